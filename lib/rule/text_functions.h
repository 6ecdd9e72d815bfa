// CEL's string functions, over Unicode code points. Implementation detail of functions.cc.
#ifndef SPARKVET_LIB_RULE_TEXT_FUNCTIONS_H_
#define SPARKVET_LIB_RULE_TEXT_FUNCTIONS_H_

#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

#include "lib/rule/value.h"

namespace sparkvet::rule {

// A copy of the text, or of the values, that lives in `memory`.
std::string_view Keep(std::pmr::memory_resource& memory, std::string_view s);
std::span<const Value> Keep(std::pmr::memory_resource& memory, std::span<const Value> items);

// Number of code points.
int64_t CodePoints(std::string_view s);
// The text between two positions in code points; Error when they are out of range.
Value Substring(std::string_view s, int64_t begin, int64_t end);
// Position in code points of the first `t` in `s`, or -1.
int64_t IndexOf(std::string_view s, std::string_view t);
// CEL's replace: every `from`; an empty `from` matches between all code points.
std::string Replace(std::string_view s, std::string_view from, std::string_view to);
// Blanks as Unicode has them, at both ends.
std::string_view TrimSpace(std::string_view s);

// "1h30m", "-1.5s", "100ms" (CEL's duration()); nothing for anything else.
Value ParseDuration(std::string_view s);

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_TEXT_FUNCTIONS_H_
