#include "lib/carrier/just_lines.h"

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/carrier/byte_set.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr ByteSet kName("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

bool StartsWord(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || kBlanks.contains(text[word.size()]));
}

size_t SkipBlanks(std::string_view text, size_t at, size_t end) { return std::min(text.find_first_not_of(kBlanks, at), end); }

}  // namespace

std::string_view JustQuoteAt(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at, 3);
  for (const std::string_view quote : {"'''", "\"\"\"", "```", "'", "\"", "`"}) {
    if (rest.starts_with(quote)) return quote;
  }
  return {};
}

size_t JustStringEnd(std::string_view text, size_t at) {
  const std::string_view quote = JustQuoteAt(text, at);
  if (quote.empty()) return at;
  const bool escapes = quote.front() == '"';
  for (size_t i = at + quote.size(); i < text.size(); ++i) {
    if (escapes && text[i] == '\\') ++i;
    else if (text[i] == quote.front() && text.substr(i).starts_with(quote)) return i + quote.size();
  }
  return std::string_view::npos;
}

JustLines::JustLines(std::string_view text) : text_(text) {
  for (size_t at = 0; at < text_.size();) {
    const bool is_indented = text_[at] == ' ' || text_[at] == '\t';
    if (is_indented && is_open_) {
      at = Body(at);
      continue;
    }
    const size_t first = SkipBlanks(text_, at, text_.size());
    if (first < text_.size() && (text_[first] == '\n' || text_[first] == '\r')) {
      at = first + 1;
      continue;
    }
    const size_t end = StatementEnd(first);
    if (!is_indented) Statement(first, end);
    at = std::min(LineEnd(end) + 1, text_.size());
  }
}

size_t JustLines::LineEnd(size_t at) const { return std::min(text_.find('\n', at), text_.size()); }

// Over the ends of lines within strings and parentheses, and behind a backslash; in front of a comment.
size_t JustLines::StatementEnd(size_t at) {
  size_t depth = 0;
  while (at < text_.size()) {
    const char c = text_[at];
    if (c == '\n' && depth == 0) return at;
    if (c == '#') {
      const size_t end = LineEnd(at);
      comments_.push_back({at, end > at && text_[end - 1] == '\r' ? end - 1 : end});
      if (depth == 0) return at;
      at = end;
      continue;
    }
    if (c == '(' || c == '{' || c == '[') ++depth;
    if ((c == ')' || c == '}' || c == ']') && depth > 0) --depth;
    if (c == '\\' && (text_.substr(at + 1).starts_with('\n') || text_.substr(at + 1).starts_with("\r\n"))) {
      at = LineEnd(at) + 1;
      continue;
    }
    const size_t string = JustStringEnd(text_, at);
    if (string == std::string_view::npos) return text_.size();
    at = std::max(string, at + 1);
  }
  return text_.size();
}

void JustLines::Statement(size_t begin, size_t end) {
  while (end > begin && (kBlanks.contains(text_[end - 1]) || text_[end - 1] == '\r')) --end;
  if (begin == end) return;
  const std::string_view line = text_.substr(begin, end - begin);
  is_open_ = false;
  if (line.front() == '[') {
    has_script_attribute_ |= line.starts_with("[script") || line.contains(", script");
    return;
  }
  const bool is_setting = StartsWord(line, "set") && line.substr(3).find_first_not_of(kBlanks) != std::string_view::npos;
  const bool exports = StartsWord(line, "export");
  const size_t name = is_setting ? SkipBlanks(text_, begin + 3, end) : exports ? SkipBlanks(text_, begin + 6, end) : begin;
  const size_t name_end = std::min(kName.EndOf(text_, name, end), end);
  const size_t sign = SkipBlanks(text_, name_end, end);
  const bool is_assignment = name_end > name && text_.substr(sign, end - sign).starts_with(":=");
  const size_t value = is_assignment ? SkipBlanks(text_, sign + 2, end) : end;
  const Assignment assignment{text_.substr(name, name_end - name), {value, end}, exports, begin};
  if (is_assignment) (is_setting ? settings_ : assignments_).push_back(assignment);
  else if (is_setting && sign == end) settings_.push_back(assignment);
  else Header(begin, end);
  has_script_attribute_ = false;
}

// [@]name parameters: dependencies
void JustLines::Header(size_t begin, size_t end) {
  Recipe recipe{{}, has_script_attribute_, {}};
  bool is_name = true;
  for (size_t at = begin; at < end;) {
    const char c = text_[at];
    if (c == ':') {
      recipes_.push_back(std::move(recipe));
      is_open_ = true;
      return;
    }
    const size_t name_end = kName.EndOf(text_, at, end);
    if (name_end > at) {
      if (!is_name) recipe.parameters.push_back(text_.substr(at, name_end - at));  // or a name in a default, which then counts as one
      is_name = false;
      at = name_end;
      continue;
    }
    const size_t string = JustStringEnd(text_, at);
    if (string == std::string_view::npos) return;
    at = std::max(string, at + 1);
  }
}

// All lines that are indented, and the blank ones between them.
size_t JustLines::Body(size_t at) {
  const size_t indentation = text_.find_first_not_of(kBlanks, at);
  const std::string_view front = text_.substr(at, std::min(indentation, text_.size()) - at);
  std::vector<Range>& lines = recipes_.back().lines;
  size_t blank = 0;
  while (at < text_.size()) {
    const size_t line_end = LineEnd(at);
    const size_t end = line_end > at && text_[line_end - 1] == '\r' ? line_end - 1 : line_end;
    const size_t first = SkipBlanks(text_, at, end);
    if (first == end) {
      ++blank;
    } else if (first == at) {
      break;
    } else {
      if (!lines.empty()) lines.insert(lines.end(), blank, Range{at, at});
      blank = 0;
      const size_t begin = text_.substr(at).starts_with(front) ? at + front.size() : first;
      lines.push_back({begin, end});
    }
    at = std::min(line_end + 1, text_.size());
  }
  return at;
}

}  // namespace sparkvet::carrier
