// PYSPARK_SUBMIT_ARGS, which PySpark hands to spark-submit when a Python program makes a SparkContext: the text is
// split as Python's shlex.split does it, which knows quotes and backslashes and nothing else of a shell's.
//
//   --master yarn --conf "spark.app.name=a b" pyspark-shell
//     ->  options {--master yarn}, settings {spark.app.name "a b"}, primary resource pyspark-shell
//
// pyspark/java_gateway.py, the same in all releases. What SparkConf is given there comes in front of it.
#ifndef SPARKVET_LIB_CARRIER_PYSPARK_ARGUMENTS_H_
#define SPARKVET_LIB_CARRIER_PYSPARK_ARGUMENTS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/submit_options.h"
#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

inline constexpr std::string_view kPysparkArguments = "PYSPARK_SUBMIT_ARGS";

// The value is value.text from `from` on.
Fragment ParsePysparkArguments(const Word& value, size_t from, const SubmitOptions& options);

// SPARK_SUBMIT_OPTIONS, which Zeppelin puts among the words of a spark-submit of its own.
inline constexpr std::string_view kZeppelinOptions = "SPARK_SUBMIT_OPTIONS";

// The same of these: without an application, and beside options that nobody sees. Nothing where the value does not begin with an
// option, or holds quotes, which every release of Zeppelin reads in another way.
std::optional<Fragment> ParseZeppelinOptions(const Word& value, size_t from, const SubmitOptions& options);

// shlex.split(value.text[from, …)); an unknown part of it splits at nothing.
std::vector<Word> SplitLikePython(const Word& value, size_t from, text::Arena& arena);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_PYSPARK_ARGUMENTS_H_
