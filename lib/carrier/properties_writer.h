// Writes one setting as a line of a properties file, so that Spark reads back the same key and value.
//
//   PropertyLine("spark.a", "C:\\new\tx")  ->  "spark.a C:\\\\new\\tx"
//   PropertyLine("spark.a", " x")          ->  nothing: Spark trims values, so no line says that
//
// What a line says is asked of the reader (properties.h): a line that does not come back as it was meant is none.
#ifndef SPARKVET_LIB_CARRIER_PROPERTIES_WRITER_H_
#define SPARKVET_LIB_CARRIER_PROPERTIES_WRITER_H_

#include <optional>
#include <string>
#include <string_view>

namespace sparkvet::carrier {

// Without a line end.
std::optional<std::string> PropertyLine(std::string_view key, std::string_view value);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_PROPERTIES_WRITER_H_
