#include "lib/carrier/properties_escape.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "lib/base/strings.h"
#include "lib/carrier/java_utf8.h"

namespace sparkvet::carrier {
namespace {

// Four hexadecimal digits, or nothing.
std::optional<uint32_t> Hex4(std::string_view s) {
  if (s.size() < 4) return std::nullopt;
  uint32_t value = 0;
  for (const char c : s.substr(0, 4)) {
    const char lower = base::ToLower(c);
    if (base::IsDigit(c)) {
      value = value << 4 | static_cast<uint32_t>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value << 4 | static_cast<uint32_t>(lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

char Meaning(char escaped) {
  switch (escaped) {
    case 't':
      return '\t';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 'f':
      return '\f';
    default:
      return escaped;
  }
}

constexpr bool IsHighSurrogate(uint32_t c) { return c >= 0xD800 && c <= 0xDBFF; }
constexpr bool IsLowSurrogate(uint32_t c) { return c >= 0xDC00 && c <= 0xDFFF; }

// Collects the text and remembers which part of it, and of the input, lies between the first and the last
// character that trimming keeps.
class Collector {
 public:
  explicit Collector(bool trim) : trim_(trim) {}

  void Add(std::string_view plain, size_t from, size_t to) {
    high_ = 0;
    const size_t before = text_.size();
    text_ += plain;
    Took(!trim_ || SurvivesTrim(plain.front()), before, from, to);
  }

  void AddCode(uint32_t code, size_t from, size_t to) {
    size_t before = text_.size();
    if (high_ != 0 && IsLowSurrogate(code)) {
      before -= 3;
      text_.resize(before);
      code = 0x10000 + ((high_ - 0xD800) << 10) + (code - 0xDC00);
    }
    high_ = IsHighSurrogate(code) ? code : 0;
    AppendCodePoint(code, text_);
    Took(!trim_ || code > ' ' || code == '\n' || code == '\r', before, from, to);
  }

  Unescaped Finish() {
    text_.resize(text_end_);
    text_.erase(0, text_begin_);
    return {std::move(text_), begin_, end_, false};
  }

 private:
  void Took(bool kept, size_t before, size_t from, size_t to) {
    if (!kept) return;
    if (text_end_ == 0) {
      text_begin_ = before;
      begin_ = from;
    }
    text_end_ = text_.size();
    end_ = to;
  }

  bool trim_;
  std::string text_;
  uint32_t high_ = 0;  // the last character, if it is a surrogate that waits for its partner
  size_t text_begin_ = 0, text_end_ = 0;
  size_t begin_ = 0, end_ = 0;
};

}  // namespace

Unescaped UnescapeProperty(std::string_view in, bool trim) {
  Collector out(trim);
  for (size_t at = 0; at < in.size();) {
    const size_t from = at;
    if (in[at] != '\\') {
      // A run of characters that trimming treats alike.
      const bool kept = SurvivesTrim(in[at]);
      while (++at < in.size() && in[at] != '\\' && SurvivesTrim(in[at]) == kept) {
      }
      out.Add(in.substr(from, at - from), from, at);
    } else if (at + 1 == in.size()) {
      // Only a lone backslash as the very last character gets here, and Java drops that with the line's end.
      ++at;
    } else if (in[at + 1] == 'u') {
      const std::optional<uint32_t> code = Hex4(in.substr(at + 2));
      if (!code) return {{}, at, std::min(at + 6, in.size()), true};
      at += 6;
      out.AddCode(*code, from, at);
    } else {
      // Of a character of several bytes the rest follows as an ordinary run.
      const char c = Meaning(in[at + 1]);
      at += 2;
      out.Add({&c, 1}, from, at);
    }
  }
  return out.Finish();
}

}  // namespace sparkvet::carrier
