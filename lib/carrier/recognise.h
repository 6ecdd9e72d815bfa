// Looks at a path and a text and says what they look like. Cheap enough for every file of a large tree.
#ifndef SPARKVET_LIB_CARRIER_RECOGNISE_H_
#define SPARKVET_LIB_CARRIER_RECOGNISE_H_

#include <cstddef>
#include <string_view>

#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

// "conf/spark-defaults.conf.j2" -> "spark-defaults.conf": the last part, without a template engine's suffix.
std::string_view PlainName(std::string_view path);

// ".conf" of "spark-defaults.conf"; empty without a dot.
std::string_view Extension(std::string_view name);

// A path and what its name tells: worked out once for all who look at it.
struct FileName {
  explicit FileName(std::string_view p) : path(p), plain(PlainName(p)), extension(Extension(plain)) {}
  std::string_view path, plain, extension;
};

// A NUL byte in the first KiB.
// A TOML file with rules of sparkvet's (docs/policies.md).
bool IsPolicy(std::string_view text);

bool LooksBinary(std::string_view text);

bool IsDefaultsFile(std::string_view path);
bool IsDefaultsFile(const FileName& name);
// Has a line of a Spark key and is no HOCON.
bool ReadsLikeProperties(std::string_view text);
// The first such line, counted from 1; 0 if there is none.
struct SparkKeyLine {
  size_t number = 0;
  std::string_view key;
};
SparkKeyLine FirstSparkKeyLine(std::string_view text);
// "<stdin>", "/dev/fd/63": only the content can tell what it is.
bool IsNameless(std::string_view path);

// A shell script by name, or by its first line: "#!/bin/bash".
bool IsShellName(std::string_view path);
bool IsShellName(const FileName& name);
bool StartsLikeShell(std::string_view text);
// ".py", ".parquet": what has such an extension is no script of a shell, and is not opened to see.
bool IsOtherLanguage(std::string_view extension);

// The first line that starts with a program of Spark's, as in a Makefile's recipe or a file that holds one command.
struct CommandLine {
  size_t number = 0;  // from 1; 0 if there is none
  std::string_view program;
};
CommandLine FirstCommandLine(std::string_view text, const SubmitOptions& options);

// Where "spark" or "SPARK" stands first, or npos: a test that costs little more than reading the bytes.
size_t FindTrace(std::string_view text);
// The word that it stands in: "spark-submit"; empty if there is none.
std::string_view FirstTrace(std::string_view text);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_RECOGNISE_H_
