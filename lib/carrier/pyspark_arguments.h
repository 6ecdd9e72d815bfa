// PYSPARK_SUBMIT_ARGS, which PySpark hands to spark-submit when a Python program makes a SparkContext: the text is
// split as Python's shlex.split does it, which knows quotes and backslashes and nothing else of a shell's.
//
//   --master yarn --conf "spark.app.name=a b" pyspark-shell
//     ->  options {--master yarn}, settings {spark.app.name "a b"}, primary resource pyspark-shell
//
// pyspark/java_gateway.py, the same in all releases. What SparkConf is given there comes in front of it.
#ifndef SPARKVET_LIB_CARRIER_PYSPARK_ARGUMENTS_H_
#define SPARKVET_LIB_CARRIER_PYSPARK_ARGUMENTS_H_

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

// shlex.split(value.text[from, …)); an unknown part of it splits at nothing.
std::vector<Word> SplitLikePython(const Word& value, size_t from, text::Arena& arena);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_PYSPARK_ARGUMENTS_H_
