#include "lib/carrier/yaml_scan.h"

#include <algorithm>

namespace sparkvet::carrier {
namespace {

constexpr bool IsBlank(char c) { return c == ' ' || c == '\t'; }
constexpr bool IsSpace(char c) { return IsBlank(c) || c == '\n' || c == '\r'; }

size_t LineEnd(std::string_view text, size_t at) {
  return std::min(text.find('\n', at), text.size());
}

// Past anchors and tags, and the blanks and line ends behind them.
size_t SkipProperties(std::string_view text, size_t at) {
  while (at < text.size() && (text[at] == '&' || text[at] == '!')) {
    while (at < text.size() && !IsSpace(text[at])) ++at;
    while (at < text.size() && IsSpace(text[at])) ++at;
  }
  return at;
}

ScalarPlace SingleQuoted(std::string_view text, size_t begin) {
  for (size_t at = begin; at < text.size(); ++at) {
    if (text[at] != '\'') continue;
    if (at + 1 < text.size() && text[at + 1] == '\'') {
      ++at;
    } else {
      return {begin, at, true};
    }
  }
  return {begin, text.size(), false};
}

ScalarPlace DoubleQuoted(std::string_view text, size_t begin) {
  for (size_t at = begin; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '"')
      return {begin, at, true};
  }
  return {begin, text.size(), false};
}

// | and >: from the first line of content to the last that is indented as much.
ScalarPlace Block(std::string_view text, size_t header) {
  size_t at = LineEnd(text, header) + 1;
  size_t indent = 0;
  ScalarPlace place{0, 0, true};
  while (at < text.size()) {
    const size_t end = LineEnd(text, at);
    size_t first = at;
    while (first < end && text[first] == ' ') ++first;
    const bool empty = first == end || (first + 1 == end && text[first] == '\r');
    if (!empty) {
      if (place.begin == 0) {
        indent = first - at;
        if (indent == 0) break;
        place.begin = first;
      }
      if (first - at < indent) break;
      place.end = end > at && text[end - 1] == '\r' ? end - 1 : end;
    }
    at = end + 1;
  }
  if (place.begin == 0) place.begin = place.end = std::min(LineEnd(text, header), text.size());
  return place;
}

// A plain scalar; over several lines, each run of white space in the text was folded.
ScalarPlace Plain(std::string_view text, size_t begin, std::string_view value) {
  if (text.substr(begin, value.size()) == value) return {begin, begin + value.size(), true};
  size_t at = begin;
  size_t end = begin;
  for (size_t i = 0; i < value.size() && at < text.size();) {
    if (value[i] == text[at] && !IsSpace(value[i])) {
      ++i;
      end = ++at;
    } else if (IsSpace(value[i]) && IsSpace(text[at])) {
      while (i < value.size() && IsSpace(value[i])) ++i;
      while (at < text.size() && IsSpace(text[at])) ++at;
    } else {
      break;
    }
  }
  return {begin, end, true};
}

}  // namespace

ScalarPlace PlaceOfScalar(std::string_view text, size_t at, std::string_view value, bool plain) {
  at = SkipProperties(text, std::min(at, text.size()));
  if (at == text.size()) return {at, at, true};
  if (plain) return Plain(text, at, value);
  switch (text[at]) {
    case '\'':
      return SingleQuoted(text, at + 1);
    case '"':
      return DoubleQuoted(text, at + 1);
    case '|':
    case '>':
      return Block(text, at);
    default:
      return Plain(text, at, value);
  }
}

}  // namespace sparkvet::carrier
