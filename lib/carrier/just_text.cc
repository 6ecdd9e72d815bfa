#include "lib/carrier/just_text.h"

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/carrier/byte_set.h"
#include "lib/carrier/code_points.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr ByteSet kName("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
constexpr size_t kNone = std::string_view::npos;

}  // namespace

JustText::JustText(const Word& file, const JustLines& lines, text::Arena& arena) : file_(file), text_(file.text), arena_(arena) {
  for (const JustLines::Assignment& a : lines.assignments()) {
    const auto [at, is_new] = variables_.emplace(a.name, Variable{a.value});
    at->second.is_certain &= is_new;
  }
}

const Word* JustText::Find(std::string_view name) {
  const auto at = variables_.find(name);
  if (at == variables_.end() || !at->second.is_certain || at->second.is_busy || expanded_ > kMaxExpanded) return nullptr;
  Variable& v = at->second;
  if (!v.is_read) {
    if (depth_ >= kMaxDepth) return nullptr;
    v.is_busy = true;
    ++depth_;
    v.word = Expression(v.value.begin, v.value.end, nullptr);
    --depth_;
    v.is_busy = false;
    v.is_read = true;
  }
  if (!v.word) return nullptr;
  expanded_ += v.word->text.size() + 16;
  return &*v.word;
}

// Signs, and lines that go on behind a backslash, which is left out, and so are the blanks in front of the next line.
std::vector<JustText::Script> JustText::Scripts(const JustLines::Recipe& recipe, bool is_one) {
  std::vector<Script> out;
  WordBuilder script(file_, arena_);
  if (recipe.lines.empty()) return out;
  if (is_one) {
    script.Start(recipe.lines.front().begin);
    for (const JustLines::Range& line : recipe.lines) {
      Line(script, line.begin, line.end, recipe);
      const size_t line_end = std::min(line.end, text_.size() - 1);  // the last line may have none
      script.Put("\n", line_end, line_end + 1);
    }
    out.push_back({script.Finish(recipe.lines.back().end), recipe.lines.front().begin, recipe.lines.back().end});
    return out;
  }
  for (size_t i = 0; i < recipe.lines.size(); ++i) {
    size_t begin = std::min(text_.find_first_not_of("@-?", recipe.lines[i].begin), recipe.lines[i].end);
    const size_t first = begin;
    script.Start(begin);
    for (;; ++i) {
      const JustLines::Range& line = recipe.lines[i];
      const bool goes_on = line.end > begin && text_[line.end - 1] == '\\';
      Line(script, begin, line.end - goes_on, recipe);
      if (!goes_on || i + 1 == recipe.lines.size()) break;
      begin = std::min(text_.find_first_not_of(" \t", recipe.lines[i + 1].begin), recipe.lines[i + 1].end);
    }
    out.push_back({script.Finish(recipe.lines[i].end), first, recipe.lines[i].end});
  }
  return out;
}

void JustText::Line(WordBuilder& out, size_t begin, size_t end, const JustLines::Recipe& recipe) {
  for (size_t at = begin; at < end;) {
    const size_t open = std::min(text_.substr(0, end).find("{{", at), end);
    out.Copy(at, open);
    at = open;
    if (at == end) break;
    if (text_.substr(at, end - at).starts_with("{{{{")) {
      out.Put("{{", at, at + 4);
      at += 4;
      continue;
    }
    const size_t close = InterpolationEnd(at + 2, end);
    const std::optional<Word> value = close == kNone ? std::nullopt : Expression(at + 2, close, &recipe);
    const size_t after = close == kNone ? end : close + 2;
    if (value) out.Insert(*value, 0, value->text.size(), at, after, true);
    else out.Expand(at, after, true);
    at = after;
  }
}

size_t JustText::InterpolationEnd(size_t at, size_t end) const {
  while (at < end) {
    if (text_.substr(at, 2) == "}}") return at;
    const size_t string = JustStringEnd(text_.substr(0, end), at);
    if (string == kNone) return kNone;
    at = std::max(string, at + 1);
  }
  return kNone;
}

// Terms, with + or / between them.
std::optional<Word> JustText::Expression(size_t begin, size_t end, const JustLines::Recipe* recipe) {
  const auto skip = [&](size_t at) { return std::min(text_.find_first_not_of(kSpace, at), end); };
  while (end > begin && kSpace.contains(text_[end - 1])) --end;
  WordBuilder out(file_, arena_);
  size_t at = skip(begin);
  out.Start(at);
  out.Quote();
  if (depth_ > kMaxDepth || at >= end) return std::nullopt;
  if (text_[at] == '/') {
    out.Copy(at, at + 1);
    at = skip(at + 1);
  }
  while (true) {
    at = Term(out, at, end, recipe);
    if (at == kNone) return std::nullopt;
    at = skip(at);
    if (at == end) return out.Finish(end);
    if (text_[at] != '+' && text_[at] != '/') return std::nullopt;
    if (text_[at] == '/') out.Copy(at, at + 1);
    at = skip(at + 1);
  }
}

size_t JustText::Term(WordBuilder& out, size_t at, size_t end, const JustLines::Recipe* recipe) {
  if (at >= end) return kNone;
  if (!JustQuoteAt(text_, at).empty()) {
    const size_t close = JustStringEnd(text_.substr(0, end), at);
    return close != kNone && String(out, at, close) ? close : kNone;
  }
  if (text_[at] == '(') {
    size_t depth = 0, close = at;
    for (; close < end; ++close) {
      if (text_[close] == '(') ++depth;
      if (text_[close] == ')' && --depth == 0) break;
      const size_t string = JustStringEnd(text_.substr(0, end), close);
      if (string == kNone) return kNone;
      if (string > close) close = string - 1;
    }
    if (close >= end) return kNone;
    ++depth_;
    const std::optional<Word> inner = Expression(at + 1, close, recipe);
    --depth_;
    if (!inner) return kNone;
    out.Append(*inner, 0, inner->text.size());
    return close + 1;
  }
  const size_t name_end = std::min(kName.EndOf(text_, at, end), end);
  const std::string_view name = text_.substr(at, name_end - at);
  if (name.empty() || base::IsDigit(name[0]) || text_.substr(name_end, end - name_end).starts_with('(')) return kNone;
  const bool is_parameter = recipe != nullptr && std::find(recipe->parameters.begin(), recipe->parameters.end(), name) != recipe->parameters.end();
  const Word* const value = is_parameter ? nullptr : Find(name);
  if (value == nullptr) return kNone;
  out.Insert(*value, 0, value->text.size(), at, name_end, true);
  return name_end;
}

// False where it is none that is known: `…`, and several lines of which just takes the indentation.
bool JustText::String(WordBuilder& out, size_t begin, size_t end) {
  const std::string_view quote = JustQuoteAt(text_, begin);
  const size_t first = begin + quote.size(), last = end - quote.size();
  if (quote.front() == '`' || (quote.size() == 3 && text_.substr(first, last - first).contains('\n'))) return false;
  if (quote.front() == '\'') {
    out.Copy(first, last);
    return true;
  }
  for (size_t at = first; at < last;) {
    const size_t sign = std::min(text_.substr(0, last).find('\\', at), last);
    out.Copy(at, sign);
    at = sign;
    if (at == last) break;
    constexpr std::string_view kLetters = "nrt\"\\", kMeanings = "\n\r\t\"\\";
    const std::string_view rest = text_.substr(at, last - at);
    if (const size_t letter = rest.size() < 2 ? kNone : kLetters.find(rest[1]); letter != kNone) {
      out.Put(kMeanings.substr(letter, 1), at, at + 2);
      at += 2;
    } else if (rest.starts_with("\\\n") || rest.starts_with("\\\r\n")) {
      at += rest[1] == '\n' ? 2 : 3;
    } else if (const size_t close = rest.substr(0, 10).find('}'); rest.starts_with("\\u{") && close != kNone) {
      const std::optional<uint32_t> code = HexOf(rest.substr(3, close - 3));
      if (!code) return false;
      out.Put(Utf8Of(*code), at, at + close + 1);
      at += close + 1;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace sparkvet::carrier
