#include "lib/carrier/unknown.h"

#include <algorithm>
#include <array>
#include <string>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

// The names inside ${…} that Spark's ConfigReader resolves.
bool SparkSubstitutes(std::string_view name) {
  return name.starts_with("spark.") || name.starts_with("env:") || name.starts_with("system:");
}

constexpr std::string_view kPlaceholderSigns[] = {"@", "%%", "__"};

bool IsPlaceholderName(std::string_view name) {
  if (name.empty() || name.front() < 'A' || name.front() > 'Z') return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || base::IsDigit(c) || c == '_'; });
}

constexpr std::array<bool, 256> kSigns = [] {
  std::array<bool, 256> table{};
  for (const char c : {'{', '%', '$', '@', '_', '<'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

size_t FindNameInBraces(std::string_view text) {
  for (size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    if (NameInBracesEnd(text, at) != at) return at;
  }
  return std::string_view::npos;
}

size_t FindBlankToFill(std::string_view text) {
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (BlankToFillEnd(text, at) != at) return at;
  }
  return std::string_view::npos;
}

bool IsNameByte(char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '_' || c == '-'; }

// "<< parameters.memory >>"; `at` if none starts there.
size_t CircleExpressionEnd(std::string_view text, size_t at) {
  constexpr size_t kLongest = 256;
  std::string_view rest = text.substr(at, kLongest);
  rest = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t", 2), rest.size()));
  if (!rest.starts_with("parameters.") && !rest.starts_with("pipeline.") && !rest.starts_with("matrix.")) return at;
  const size_t end = rest.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. \t");
  return end == std::string_view::npos || !rest.substr(end).starts_with(">>") ? at : static_cast<size_t>(rest.data() - text.data()) + end + 2;
}

}  // namespace

// "spark://{MASTER-HOST}:7077" and "{memory}g", but neither "%d{HH}" nor "a{B}" nor "${x}".
size_t NameInBracesEnd(std::string_view text, size_t at) {
  constexpr size_t kLongest = 64, kShortest = 3;
  if (at + 1 >= text.size() || !base::IsAlpha(text[at + 1])) return at;
  if (at > 0 && (base::IsAlpha(text[at - 1]) || base::IsDigit(text[at - 1]) || std::string_view("%$}\\").contains(text[at - 1]))) return at;
  size_t end = at + 1;
  while (end < text.size() && end - at < kLongest && (IsNameByte(text[end]) || text[end] == '.')) ++end;
  return end - at > kShortest - 1 && end < text.size() && text[end] == '}' ? end + 1 : at;
}

size_t BlankToFillEnd(std::string_view text, size_t at) {
  constexpr size_t kLongest = 64;
  constexpr std::string_view kWithin = " |:,";  // beside letters
  if (text.substr(at).starts_with("<<")) return CircleExpressionEnd(text, at);
  if (at + 1 >= text.size() || !base::IsAlpha(text[at + 1])) return at;
  bool is_path = false;
  size_t end = at + 1;
  for (; end < text.size() && text[end] != '>'; ++end) {
    if (end - at > kLongest) return at;
    const char c = text[end];
    if (c == '.' || c == '/') is_path = true;
    else if (!IsNameByte(c) && !kWithin.contains(c)) return at;
    if (c == '-' && text[end - 1] == ' ') return at;  // an option
  }
  if (end == text.size() || text[end - 1] == ' ' || (base::IsDigit(text[end - 1]) && text[end - 2] == ' ')) return at;
  ++end;
  // <n>g and <key>=<value>, but not <in>out.
  constexpr size_t kLongestUnit = 2;
  size_t unit = end;
  while (unit < text.size() && (base::IsAlpha(text[unit]) || base::IsDigit(text[unit]))) ++unit;
  const bool has_more = is_path ? unit != end || (end < text.size() && (text[end] == '/' || text[end] == '$')) : unit - end > kLongestUnit;
  return has_more ? at : end;
}

bool IsUnknown(std::string_view text) {
  // Most texts are short and have no sign of anything.
  constexpr size_t kShort = 100;
  const auto is_sign = [](char c) { return kSigns[static_cast<unsigned char>(c)]; };
  if (text.size() <= kShort && std::none_of(text.begin(), text.end(), is_sign)) return false;
  return HasTemplate(text) || HasVariable(text) || HasPlaceholder(text);
}

bool HasTemplate(std::string_view text) {
  for (size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    if (at + 1 < text.size() && (text[at + 1] == '{' || text[at + 1] == '%')) return true;
    if (at > 0 && (text[at - 1] == '%' || text[at - 1] == '#')) return true;
  }
  return text.contains("<%") || text.contains("<#");
}

bool MayBeAnyKey(std::string_view key) {
  const auto sign = std::find_if(key.begin(), key.end(), [](char c) { return c == '#' || kSigns[static_cast<unsigned char>(c)]; });
  return std::string_view("spark.").starts_with(std::string_view(key.begin(), sign));
}

size_t FindPlaceholder(std::string_view text) {
  for (const std::string_view sign : kPlaceholderSigns) {
    for (size_t at = text.find(sign); at != std::string_view::npos;) {
      const size_t name = at + sign.size();
      const size_t end = text.find(sign, name);
      if (end == std::string_view::npos) break;
      if (IsPlaceholderName(text.substr(name, end - name))) return at;
      at = end;
    }
  }
  return std::min(FindNameInBraces(text), FindBlankToFill(text));
}

bool MayHoldPlaceholder(std::string_view text) {
  for (const std::string_view sign : kPlaceholderSigns) {
    for (size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
      const size_t name = at + sign.size();
      if (name < text.size() && text[name] >= 'A' && text[name] <= 'Z') return true;
    }
  }
  return false;
}

bool HasPlaceholderSign(std::string_view text) {
  return text.contains('@') || text.contains("%%") || text.contains("__") || FindNameInBraces(text) != std::string_view::npos || FindBlankToFill(text) != std::string_view::npos;
}

bool HasVariable(std::string_view text) {
  for (size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.empty()) return false;
    const char c = rest.front();
    if (base::IsAlpha(c) || c == '_' || c == '(') return true;
    if (c == '{' && !SparkSubstitutes(rest.substr(1))) return true;
    if (rest.starts_with("[[")) return true;
  }
  return false;
}

}  // namespace sparkvet::carrier
