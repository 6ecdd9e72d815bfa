// What becomes of a plain scalar (one without quotes) on its way to Spark: a reader of YAML makes a number or a boolean of it,
// and that is written out again as text.
//
//   Delivered("010", Receiver::kKubernetes)  ->  "8"
//   Delivered("1e3", Receiver::kPython)      ->  "1e3", no number in YAML 1.1
//   Delivered("1e3", Receiver::kAnybody)     ->  nothing: it depends on who reads it
//   Delivered("on", Receiver::kAnybody)      ->  "true"
//
// Booleans are given in lower case: Python writes True, and Spark reads both. Nothing is said where the text of a float
// differs from what was written ("1.50"), of a date with a time, and of numbers beyond 64 bits.
#ifndef SPARKVET_LIB_CARRIER_DELIVERED_H_
#define SPARKVET_LIB_CARRIER_DELIVERED_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sparkvet::carrier {

enum class Receiver : uint8_t {
  kAnybody,     // what all of them deliver
  kKubernetes,  // sigs.k8s.io/yaml: kubectl, Helm, operators
  kPython,      // PyYAML, and str(): Airflow, Kedro, dbt
};

std::optional<std::string> Delivered(std::string_view plain, Receiver receiver);

// Whether what is delivered is another number than the one that people see: 010 is octal. (yes for true is no surprise.)
bool IsAnotherNumber(std::string_view plain, std::string_view delivered);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_DELIVERED_H_
