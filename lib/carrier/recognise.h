// Looks at a path and a text and says what they look like. Cheap enough for every file of a large tree.
#ifndef SPARKVET_LIB_CARRIER_RECOGNISE_H_
#define SPARKVET_LIB_CARRIER_RECOGNISE_H_

#include <string_view>

#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

// "conf/spark-defaults.conf.j2" -> "spark-defaults.conf": the last part, without a template engine's suffix.
std::string_view PlainName(std::string_view path);

// ".conf" of "spark-defaults.conf"; empty without a dot.
std::string_view Extension(std::string_view name);

// A NUL byte in the first KiB.
bool LooksBinary(std::string_view text);

// A spark-defaults.conf by name, or a .conf or .properties that has a line of a Spark key and is no HOCON.
bool LooksLikeProperties(std::string_view path, std::string_view text);
bool IsDefaultsFile(std::string_view path);
// The same by content alone, for a text without a name.
bool ReadsLikeProperties(std::string_view text);
// "<stdin>": only the content can tell what it is.
bool IsNameless(std::string_view path);

// A shell script by name or by its first line.
bool LooksLikeShellScript(std::string_view path, std::string_view text);

// Some line starts with a program of Spark's, as in a Makefile's recipe or a file that holds one command.
bool HasCommandLine(std::string_view text, const SubmitOptions& options);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_RECOGNISE_H_
