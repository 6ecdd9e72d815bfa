// What a word of a command looks like: to spark-submit, and to somebody who knows what people write by mistake.
//
//   SplitAt("--name=x")                          ->  6
//   SecondSetting("spark.a", "1,spark.b=2")      ->  2
//   IsNamedLikeAnApplication("$APP_JAR")         ->  true
//   MayBeAnApplication("—conf", options)         ->  false: a word processor has been at it
#ifndef SPARKVET_LIB_CARRIER_SUBMIT_WORDS_H_
#define SPARKVET_LIB_CARRIER_SUBMIT_WORDS_H_

#include <cstddef>
#include <string_view>

#include "lib/carrier/submit_options.h"
#include "lib/carrier/word.h"

namespace sparkvet::carrier {

// Whether there is something in it that Java's '.' does not match.
bool HasLineEnd(std::string_view text);

// Where "--opt=value" splits, as the pattern (--[^=]+)=(.+) of SparkSubmitOptionParser has it, or npos.
inline size_t SplitAt(std::string_view text) {
  if (!text.starts_with("--")) return std::string_view::npos;
  const size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals < 3 || equals + 1 == text.size()) return std::string_view::npos;
  return HasLineEnd(text.substr(equals + 1)) ? std::string_view::npos : equals;
}

// What people call a variable that holds options, and one that holds the application: "$SPARK_ARGS", "$APP_JAR".
bool IsNamedLikeOptions(std::string_view word);
bool IsNamedLikeAnApplication(std::string_view word);

// Not "—conf" of a word processor, "b.conf," of a list with blanks, the second setting behind a --conf.
bool MayBeAnApplication(std::string_view word, const SubmitOptions& options);

// Where in a value another setting begins, behind a comma or a blank, or npos. Java options hold -Dspark.b=2.
size_t FindSecondSetting(std::string_view key, std::string_view value);
inline size_t SecondSetting(std::string_view key, std::string_view value) {
  return value.contains('=') ? FindSecondSetting(key, value) : std::string_view::npos;  // as hardly any value does
}

// Whether a shell may put the names of files in the place of the option's value: whether such files are found, nobody knows here.
bool IsPatternOfFiles(const SubmitOption& option, const Word& value);
inline bool IsPattern(const SubmitOption& option, const Word& value) { return value.text.contains('[') && IsPatternOfFiles(option, value); }

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SUBMIT_WORDS_H_
