// Arguments of spark-submit in documents where its name does not stand beside them: a service or PySpark hands them over.
//
//   {sparkSubmitParameters: "--conf spark.a=1 --class X"}                 a text
//   {"--conf": "spark.a=1 --conf spark.b=2"}                              a text behind an option that is the key (Glue)
//   {Type: Spark, Args: [--conf, spark.a=1, s3://b/a.py]}                 a list (EMR)
//   {PYSPARK_SUBMIT_ARGS: "--master yarn pyspark-shell"}                  what PySpark splits
//     ->  each the fragment of a command; nothing where no argument is in it
//
// Which keys and lists these are is for tree_commands.cc, and data, to say.
#ifndef SPARKVET_LIB_CARRIER_TREE_ARGUMENTS_H_
#define SPARKVET_LIB_CARRIER_TREE_ARGUMENTS_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "lib/carrier/command_words.h"
#include "lib/carrier/document.h"
#include "lib/carrier/fragment.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

// Whether somebody wrote an option or a setting there; what the program's own script puts in front has its place.
bool HasArguments(const Fragment& f);

std::optional<Fragment> ReadArgumentList(const Document& d, const Node& list, const Environment& env, const SubmitOptions& options);

// `title` is what people call it; `option` stands in front of the text, or is empty. Behind an option only a chain of further
// options is read: what else may become of such a text is not known.
std::optional<Fragment> ReadArgumentText(const Document& d, const Node& scalar, std::string_view title, std::string_view option,
                                         const Environment& env, const SubmitOptions& options);

// The arguments begin at text[from].
std::optional<Fragment> ReadPysparkText(const Document& d, const Node& scalar, size_t from, const Environment& env, const SubmitOptions& options);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TREE_ARGUMENTS_H_
