#include "lib/carrier/code_points.h"

namespace sparkvet::carrier {

std::optional<uint32_t> HexOf(std::string_view digits) {
  constexpr std::string_view kAll = "0123456789abcdef";
  uint32_t out = 0;
  for (const char c : digits) {
    const size_t value = kAll.find(static_cast<char>(c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c));
    if (value == std::string_view::npos) return std::nullopt;
    out = out << 4 | static_cast<uint32_t>(value);
  }
  return out;
}

std::string Utf8Of(uint32_t c) {
  std::string out;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
  }
  if (c >= 0x80) out += static_cast<char>(0x80 | (c & 0x3F));
  return out;
}

}  // namespace sparkvet::carrier
