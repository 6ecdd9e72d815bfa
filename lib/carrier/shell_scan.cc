#include "lib/carrier/shell_scan.h"

#include <algorithm>
#include <cstdint>

#include "lib/base/strings.h"
#include "lib/carrier/byte_set.h"
#include "lib/carrier/java_utf8.h"
#include "lib/carrier/template_blocks.h"
#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {
namespace {

constexpr size_t kArithmeticLimit = 4096;
constexpr size_t kTemplateLimit = 4096;
constexpr size_t kBraceLimit = 256;

int DigitValue(char c) {
  if (base::IsDigit(c)) return c - '0';
  const char lower = base::ToLower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

// Up to `limit` digits of `radix` from `at` on, which moves behind them.
uint32_t Number(std::string_view text, size_t& at, int radix, int limit) {
  uint32_t value = 0;
  for (; limit > 0 && at < text.size() && DigitValue(text[at]) < radix; --limit, ++at) {
    value = value * static_cast<uint32_t>(radix) + static_cast<uint32_t>(DigitValue(text[at]));
  }
  return value;
}

}  // namespace

size_t VariableEnd(std::string_view text, size_t at) {
  size_t end = at + 1;
  if (end >= text.size()) return at;
  const char c = text[end];
  if (base::IsAlpha(c) || c == '_') {
    return kNameBytes.EndOf(text, end, text.size());
  }
  constexpr std::string_view kSpecial = "0123456789@*#?-$!";
  return kSpecial.find(c) != std::string_view::npos ? end + 1 : at;
}

size_t InputEnd(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at, kTemplateLimit);
  if (!rest.starts_with("$[[")) return at;
  const size_t close = rest.substr(0, rest.find('\n')).find("]]");
  return close == std::string_view::npos ? at : at + close + 2;
}

size_t TemplateEnd(std::string_view text, size_t at) {
  if (const size_t end = text[at] == '<' ? BlankToFillEnd(text, at) : at; end != at) return end;
  const std::string_view rest = text.substr(at, kTemplateLimit);
  const std::string_view close = rest.starts_with("{{")   ? "}}"
                                 : rest.starts_with("{%") ? "%}"
                                 : rest.starts_with("<%") ? "%>"
                                                          : "";
  if (close.empty()) return text[at] == '{' ? NameInBracesEnd(text, at) : at;
  const size_t found = FindClosing(rest, close, 2);
  if (found == std::string_view::npos || rest.substr(0, found).contains('\n')) return at;
  size_t end = found + 2;
  while (end < rest.size() && rest[end] == '}' && close == "}}") ++end;  // {{{ … }}}
  return at + end;
}

bool EndsInBackslash(std::string_view line) {
  const size_t last = line.find_last_not_of('\\');
  const size_t count = line.size() - (last == std::string_view::npos ? 0 : last + 1);
  return count % 2 == 1;
}

size_t BraceExpansionEnd(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at, kBraceLimit);
  int depth = 0;
  char quote = '\0';
  bool several = false;
  for (size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
      continue;
    }
    if (c == ' ' || c == '\t' || c == '\n') return at;
    if (c == '"' || c == '\'') quote = c;
    if (c == '{') ++depth;
    several |= depth == 1 && (c == ',' || (c == '.' && rest.substr(i).starts_with("..")));
    if (c == '}' && --depth == 0) return several ? at + i + 1 : at;
  }
  return at;
}

size_t ArithmeticEnd(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at, kArithmeticLimit);
  if (!rest.starts_with("((")) return at;
  int depth = 0;
  for (size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '(') ++depth;
    if (rest[i] != ')') continue;
    if (--depth == 0) return i > 0 && rest[i - 1] == ')' ? at + i + 1 : at;
  }
  return at;
}

size_t ClosingBacktick(std::string_view text, size_t at) {
  for (size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '`')
      return i;
  }
  return std::string_view::npos;
}

size_t QuoteEnd(std::string_view text, size_t at) {
  const char quote = text[at];
  for (size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == quote) return i;
    if (text[i] == '\\' && quote == '"') ++i;
  }
  return text.size() - 1;
}

std::string AnsiEscape(std::string_view text, size_t& at) {
  ++at;
  if (at >= text.size()) return "\\";
  const char c = text[at++];
  constexpr std::string_view kNames = "abeEfnrtv\\'\"?";
  constexpr std::string_view kMeanings = "\a\b\033\033\f\n\r\t\v\\'\"?";
  const size_t index = kNames.find(c);
  if (index != std::string_view::npos) return std::string(1, kMeanings[index]);
  std::string out;
  if (DigitValue(c) < 8) {
    --at;
    out += static_cast<char>(Number(text, at, 8, 3));
  } else if (c == 'x' && at < text.size() && DigitValue(text[at]) < 16) {
    out += static_cast<char>(Number(text, at, 16, 2));
  } else if ((c == 'u' || c == 'U') && at < text.size() && DigitValue(text[at]) < 16) {
    AppendCodePoint(Number(text, at, 16, c == 'u' ? 4 : 8), out);
  } else if (c == 'c' && at < text.size()) {
    out += static_cast<char>(text[at++] & 0x1F);
  } else {
    out += '\\';
    out += c;
  }
  return out;
}

bool IsWrittenAs(std::string_view written, std::string_view word) {
  if (written == word) return true;
  size_t at = 0;
  for (size_t i = 0; i < written.size(); ++i) {
    if (written.substr(i).starts_with("\\\n")) ++i;
    else if (at == word.size() || written[i] != word[at++]) return false;
  }
  return at == word.size();
}

}  // namespace sparkvet::carrier
