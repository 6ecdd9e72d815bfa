// The part of ShellReader that reads expansions, and puts in what they are known to hold.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/byte_set.h"
#include "lib/carrier/shell_reader.h"
#include "lib/carrier/shell_scan.h"

namespace sparkvet::carrier {
namespace {

constexpr bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// What stands behind the name in ${NAME…}, as far as it is understood; "$@" and $* are names of lists.
enum class Asked : uint8_t { kText, kTextOrDefault, kTextIfSet, kAll, kJoined, kElement, kOther };

struct Reference {
  std::string_view name;
  Asked asked = Asked::kOther;
  size_t index = 0;
  bool assigns = false;  // ${X:=1}
};

Reference ReferenceOf(std::string_view inner) {
  Reference out;
  if (inner == "@" || inner == "*") return {inner, inner == "@" ? Asked::kAll : Asked::kJoined};
  const bool is_argument = !inner.empty() && base::IsDigit(inner[0]);
  const size_t n = is_argument ? 1 : kNameBytes.EndOf(inner, 0, inner.size());
  out.name = inner.substr(0, n);
  const std::string_view rest = inner.substr(n);
  if (n == 0) return out;
  if (rest.empty()) {
    out.asked = Asked::kText;
  } else if (rest == "[@]") {
    out.asked = Asked::kAll;
  } else if (rest == "[*]") {
    out.asked = Asked::kJoined;
  } else if (rest.starts_with(":-") || rest.starts_with(":=")) {
    out.asked = Asked::kTextOrDefault;
    out.assigns = rest[1] == '=';
  } else if (rest.starts_with('-') || rest.starts_with('=')) {
    out.asked = Asked::kTextIfSet;
    out.assigns = rest[0] == '=';
  } else if (rest.starts_with("[@]+") || rest.starts_with("[@]:+")) {
    // The way round an empty list under `set -u`: ${LIST[@]+"${LIST[@]}"}
    const std::string_view list = rest.substr(rest.find('+') + 1);
    const std::string same = "\"${" + std::string(out.name) + "[@]}\"";
    if (list == same) out.asked = Asked::kAll;
  } else if (rest.size() <= 6 && rest.starts_with('[') && rest.ends_with(']')) {
    for (const char c : rest.substr(1, rest.size() - 2)) {
      if (!base::IsDigit(c)) return out;
      out.index = out.index * 10 + static_cast<size_t>(c - '0');
    }
    if (rest.size() > 2) out.asked = Asked::kElement;
  }
  return out;
}

}  // namespace

void ShellReader::Dollar(Reading& r, bool quoted) {
  if (peek(1) == '{') return Braces(r, quoted);
  if (peek(1) == '(') return Substitution(r, quoted);
  const size_t begin = at_;
  if (const size_t end = InputEnd(upto_end(), at_); end != at_) {
    at_ = end;
    return r.word.Expand(begin, end, false);
  }
  const size_t end = VariableEnd(upto_end(), at_);
  if (end == at_) {
    r.word.Copy(at_, at_ + 1);
    ++at_;
    return;
  }
  at_ = end;
  if (Follow(r, text_.substr(begin + 1, end - begin - 1), begin, end, quoted)) return;
  const bool all_arguments = text_[end - 1] == '@' && end == begin + 2;
  r.word.Expand(begin, end, (!quoted && !IsWhole(r)) || all_arguments);
}

// ${NAME}, ${NAME:-default}, ${LIST[@]}; GitHub's ${{ … }} and nested expansions as well.
void ShellReader::Braces(Reading& r, bool quoted) {
  const size_t begin = at_;
  int open = 0;
  for (; !done(); ++at_) {
    const char c = text_[at_];
    if (c == '\\') {
      ++at_;
    } else if (c == '{') {
      ++open;
    } else if (c == '}' && --open == 0) {
      ++at_;
      const std::string_view raw = text_.substr(begin, at_ - begin);
      if (Follow(r, raw.substr(2, raw.size() - 3), begin, at_, quoted)) return;
      const bool list = raw.find("[@]") != std::string_view::npos || raw.starts_with("${@");
      return r.word.Expand(begin, at_, (!quoted && !IsWhole(r)) || list);
    } else if (c == '"' || (c == '\'' && !quoted)) {
      at_ = QuoteEnd(upto_end(), at_);
    }
  }
  at_ = std::min(at_, end_);
  r.word.Expand(begin, end_, !quoted);
  Unclosed(begin);
}

// $( … ), read for the commands in it; $(( … )) is skipped. What one echo of known words prints is known.
void ShellReader::Substitution(Reading& r, bool quoted) {
  const size_t begin = at_;
  const size_t arithmetic = ArithmeticEnd(upto_end(), at_ + 1);
  if (arithmetic != at_ + 1) {
    sink_->OnExpression(text_.substr(begin, arithmetic - begin));
    at_ = arithmetic;
  } else {
    at_ += 2;
    const int outer_captures = std::exchange(captures_at_, depth_ + 1);
    captured_ = 0;
    sink_->OnEnter(ShellBlock::kSubshell, at_);
    ReadList(Until::kParenthesis);
    sink_->OnExit(at_);
    captures_at_ = outer_captures;
    const bool one = std::exchange(captured_, 2) == 1 && !captured_echo_.words.empty();
    const ShellCommand echo = std::exchange(captured_echo_, {});
    if (one && echo.redirections.empty() && !echo.pipes && follows_) {
      const Word text = Echoed(echo);
      if (!text.unknown || !text.splits) return InsertText(r, text, begin, at_, quoted || IsWhole(r));
    }
  }
  r.word.Expand(begin, at_, !quoted && !IsWhole(r));
}

// What echo prints, without its last line end; unknown if its options or words cannot be told.
Word ShellReader::Echoed(const ShellCommand& echo) {
  WordBuilder out(source_, arena_);
  size_t first = 1;
  if (echo.words.size() > 1 && echo.words[1].text == "-n") first = 2;
  const bool has_options = first < echo.words.size() && echo.words[first].text.starts_with('-') &&
                           echo.words[first].text.find_first_not_of("neE", 1) == std::string_view::npos;
  out.Start(echo.begin);
  if (has_options) {
    out.Expand(echo.begin, echo.end, true);
    return out.Finish(echo.end);
  }
  for (size_t i = first; i < echo.words.size(); ++i) {
    if (i > first) out.Fill(" ");
    out.Append(echo.words[i], 0, echo.words[i].text.size());
  }
  out.Quote();
  Word word = out.Finish(echo.end);
  while (word.text.ends_with('\n')) word.text.remove_suffix(1);
  return word;
}

void ShellReader::Backticks(Reading& r, bool quoted) {
  const size_t begin = at_;
  const size_t close = ClosingBacktick(upto_end(), at_);
  if (close == std::string_view::npos) {
    r.word.Expand(begin, end_, !quoted);
    return Unclosed(begin);
  }
  const size_t outer_end = end_;
  ++at_;
  end_ = close;
  sink_->OnEnter(ShellBlock::kSubshell, at_);
  ReadList(Until::kEnd);
  sink_->OnExit(close);
  at_ = close + 1;
  end_ = outer_end;
  r.word.Expand(begin, at_, !quoted && !IsWhole(r));
}

// Puts in what the variable holds that text[begin, end) refers to; false if that is not certain.
bool ShellReader::Follow(Reading& r, std::string_view inner, size_t begin, size_t end, bool quoted) {
  const Reference reference = ReferenceOf(inner);
  const bool is_text = reference.asked == Asked::kText || reference.asked == Asked::kTextOrDefault || reference.asked == Asked::kTextIfSet;
  if (reference.assigns) sink_->OnExpression(inner.substr(0, inner.find('=') + 1));
  if (!follows_ || reference.asked == Asked::kOther || room_.assigned_now.contains(reference.name)) return false;
  const ShellValue* const value = sink_->Find(reference.name);
  if (value == nullptr) return is_text && FollowInherited(r, reference.name, reference.asked == Asked::kTextOrDefault, begin, end, quoted);
  size_t size = 0;
  for (const Word& word : value->words) size += word.text.size() + word.pieces.size() + 1;
  if (followed_ + size > kMaxFollowed) return false;
  followed_ += size;

  if (reference.asked == Asked::kAll || reference.asked == Asked::kJoined) {
    if (reference.asked == Asked::kJoined && (quoted || IsWhole(r))) {
      for (size_t i = 0; i < value->words.size(); ++i) {
        if (i > 0) r.word.Fill(" ");
        r.word.Insert(value->words[i], 0, value->words[i].text.size(), begin, end, value->words[i].splits);
      }
      return true;
    }
    if (IsWhole(r)) return false;
    InsertList(r, *value, begin, end, quoted);
    return true;
  }
  // Of a list it is the first element.
  if (reference.index >= value->words.size()) return false;
  if (value->is_array && value->words[reference.index].splits) return false;
  for (size_t i = 0; i < reference.index; ++i) {
    if (value->words[i].splits) return false;
  }
  const Word& word = value->words[reference.index];
  if (reference.asked == Asked::kTextOrDefault && (word.text.empty() || word.unknown)) return false;
  InsertText(r, word, begin, end, quoted || IsWhole(r));
  return true;
}

// What the environment says stands in no file: its place is where it is used.
bool ShellReader::FollowInherited(Reading& r, std::string_view name, bool or_default, size_t begin, size_t end, bool quoted) {
  const std::optional<std::string_view> text = sink_->Inherited(name);
  if (!text || (or_default && text->empty()) || followed_ + text->size() > kMaxFollowed) return false;
  followed_ += text->size();
  Word value;
  value.text = arena_.Keep(*text);
  value.span = source_.Part(begin, end);
  const Word::Piece piece{.text_at = 0, .source_at = value.span.begin, .escape = std::max(value.span.end - value.span.begin, 1U)};
  value.pieces = {&piece, 1};  // what is made of it has pieces of its own
  InsertText(r, value, begin, end, quoted || IsWhole(r));
  return true;
}

void ShellReader::InsertText(Reading& r, const Word& value, size_t begin, size_t end, bool quoted) {
  if (quoted) {
    r.word.Insert(value, 0, value.text.size(), begin, end, false);
  } else {
    Split(r, value, begin, end);
  }
}

// "${LIST[@]}": each element is a word of its own.
void ShellReader::InsertList(Reading& r, const ShellValue& value, size_t begin, size_t end, bool quoted) {
  if (value.words.empty()) r.vanishes = quoted;
  for (size_t i = 0; i < value.words.size(); ++i) {
    const Word& word = value.words[i];
    if (i > 0) Break(r, begin, end);
    if (quoted) {
      r.word.Insert(word, 0, word.text.size(), begin, end, word.splits);
      r.word.Quote();
    } else {
      Split(r, word, begin, end);
    }
  }
}

// Without quotes, blanks in a value end a word.
void ShellReader::Split(Reading& r, const Word& value, size_t begin, size_t end) {
  auto hole = value.holes.begin();
  for (size_t at = 0; at < value.text.size();) {
    if (IsBlank(value.text[at])) {
      Break(r, begin, end);
      ++at;
      continue;
    }
    const size_t from = at;
    while (at < value.text.size()) {
      while (hole != value.holes.end() && hole->end <= at) ++hole;
      const bool in_hole = hole != value.holes.end() && hole->begin <= at;
      if (in_hole) {
        at = hole->end;
      } else if (IsBlank(value.text[at])) {
        break;
      } else {
        ++at;
      }
    }
    r.word.Insert(value, from, at, begin, end, true);
  }
}

// Ends the word at hand, if there is one: the next one comes from the same reference.
void ShellReader::Break(Reading& r, size_t begin, size_t end) {
  if (!r.word.empty()) r.done.push_back(r.word.Finish(end));
  r.word.Start(begin);
}

}  // namespace sparkvet::carrier
