// Small helpers over ASCII text, for what the standard library lacks. No locale, no Unicode: Spark's keys,
// options and keywords are ASCII, and everything else passes through as bytes.
#ifndef SPARKVET_LIB_BASE_STRINGS_H_
#define SPARKVET_LIB_BASE_STRINGS_H_

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace sparkvet::base {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr char ToLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool IsAlpha(char c) { return ToLower(c) >= 'a' && ToLower(c) <= 'z'; }

// "A.b" -> "a.b"
std::string Lower(std::string_view s);

// ("TRUE", "true") -> true
bool EqualsIgnoreCase(std::string_view a, std::string_view b);
inline bool IsOneOf(std::string_view s, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), s) != words.end(); }

// Blanks are space and tab only: ("  a b\t") -> "a b"
std::string_view TrimBlanks(std::string_view s);

// ("a.b..c", '.') -> {"a", "b", "", "c"}; "" -> {""}
std::vector<std::string_view> Split(std::string_view s, char separator);

// ({"a", "b"}, ", ") -> "a, b"
std::string Join(const std::vector<std::string>& parts, std::string_view separator);

// Control characters, and bytes that are no valid UTF-8, become \n, \t, \xNN: safe to print on a terminal.
std::string Printable(std::string_view s);

// The same for the same text, on every machine: 16 hexadecimal digits (FNV-1a, 64 bits).
std::string Fingerprint(std::string_view text);

// (1, "setting") -> "1 setting", (2, "setting") -> "2 settings"
std::string Count(size_t n, std::string_view noun);

// The length of the well-formed UTF-8 sequence at the start of `s` (1..4), or 0 if there is none; `s` is not empty.
size_t Utf8Length(std::string_view s);

// The code point of such a sequence, which is all of `sequence`.
uint32_t CodePoint(std::string_view sequence);

// How many bytes from the start are printable ASCII: ("a b\t") -> 3
size_t PlainPrefix(std::string_view s);

// How many bytes from the start are well-formed UTF-8 (no surrogates, no overlong forms).
size_t Utf8Prefix(std::string_view s);
inline bool IsUtf8(std::string_view s) { return Utf8Prefix(s) == s.size(); }

}  // namespace sparkvet::base

#endif  // SPARKVET_LIB_BASE_STRINGS_H_
