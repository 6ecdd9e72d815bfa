// Code points as escapes name them: "\u00e9".
//
//   HexOf("00e9") -> 0xE9    Utf8Of(0xE9) -> "\xC3\xA9"
#ifndef SPARKVET_LIB_CARRIER_CODE_POINTS_H_
#define SPARKVET_LIB_CARRIER_CODE_POINTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sparkvet::carrier {

// Nothing where one is no digit.
std::optional<uint32_t> HexOf(std::string_view digits);

std::string Utf8Of(uint32_t code_point);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CODE_POINTS_H_
