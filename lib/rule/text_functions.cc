#include "lib/rule/text_functions.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "lib/base/int128.h"
#include "lib/base/strings.h"

namespace sparkvet::rule {
namespace {

bool Continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Byte offset of the code point at `position`, or npos when there are fewer.
size_t ByteOffset(std::string_view s, int64_t position) {
  size_t at = 0;
  while (position > 0 && at < s.size()) {
    ++at;
    while (at < s.size() && Continues(s[at])) ++at;
    --position;
  }
  return position == 0 ? at : std::string_view::npos;
}

}  // namespace

std::string_view Keep(std::pmr::memory_resource& memory, std::string_view s) {
  if (s.empty()) return {};
  char* const to = static_cast<char*>(memory.allocate(s.size(), 1));
  std::memcpy(to, s.data(), s.size());
  return {to, s.size()};
}

std::span<const Value> Keep(std::pmr::memory_resource& memory, std::span<const Value> items) {
  if (items.empty()) return {};
  auto* const to = static_cast<Value*>(memory.allocate(items.size_bytes(), alignof(Value)));
  std::uninitialized_copy(items.begin(), items.end(), to);
  return {to, items.size()};
}

int64_t CodePoints(std::string_view s) {
  return std::count_if(s.begin(), s.end(), [](char c) { return !Continues(c); });
}

Value Substring(std::string_view s, int64_t begin, int64_t end) {
  if (begin < 0 || end < begin) return Value::Error();
  const size_t from = ByteOffset(s, begin), to = ByteOffset(s, end);
  if (from == std::string_view::npos || to == std::string_view::npos) return Value::Error();
  return Value::String(s.substr(from, to - from));
}

int64_t IndexOf(std::string_view s, std::string_view t) {
  const size_t at = s.find(t);
  return at == std::string_view::npos ? -1 : CodePoints(s.substr(0, at));
}

std::string Replace(std::string_view s, std::string_view from, std::string_view to) {
  std::string out;
  if (from.empty()) {
    for (size_t i = 0; i < s.size(); ++i) {
      if (!Continues(s[i])) out += to;
      out += s[i];
    }
    return out.append(to);
  }
  size_t at = 0;
  for (size_t found; (found = s.find(from, at)) != std::string_view::npos; at = found + from.size()) {
    out.append(s.substr(at, found - at)).append(to);
  }
  return out.append(s.substr(at));
}

std::string_view TrimSpace(std::string_view s) {
  // White space beyond ASCII, as Unicode's White_Space property has it, in UTF-8.
  static constexpr std::string_view kWide[] = {
      "\xC2\x85", "\xC2\xA0", "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
      "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89",
      "\xE2\x80\x8A", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};
  static constexpr std::string_view kAscii = " \t\n\v\f\r";
  const auto blank = [](std::string_view text, bool at_end) -> size_t {
    if (text.empty()) return 0;
    if (kAscii.contains(at_end ? text.back() : text.front())) return 1;
    for (const std::string_view wide : kWide) {
      if (at_end ? text.ends_with(wide) : text.starts_with(wide)) return wide.size();
    }
    return 0;
  };
  while (const size_t n = blank(s, false)) s.remove_prefix(n);
  while (const size_t n = blank(s, true)) s.remove_suffix(n);
  return s;
}

namespace {

struct Unit {
  std::string_view name;
  int64_t nanos;
};
// Longer names first: "ms" is no "m".
constexpr Unit kUnits[] = {{"ns", 1},          {"us", 1'000},          {"\xC2\xB5s", 1'000},    {"\xCE\xBCs", 1'000}, {"ms", 1'000'000},
                           {"s", 1'000'000'000}, {"m", 60'000'000'000}, {"h", 3'600'000'000'000}};

}  // namespace

Value ParseDuration(std::string_view s) {
  const bool negative = s.starts_with('-');
  if (negative || s.starts_with('+')) s.remove_prefix(1);
  if (s == "0") return Value::Time({});
  if (s.empty()) return Value::Error();
  base::Int128 total = 0;  // nanoseconds
  while (!s.empty()) {
    base::Int128 number = 0, scale = 1;
    size_t i = 0, digits = 0;
    bool fraction = false;
    for (; i < s.size() && (base::IsDigit(s[i]) || (s[i] == '.' && !fraction)); ++i) {
      if (s[i] == '.') {
        fraction = true;
        continue;
      }
      ++digits;
      if (fraction && scale >= 1'000'000'000'000) continue;  // finer than any unit can show
      number = number * 10 + (s[i] - '0');
      if (fraction) scale *= 10;
      if (number > (base::Int128{1} << 80)) return Value::Error();
    }
    s.remove_prefix(i);
    const auto unit = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const Unit& u) { return s.starts_with(u.name); });
    if (digits == 0 || unit == std::end(kUnits)) return Value::Error();
    s.remove_prefix(unit->name.size());
    total += number * unit->nanos / scale;
  }
  // CEL's durations are 64 bits of nanoseconds.
  if (total > base::Int128{INT64_MAX} + (negative ? 1 : 0)) return Value::Error();
  const auto nanos = static_cast<int64_t>(negative ? -total : total);
  return Value::Time({nanos / 1'000'000'000, static_cast<int32_t>(nanos % 1'000'000'000)});
}

}  // namespace sparkvet::rule
