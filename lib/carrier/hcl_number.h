// What Terraform makes of a number where a text is wanted.
//
//   "4" -> "4"    "1.50" -> "1.5"    "1e3" -> "1000"    "010" -> "10"    "1.2.3" -> nothing: it is none
#ifndef SPARKVET_LIB_CARRIER_HCL_NUMBER_H_
#define SPARKVET_LIB_CARRIER_HCL_NUMBER_H_

#include <optional>
#include <string>
#include <string_view>

namespace sparkvet::carrier {

// `written` has no sign. Nothing, too, for a number of more digits than anybody writes, which is rounded.
std::optional<std::string> HclNumberText(std::string_view written);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_HCL_NUMBER_H_
