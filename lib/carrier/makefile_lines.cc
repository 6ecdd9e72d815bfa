#include "lib/carrier/makefile_lines.h"

#include <algorithm>
#include <optional>

#include "lib/base/strings.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kBlanks = " \t\r";

constexpr bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bool IsContinued(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  size_t n = 0;
  while (n < line.size() && line[line.size() - 1 - n] == '\\') ++n;
  return n % 2 == 1;
}

// Where a comment begins, or the end.
size_t CommentAt(std::string_view line) {
  size_t at = line.find('#');
  while (at != std::string_view::npos && at > 0 && line[at - 1] == '\\') at = line.find('#', at + 1);
  return std::min(at, line.size());
}

bool StartsWord(std::string_view line, std::string_view word) {
  return line.starts_with(word) && (line.size() == word.size() || IsBlank(line[word.size()]) || line[word.size()] == '(');
}

// The end of $(…) or ${…} whose sign stands at `at`; npos if it is never closed.
size_t ReferenceEnd(std::string_view text, size_t at) {
  const char open = text[at + 1];
  const char close = open == '(' ? ')' : '}';
  int depth = 0;
  for (size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == open) ++depth;
    if (text[i] == close && --depth == 0) return i + 1;
  }
  return std::string_view::npos;
}

}  // namespace

MakeLines::MakeLines(const Word& file, text::Arena& arena) : file_(file), text_(file.text), arena_(arena) {
  for (size_t at = 0; at < text_.size();) {
    const size_t end = LogicalEnd(at);
    if (in_define_) {
      if (StartsWord(base::TrimBlanks(text_.substr(at, end - at)), "endef")) in_define_ = false;
    } else if (text_[at] == '\t' && in_rule_) {
      AddRecipe(at + 1, end);
    } else {
      Line(at, end);
    }
    at = std::min(end + 1, text_.size());
  }
}

size_t MakeLines::LineEnd(size_t at) const { return std::min(text_.find('\n', at), text_.size()); }

size_t MakeLines::LogicalEnd(size_t at) const {
  size_t end = LineEnd(at);
  for (size_t begin = at; end < text_.size() && IsContinued(text_.substr(begin, end - begin));) {
    begin = end + 1;
    end = LineEnd(begin);
  }
  return end;
}

// Each continued line keeps its backslash and loses its tab.
void MakeLines::AddRecipe(size_t begin, size_t end) {
  WordBuilder recipe(file_, arena_);
  recipe.Start(begin);
  for (size_t at = begin; at < end;) {
    const size_t line_end = std::min(LineEnd(at) + 1, end);
    recipe.Copy(at, line_end);
    at = line_end;
    if (at < end && text_[at] == '\t') ++at;
  }
  recipe.Quote();
  recipes_.push_back({recipe.Finish(end), begin, end});
}

void MakeLines::Line(size_t begin, size_t end) {
  const size_t first = text_.find_first_not_of(kBlanks, begin);
  if (first >= end) return;
  std::string_view line = text_.substr(first, end - first);
  const size_t comment = CommentAt(line);
  if (comment < line.size()) comments_.push_back(file_.Part(first + comment, LineEnd(first + comment)));
  line = line.substr(0, comment);
  if (line.empty() || Conditional(line)) return;
  if (StartsWord(line, "define")) {
    in_define_ = true;
    const std::string_view name = base::TrimBlanks(line.substr(6));
    variables_[name.substr(0, name.find_first_of(" \t=:"))].certain = false;
  } else if (StartsWord(line, "include") || StartsWord(line, "-include") || StartsWord(line, "sinclude")) {
    last_include_ = begin;
  } else if (!Assign(first, first + line.size(), false)) {
    Rule(first, first + line.size());
  }
}

bool MakeLines::Conditional(std::string_view line) {
  for (const std::string_view word : {"ifeq", "ifneq", "ifdef", "ifndef"}) {
    if (StartsWord(line, word)) {
      ++conditionals_;
      return true;
    }
  }
  if (StartsWord(line, "endif")) {
    if (conditionals_ > 0) --conditionals_;
    return true;
  }
  return StartsWord(line, "else");
}

// [export] NAME = value
bool MakeLines::Assign(size_t begin, size_t end, bool of_target) {
  bool exported = false;
  size_t at = begin;
  for (bool modified = true; modified;) {
    modified = false;
    for (const std::string_view word : {"export", "override", "private"}) {
      const std::string_view line = text_.substr(at, end - at);
      if (!StartsWord(line, word)) continue;
      exported |= word == "export";
      modified = true;
      at = std::min(text_.find_first_not_of(kBlanks, at + word.size()), end);
    }
  }
  const std::string_view line = text_.substr(at, end - at);
  const size_t name_end = std::min(line.find_first_of(" \t:=?+!#$"), line.size());
  size_t sign = std::min(line.find_first_not_of(kBlanks, name_end), line.size());
  const size_t equals = line.find('=', sign);
  if (name_end == 0 || equals == std::string_view::npos || equals - sign > 3) return exported;
  const std::string_view kind = line.substr(sign, equals - sign);
  if (kind != "" && kind != ":" && kind != "::" && kind != ":::" && kind != "?" && kind != "+" && kind != "!") return exported;
  const std::string_view name = line.substr(0, name_end);
  const bool plain = kind.empty() || kind[0] == ':';
  const auto [variable, is_new] = variables_.emplace(name, Variable{});
  variable->second = {assignments_.size(), is_new && plain && !of_target && conditionals_ == 0, begin};
  assignments_.push_back({name, Value(at + equals + 1, end), exported, begin, end});
  if (!of_target) in_rule_ = false;
  return true;
}

// Without blanks in front; a continued line is joined by one blank.
Word MakeLines::Value(size_t begin, size_t end) {
  WordBuilder value(file_, arena_);
  size_t at = std::min(text_.find_first_not_of(kBlanks, begin), end);
  value.Start(at);
  value.Quote();
  while (at < end) {
    const size_t line_end = std::min(LineEnd(at), end);
    size_t stop = line_end;
    if (stop > at && text_[stop - 1] == '\r') --stop;
    const bool continued = line_end < end;
    if (continued) --stop;  // the backslash
    while (continued && stop > at && IsBlank(text_[stop - 1])) --stop;
    for (size_t from = at; from < stop;) {
      const size_t hash = text_.substr(from, stop - from).find("\\#");
      if (hash == std::string_view::npos) {
        value.Copy(from, stop);
        break;
      }
      value.Copy(from, from + hash);
      value.Put("#", from + hash, from + hash + 2);
      from += hash + 2;
    }
    if (!continued) break;
    at = std::min(text_.find_first_not_of(kBlanks, line_end + 1), end);
    value.Put(" ", stop, at);
  }
  return value.Finish(end);
}

// target: prerequisites ; recipe
void MakeLines::Rule(size_t begin, size_t end) {
  const std::string_view line = text_.substr(begin, end - begin);
  // A colon within $(…) belongs to a function.
  size_t colon = std::string_view::npos;
  for (size_t at = 0; at < line.size() && colon == std::string_view::npos; ++at) {
    if (line[at] == ':') colon = at;
    if (line[at] != '$' || at + 1 >= line.size() || (line[at + 1] != '(' && line[at + 1] != '{')) continue;
    const size_t close = ReferenceEnd(line, at);
    if (close == std::string_view::npos) break;
    at = close - 1;
  }
  if (colon == std::string_view::npos) {
    in_rule_ = in_rule_ && line.starts_with('$');
    return;
  }
  in_rule_ = true;
  size_t rest = begin + colon + 1;
  while (rest < end && (text_[rest] == ':' || IsBlank(text_[rest]))) ++rest;
  if (rest < end && Assign(rest, end, true)) return;
  const size_t recipe = text_.substr(rest, end - rest).find(';');
  if (recipe != std::string_view::npos) AddRecipe(rest + recipe + 1, end);
}

// What is certain: assigned once, and nothing that was read behind it may have assigned it again.
const Word* MakeLines::Find(std::string_view name) const {
  const auto found = variables_.find(name);
  if (found == variables_.end() || !found->second.certain) return nullptr;
  if (last_include_ > found->second.at) return nullptr;
  return &assignments_[found->second.assignment].value;
}

Word MakeLines::Script(const Recipe& recipe) {
  const Word expanded = Expand(recipe.text);
  const size_t from = std::min(expanded.text.find_first_not_of(" \t@+-"), expanded.text.size());
  WordBuilder script(expanded, arena_);
  script.Start(from);
  script.Append(expanded, from, expanded.text.size());
  script.Quote();
  return script.Finish(expanded.text.size());
}

Word MakeLines::Expand(const Word& text) { return Expand(text, 0); }

Word MakeLines::Expand(const Word& text, int depth) {
  if (!text.text.contains('$')) return text;
  WordBuilder out(text, arena_);
  out.Start(0);
  out.Quote();
  const std::string_view s = text.text;
  for (size_t at = 0; at < s.size();) {
    const size_t sign = std::min(s.find('$', at), s.size());
    out.Copy(at, sign);
    at = sign;
    if (at + 1 >= s.size()) {
      out.Copy(at, s.size());
      break;
    }
    const char next = s[at + 1];
    if (next == '$') {
      out.Put("$", at, at + 2);
      at += 2;
      continue;
    }
    const bool braced = next == '(' || next == '{';
    size_t end = braced ? ReferenceEnd(s, at) : at + 2;
    if (end == std::string_view::npos) end = s.size();
    const std::string_view name = braced ? s.substr(at + 2, end - at - 3) : s.substr(at + 1, 1);
    const Word* const value = depth < kMaxDepth && expanded_ < kMaxExpanded ? Find(name) : nullptr;
    if (value == nullptr) {
      out.Expand(at, end, true);
    } else {
      const Word inner = Expand(*value, depth + 1);
      expanded_ += inner.text.size() + 16;
      out.Insert(inner, 0, inner.text.size(), at, end, true);
    }
    at = end;
  }
  Word word = out.Finish(s.size());
  word.span = text.span;
  return word;
}

}  // namespace sparkvet::carrier
