#include "lib/spark/java_text.h"

#include <algorithm>
#include <cstdint>

#include "lib/base/strings.h"

namespace sparkvet::spark {
namespace {

// The zeros of all decimal digits below U+10000: where Character.digit(c, 10) is 0 on JDK 17
// (Unicode 13).
constexpr uint16_t kZeros[] = {
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
};

constexpr std::string_view kKelvinSign = "\xE2\x84\xAA";

// The digit's value 0..9, or nothing.
std::optional<char> DigitOf(uint32_t code_point) {
  const auto* const after = std::upper_bound(std::begin(kZeros), std::end(kZeros), code_point);
  if (after == std::begin(kZeros) || code_point - after[-1] > 9) return std::nullopt;
  return static_cast<char>(code_point - after[-1]);
}

struct Decoded {
  uint32_t code_point;
  size_t length;
};

// The two- or three-byte character at the start of `s` (no longer one is below U+10000), overlong
// forms refused.
std::optional<Decoded> DecodeShort(std::string_view s) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(s[i]); };
  const auto continues = [&](size_t i) { return i < s.size() && (byte(i) & 0xC0) == 0x80; };
  if (byte(0) >= 0xC2 && byte(0) < 0xE0 && continues(1)) {
    return Decoded{(byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu), 2};
  }
  if (byte(0) >= 0xE0 && byte(0) < 0xF0 && continues(1) && continues(2)) {
    const uint32_t c = (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    if (c >= 0x800) return Decoded{c, 3};
  }
  return std::nullopt;
}

}  // namespace

std::string_view JavaTrim(std::string_view s) {
  const auto blank = [](char c) { return static_cast<uint8_t>(c) <= 0x20; };
  while (!s.empty() && blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && blank(s.back())) s.remove_suffix(1);
  return s;
}

std::optional<std::string> JavaDigits(std::string_view s) {
  const auto ascii = [](char c) { return static_cast<uint8_t>(c) < 0x80; };
  if (std::all_of(s.begin(), s.end(), ascii)) return std::nullopt;
  std::string out;
  while (!s.empty()) {
    const std::optional<Decoded> c = DecodeShort(s);
    const std::optional<char> digit = c ? DigitOf(c->code_point) : std::nullopt;
    if (digit) {
      out += static_cast<char>('0' + *digit);
      s.remove_prefix(c->length);
    } else {
      out += s.front();
      s.remove_prefix(1);
    }
  }
  return out;
}

std::string JavaLowerAscii(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  while (!s.empty()) {
    if (s.starts_with(kKelvinSign)) {
      out += 'k';
      s.remove_prefix(kKelvinSign.size());
    } else {
      out += base::ToLower(s.front());
      s.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace sparkvet::spark
