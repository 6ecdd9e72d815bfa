#include "lib/carrier/groovy_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/strings.h"
#include "lib/carrier/byte_set.h"
#include "lib/carrier/code_points.h"

namespace sparkvet::carrier {
namespace {

using TokenKind = GroovyToken::Kind;

constexpr std::string_view kBlanks = " \t\r\n";

bool IsBeyondAscii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool BeginsName(char c) { return base::IsAlpha(c) || c == '_' || IsBeyondAscii(c); }
size_t NameEnd(std::string_view text, size_t at) {
  while (at < text.size() && (kNameBytes.Holds(text[at]) || IsBeyondAscii(text[at]))) ++at;
  return at;
}

// "a.b.c" from `at` on: where it ends.
size_t DottedNameEnd(std::string_view text, size_t at) {
  size_t end = NameEnd(text, at);
  while (end + 1 < text.size() && text[end] == '.' && BeginsName(text[end + 1])) end = NameEnd(text, end + 1);
  return end;
}

std::string_view Trimmed(std::string_view text) {
  const size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace

// Within parentheses it goes on over the end of a line, elsewhere behind a sign.
size_t GroovyText::ExpressionEnd(size_t first, size_t most) const {
  const uint32_t around = first < tokens_.size() ? tokens_[first].around : GroovyToken::kNone;
  const bool in_parentheses = around != GroovyToken::kNone && text_[tokens_[around].begin] != '{';
  size_t i = first;
  bool goes_on_below = true;
  for (size_t count = 0; i < tokens_.size() && count < most; ++count) {
    const GroovyToken& token = tokens_[i];
    if (token.kind == TokenKind::kClose) break;
    if (token.kind == TokenKind::kSign && text_[token.begin] == ',') break;
    if (token.kind != TokenKind::kLineEnd) goes_on_below = in_parentheses || token.kind == TokenKind::kSign;
    else if (!goes_on_below || text_.substr(token.begin, 1) == ";") break;
    if (token.kind == TokenKind::kOpen && token.partner == GroovyToken::kNone) return tokens_.size();
    i = token.kind == TokenKind::kOpen ? token.partner + 1 : i + 1;
  }
  return i;
}

size_t GroovyText::AfterBrackets(size_t token, size_t last) const {
  const GroovyToken& t = tokens_[token];
  return t.kind == TokenKind::kOpen ? std::min<size_t>(t.partner, last - 1) + 1 : token + 1;
}

// Terms, with a + between them.
Word GroovyText::Read(size_t first, size_t last, Names& names, int depth) {
  while (first < last && tokens_.Is(first, TokenKind::kLineEnd)) ++first;
  while (first < last && tokens_.Is(last - 1, TokenKind::kLineEnd)) --last;
  WordBuilder out(file_, arena_);
  const size_t begin = first < last ? tokens_[first].begin : 0, end = first < last ? tokens_[last - 1].end : 0;
  out.Start(begin);
  bool is_sum = depth < kMaxDepth;
  for (size_t i = first; i < last && is_sum; i = AfterBrackets(i, last)) {
    const bool is_odd = tokens_.Is(i, TokenKind::kSign) && !tokens_.Is(i, "+") && !tokens_.Is(i, ".");
    const bool is_double = tokens_.Is(i, "+") && tokens_.Is(i + 1, "+");
    is_sum = !is_odd && !is_double && (i == first || !tokens_.Is(i, TokenKind::kName) || tokens_.Is(i - 1, TokenKind::kSign) || tokens_.Is(i - 1, TokenKind::kLineEnd));
  }
  if (!is_sum) {
    out.Expand(begin, end, true);
    return out.Finish(end);
  }
  for (size_t i = first; i < last;) {
    size_t stop = i;
    while (stop < last && !tokens_.Is(stop, "+")) stop = AfterBrackets(stop, last);
    while (i < stop && tokens_.Is(i, TokenKind::kLineEnd)) ++i;
    size_t term_end = stop;
    while (term_end > i && tokens_.Is(term_end - 1, TokenKind::kLineEnd)) --term_end;
    if (i < term_end) Term(out, i, term_end, names, depth);
    i = stop + 1;
  }
  return out.Finish(end);
}

// .trim().toString()
bool GroovyText::IsChain(size_t token, size_t last) const {
  for (; token < last; token += 4) {
    if (!tokens_.Is(token, ".") || !tokens_.Is(token + 2, "(") || !tokens_.Is(token + 3, ")") || token + 3 >= last) return false;
    if (!base::IsOneOf(tokens_.Text(token + 1), {"trim", "toString", "stripIndent"})) return false;
  }
  return true;
}

// ["a", "b"].join(' ')
bool GroovyText::Joined(WordBuilder& out, size_t first, size_t last, Names& names, int depth) {
  const size_t close = tokens_[first].partner;
  const bool is_joined = tokens_.Is(first, "[") && close < last && close + 6 == last && tokens_.Is(close + 1, ".") && tokens_.Is(close + 2, "join") &&
                         tokens_.Is(close + 3, "(") && tokens_.Is(close + 4, TokenKind::kString);
  if (!is_joined) return false;
  const Word between = Read(close + 4, close + 5, names, depth + 1);
  if (between.unknown) return false;
  for (size_t at = first + 1; at < close;) {
    const size_t end = std::min(ExpressionEnd(at), close);
    const Word element = Read(at, end, names, depth + 1);
    if (at > first + 1 && (end < close || !element.text.empty())) out.Fill(between.text);
    out.Append(element, 0, element.text.size());
    at = end + 1;
  }
  return true;
}

void GroovyText::Term(WordBuilder& out, size_t first, size_t last, Names& names, int depth) {
  const size_t begin = tokens_[first].begin, end = tokens_[last - 1].end;
  if (Joined(out, first, last, names, depth)) return;
  const bool is_of_map = (tokens_.Is(first, "env") || tokens_.Is(first, "params")) && tokens_.Is(first + 1, ".") && tokens_.Is(first + 2, TokenKind::kName);
  const size_t core_end = is_of_map ? first + 3 : AfterBrackets(first, last);
  if (core_end > last || !IsChain(core_end, last)) return out.Expand(begin, end, true);
  WordBuilder term(file_, arena_);
  term.Start(begin);
  if (tokens_.Is(first, TokenKind::kString)) {
    String(term, first, names);
  } else if (tokens_.Is(first, "(")) {
    const Word inner = Read(first + 1, core_end - 1, names, depth + 1);
    term.Append(inner, 0, inner.text.size());
  } else if (tokens_.Is(first, TokenKind::kName)) {
    const size_t name_end = tokens_[core_end - 1].end;
    Name(term, text_.substr(begin, name_end - begin), first, begin, name_end, names);
  } else {
    term.Expand(begin, end, true);
  }
  Word word = term.Finish(end);
  for (size_t i = core_end; i < last; i += 4) {
    if (tokens_.Is(i + 1, "stripIndent")) word = WithoutIndentation(word);
  }
  out.Append(word, 0, word.text.size());
}

void GroovyText::Name(WordBuilder& out, std::string_view name, size_t token, size_t begin, size_t end, Names& names) {
  const Word* const value = names.Find(name, token);
  if (value == nullptr) out.Expand(begin, end, true);
  else out.Insert(*value, 0, value->text.size(), begin, end, true);
}

void GroovyText::String(WordBuilder& out, size_t token, Names& names) {
  const std::string_view quote = tokens_.QuoteOf(token);
  const size_t end = tokens_[token].end - quote.size();
  const bool is_slashy = quote.front() == '/', is_dollar = quote == "$/", takes_names = quote.front() != '\'';
  const std::string_view signs = is_slashy || is_dollar ? "\\$\r" : takes_names ? "\\$\r" : "\\\r";
  out.Quote();
  for (size_t at = tokens_[token].begin + quote.size(); at < end;) {
    const size_t sign = std::min(text_.substr(0, end).find_first_of(signs, at), end);
    out.Copy(at, sign);
    at = sign;
    if (at == end) break;
    const std::string_view rest = text_.substr(at, end - at);
    if (is_dollar && (rest.starts_with("$$") || rest.starts_with("$/"))) {
      out.Put(rest.substr(1, 1), at, at + 2);
      at += 2;
    } else if (rest.front() == '$') {
      at = Reference(out, at, end, token, names);
    } else if (is_slashy && rest.starts_with("\\/")) {
      out.Put("/", at, at + 2);
      at += 2;
    } else if (rest.front() == '\\') {
      at = is_slashy || is_dollar ? PlainEscape(out, at, end) : Escape(out, at, end);
    } else {
      // A line's end is a line feed, whatever the file has.
      if (rest.front() != '\r') out.Copy(at, at + 1);
      else if (!rest.starts_with("\r\n")) out.Put("\n", at, at + 1);
      ++at;
    }
  }
}

// As Groovy 2.4 has them, which Jenkins runs.
size_t GroovyText::Escape(WordBuilder& out, size_t at, size_t end) {
  const std::string_view rest = text_.substr(at, end - at);
  constexpr std::string_view kLetters = "nrtbf\\\"'$", kMeanings = "\n\r\t\b\f\\\"'$";
  if (const size_t letter = rest.size() < 2 ? std::string_view::npos : kLetters.find(rest[1]); letter != std::string_view::npos) {
    out.Put(kMeanings.substr(letter, 1), at, at + 2);
    return at + 2;
  }
  size_t digits = 0;
  uint32_t code = 0;
  const size_t most = rest.size() > 1 && rest[1] <= '3' ? 3 : 2;
  while (digits < most && 1 + digits < rest.size() && rest[1 + digits] >= '0' && rest[1 + digits] <= '7') code = code * 8 + static_cast<uint32_t>(rest[1 + digits++] - '0');
  return digits > 0 ? PutCode(out, code, at, at + 1 + digits) : PlainEscape(out, at, end);
}

// What holds in every text: the end of a line is left out, and a character may be written by its number.
size_t GroovyText::PlainEscape(WordBuilder& out, size_t at, size_t end) {
  const std::string_view rest = text_.substr(at, end - at);
  if (rest.starts_with("\\\n")) return at + 2;
  if (rest.starts_with("\\\r\n")) return at + 3;
  const size_t first = rest.find_first_not_of('u', 1);  // Java's readers take any number of them
  if (first != std::string_view::npos && first > 1) {
    const std::string_view digits = rest.substr(first, 4);
    const std::optional<uint32_t> code = digits.size() == 4 ? HexOf(digits) : std::nullopt;
    if (code) return PutCode(out, *code, at, at + first + 4);
  }
  out.Copy(at, at + 1);
  return at + 1;
}

size_t GroovyText::PutCode(WordBuilder& out, uint32_t code, size_t begin, size_t end) {
  out.Put(Utf8Of(code), begin, end);
  return end;
}

// $name.name, ${…}
size_t GroovyText::Reference(WordBuilder& out, size_t at, size_t end, size_t token, Names& names) {
  const std::string_view until_end = text_.substr(0, end);
  if (at + 1 < end && BeginsName(text_[at + 1])) {
    const size_t name_end = DottedNameEnd(until_end, at + 1);
    Name(out, text_.substr(at + 1, name_end - at - 1), token, at, name_end, names);
    return name_end;
  }
  if (until_end.substr(at + 1, 1) != "{") {
    out.Copy(at, at + 1);
    return at + 1;
  }
  // A block with braces or strings of its own is no name; where it ends is not asked of each brace in it.
  size_t close = at + 2, open = 1;
  bool is_plain = true;
  char quote = '\0';
  for (; close < end; ++close) {
    const char c = text_[close];
    if (quote != '\0') {
      if (c == '\\') ++close;
      else if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
      is_plain = false;
    } else if (c == '{') {
      ++open;
      is_plain = false;
    } else if (c == '}' && --open == 0) {
      break;
    }
  }
  const size_t after = std::min(close + 1, end);
  const std::string_view inside = Trimmed(text_.substr(at + 2, std::min(close, end) - at - 2));
  is_plain = is_plain && !inside.empty() && BeginsName(inside[0]) && DottedNameEnd(inside, 0) == inside.size();
  if (is_plain) Name(out, inside, token, at, after, names);
  else out.Expand(at, after, true);
  return after;
}

// stripIndent(), as it is since Java 15: what all lines have in front but those that are blank and not the last one.
Word GroovyText::WithoutIndentation(const Word& word) {
  const std::vector<std::string_view> lines = base::Split(word.text, '\n');
  size_t least = lines.back().size();
  for (const std::string_view line : lines) least = std::min(least, line.find_first_not_of(" \t"));
  WordBuilder out(word, arena_);
  out.Start(0);
  for (size_t at = 0; at < word.text.size();) {
    const size_t end = std::min(word.text.find('\n', at), word.text.size() - 1) + 1;
    const size_t blanks = std::min({word.text.find_first_not_of(" \t", at), end, at + std::min(least, end)});
    out.Append(word, blanks, end);
    at = end;
  }
  return out.Finish(word.text.size());
}

}  // namespace sparkvet::carrier
