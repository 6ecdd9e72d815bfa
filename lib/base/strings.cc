#include "lib/base/strings.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace sparkvet::base {
namespace {

// Of the eight bytes of a word: their high bits, and 1 in each.
constexpr uint64_t kHighBits = 0x8080808080808080u, kEach = 0x0101010101010101u;

}  // namespace

std::string Lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), ToLower);
  return out;
}

bool EqualsIgnoreCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ToLower(x) == ToLower(y); });
}

std::string_view TrimBlanks(std::string_view s) {
  const size_t begin = s.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return s.substr(begin, s.find_last_not_of(" \t") - begin + 1);
}

std::vector<std::string_view> Split(std::string_view s, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t at = s.find(separator);
    parts.push_back(s.substr(0, at));
    if (at == std::string_view::npos) return parts;
    s.remove_prefix(at + 1);
  }
}

std::string Join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += part;
  }
  return out;
}

size_t Utf8Length(std::string_view s) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(s[i]); };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  const size_t n = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (n == 0 || lead > 0xF4 || s.size() < n) return 0;
  for (size_t i = 1; i < n; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
  const bool surrogate = lead == 0xED && byte(1) >= 0xA0;
  const bool too_high = lead == 0xF4 && byte(1) >= 0x90;
  return overlong || surrogate || too_high ? 0 : n;
}

uint32_t CodePoint(std::string_view sequence) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(sequence[i])); };
  switch (sequence.size()) {
    case 1: return byte(0);
    case 2: return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
    case 3: return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    default: return (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
  }
}

std::string Printable(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  while (true) {
    const size_t plain = PlainPrefix(s);
    out += s.substr(0, plain);
    s.remove_prefix(plain);
    if (s.empty()) return out;
    const char c = s.front();
    const size_t n = Utf8Length(s);
    const bool c1_control = n == 2 && s[0] == '\xC2' && static_cast<uint8_t>(s[1]) < 0xA0;
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (n == 0 || c1_control || static_cast<uint8_t>(c) < 0x20 || c == 0x7F) {
      char hex[5];
      std::snprintf(hex, sizeof hex, "\\x%02X", static_cast<uint8_t>(c));
      out += hex;
      s.remove_prefix(1);
      continue;
    } else {
      out += s.substr(0, n);
    }
    s.remove_prefix(std::max<size_t>(n, 1));
  }
}

std::string Fingerprint(std::string_view text) {
  uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(hash));
  return hex;
}

std::string Count(size_t n, std::string_view noun) {
  return std::to_string(n) + ' ' + std::string(noun) + (n == 1 ? "" : "s");
}

size_t PlainPrefix(std::string_view s) {
  const auto has_zero = [](uint64_t eight) { return (eight - kEach) & ~eight & kHighBits; };
  size_t at = 0;
  for (uint64_t eight = 0; s.size() - at >= sizeof eight; at += sizeof eight) {
    std::memcpy(&eight, s.data() + at, sizeof eight);
    const uint64_t below_blank = (eight - 0x20 * kEach) & ~eight, is_delete = has_zero(eight ^ 0x7F * kEach);
    if (((eight | below_blank | is_delete) & kHighBits) != 0) break;
  }
  while (at < s.size() && s[at] >= ' ' && s[at] < 0x7F) ++at;
  return at;
}

size_t Utf8Prefix(std::string_view s) {
  size_t at = 0;
  while (at < s.size()) {
    uint64_t eight = 0;
    if (s.size() - at >= sizeof eight) {
      std::memcpy(&eight, s.data() + at, sizeof eight);
      if ((eight & kHighBits) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const size_t n = Utf8Length(s.substr(at));
    if (n == 0) break;
    at += n;
  }
  return at;
}

}  // namespace sparkvet::base
