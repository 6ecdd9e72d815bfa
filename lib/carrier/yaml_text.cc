// The parts of yaml.h that need no parser.
#include <algorithm>

#include "lib/base/strings.h"
#include "lib/carrier/yaml.h"
#include "lib/carrier/yaml_words.h"

namespace sparkvet::carrier {
namespace {

bool AllOf(std::string_view s, std::string_view allowed) {
  return !s.empty() && s.find_first_not_of(allowed) == std::string_view::npos;
}

// Integers in any base and floats, with underscores; not times (1:30) nor sizes (4g).
bool IsNumber(std::string_view s) {
  if (s.starts_with('-') || s.starts_with('+')) s.remove_prefix(1);
  if (IsYamlWord(s, {".inf"})) return true;
  if (s.starts_with("0x")) return AllOf(s.substr(2), "0123456789abcdefABCDEF_");
  if (s.starts_with("0b")) return AllOf(s.substr(2), "01_");
  if (s.starts_with("0o")) return AllOf(s.substr(2), "01234567_");
  size_t digits = 0;
  size_t at = 0;
  const auto run = [&] {
    for (; at < s.size() && (base::IsDigit(s[at]) || s[at] == '_'); ++at) digits += s[at] != '_';
  };
  run();
  if (at < s.size() && s[at] == '.') {
    ++at;
    run();
  }
  if (digits == 0 || s.front() == '_') return false;
  if (at < s.size() && (s[at] == 'e' || s[at] == 'E')) {
    ++at;
    if (at < s.size() && (s[at] == '-' || s[at] == '+')) ++at;
    digits = 0;
    run();
    if (digits == 0) return false;
  }
  return at == s.size();
}

// %YAML 1.2, with comments and empty lines about it.
bool IsOnlyDirectives(std::string_view lines) {
  bool any = false;
  for (const std::string_view line : base::Split(lines, '\n')) {
    if (line.starts_with('%')) any = true;
    else if (!line.starts_with('#') && !base::TrimBlanks(line).empty() && line != "\r") return false;
  }
  return any;
}

}  // namespace

bool IsYamlTrue(std::string_view plain) {
  return !plain.empty() && IsYamlWord(plain, {"true", "yes", "on", "y"});
}

bool IsYamlString(std::string_view plain) {
  if (plain.empty() || plain == "~") return false;
  if (IsYamlWord(plain, {"true", "yes", "on", "y", "false", "no", "off", "n", "null", ".nan"}))
    return false;
  return !IsNumber(plain);
}

std::vector<text::Span> YamlDocuments(std::string_view text, text::FileId file) {
  std::vector<text::Span> out;
  const auto add = [&](size_t begin, size_t end) {
    if (begin < end)
      out.push_back({file, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  };
  size_t begin = 0;
  for (size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const bool marker = rest.starts_with("---") &&
                        (rest.size() == 3 || std::string_view(" \t\r\n").contains(rest[3]));
    if (marker && at > begin && !IsOnlyDirectives(text.substr(begin, at - begin))) {
      add(begin, at);
      begin = at;
    }
    const size_t next = text.find("\n---", at);
    if (next == std::string_view::npos) break;
    at = next + 1;
  }
  add(begin, text.size());
  return out;
}

}  // namespace sparkvet::carrier
