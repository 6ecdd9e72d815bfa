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

// "spark://{MASTER-HOST}:7077", but neither "%d{HH}" nor "a{B}".
bool HasNameInBraces(std::string_view text) {
  for (size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    if (at + 1 >= text.size() || text[at + 1] < 'A' || text[at + 1] > 'Z') continue;
    constexpr size_t kLongest = 64;
    const size_t end = text.substr(0, at + kLongest).find('}', at);
    if (end == std::string_view::npos) continue;
    if (at > 0 && (base::IsAlpha(text[at - 1]) || base::IsDigit(text[at - 1]) || std::string_view("%$#}").contains(text[at - 1]))) continue;
    std::string name(text.substr(at + 1, end - at - 1));
    std::erase(name, '-');
    if (name.size() > 2 && IsPlaceholderName(name)) return true;
  }
  return false;
}

bool HasBlankToFill(std::string_view text) {
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (BlankToFillEnd(text, at) != at) return true;
  }
  return false;
}

bool IsNameByte(char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '_' || c == '-'; }

}  // namespace

size_t BlankToFillEnd(std::string_view text, size_t at) {
  constexpr size_t kLongest = 64;
  constexpr std::string_view kWithin = " |:,";  // beside letters
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

bool HasPlaceholder(std::string_view text) {
  for (const std::string_view sign : kPlaceholderSigns) {
    for (size_t at = text.find(sign); at != std::string_view::npos;) {
      const size_t name = at + sign.size();
      const size_t end = text.find(sign, name);
      if (end == std::string_view::npos) break;
      if (IsPlaceholderName(text.substr(name, end - name))) return true;
      at = end;
    }
  }
  return HasNameInBraces(text) || HasBlankToFill(text);
}

bool HasPlaceholderSign(std::string_view text) {
  return text.contains('@') || text.contains("%%") || text.contains("__") || HasNameInBraces(text) || HasBlankToFill(text);
}

bool HasVariable(std::string_view text) {
  for (size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.empty()) return false;
    const char c = rest.front();
    if (base::IsAlpha(c) || c == '_' || c == '(') return true;
    if (c == '{' && !SparkSubstitutes(rest.substr(1))) return true;
  }
  return false;
}

}  // namespace sparkvet::carrier
