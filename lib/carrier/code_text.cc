#include "lib/carrier/code_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lib/base/strings.h"
#include "lib/carrier/code_points.h"

namespace sparkvet::carrier {
namespace {

int DigitOf(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

class Decoder {
 public:
  Decoder(std::string_view source, const CodeToken& token, Language language, bool is_filled, SourceMap& out)
      : source_(source), token_(token), language_(language), out_(out), end_(token.content_end) {
    is_template_ = is_filled || source.substr(token.content_begin, token.content_end - token.content_begin).contains(' ');
  }

  bool Run() {
    if (language_ == Language::kJava && token_.is_triple) Block();
    else Part(token_.content_begin, token_.content_end);
    return is_known_;
  }

 private:
  bool is_python() const { return language_ == Language::kPython; }
  char Peek(size_t at) const { return at < end_ ? source_[at] : '\0'; }

  void Part(size_t begin, size_t end) {
    end_ = end;
    size_t run = begin;
    const auto flush = [&](size_t at) { out_.Copy(source_.substr(run, at - run), run); };
    for (size_t at = begin; at < end;) {
      if (source_[at] == '\\' && !token_.is_raw) {
        flush(at);
        run = at = Escape(at);
      } else if (IsDoubled(at)) {
        flush(at + 1);
        run = at += 2;
      } else if (const size_t value_end = EndOfValue(at); value_end != at) {
        flush(at);
        out_.Insert(Variable(at, value_end), at, value_end);
        is_known_ = false;
        run = at = value_end;
      } else {
        ++at;
      }
    }
    flush(end);
  }

  // {{ and }} of Python's, $$ of Scala's.
  bool IsDoubled(size_t at) const {
    if (!token_.interpolates) return false;
    const char c = source_[at];
    return Peek(at + 1) == c && (is_python() ? c == '{' || c == '}' : c == '$' && language_ == Language::kScala);
  }

  // Of what run time puts in at this place; the place where it puts in nothing.
  size_t EndOfValue(size_t at) const {
    const char c = source_[at];
    if (!token_.interpolates) return is_template_ ? EndOfBlank(at) : at;
    if (is_python()) return c == '{' ? EndOfInterpolation(source_, at, end_) : at;
    if (c != '$') return at;
    if (Peek(at + 1) == '{') return EndOfInterpolation(source_, at, end_);
    size_t end = at + 1;
    if (base::IsDigit(Peek(end))) return at;
    while (IsOfName(Peek(end))) ++end;
    return end == at + 1 ? at : end;
  }

  // {}, {0:>3} and {name}, %s, %d and %(name)s: what format() and % fill in.
  size_t EndOfBlank(size_t at) const {
    size_t end = at + 1;
    if (source_[at] == '{') {
      while (IsOfName(Peek(end)) || (end > at + 1 && Peek(end) != '}' && Peek(end) > ' ' && end - at < kLongestBlank)) ++end;
      return Peek(end) == '}' ? end + 1 : at;
    }
    if (source_[at] != '%') return at;
    if (Peek(end) == '(') {
      while (end < end_ && Peek(end) != ')' && end - at < kLongestBlank) ++end;
      ++end;
    }
    return Peek(end) == 's' || Peek(end) == 'd' ? end + 1 : at;
  }

  // As a shell writes what it does not know either: {mem} is ${mem}.
  std::string Variable(size_t begin, size_t end) const {
    std::string_view name = source_.substr(begin, end - begin);
    while (!name.empty() && !IsOfName(name.front())) name.remove_prefix(1);
    while (!name.empty() && name.ends_with('}')) name.remove_suffix(1);
    const bool is_name = source_[begin] != '%' && !name.empty() && !base::IsDigit(name.front()) && std::all_of(name.begin(), name.end(), IsOfName);
    return "${" + std::string(is_name ? name : "value") + '}';
  }

  static bool IsOfName(char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '_'; }
  static constexpr size_t kLongestBlank = 60;

  // Behind the escape.
  size_t Escape(size_t at) {
    const char c = Peek(at + 1);
    const auto put = [&](std::string_view bytes, size_t length) {
      out_.Insert(bytes, at, at + length);
      return at + length;
    };
    switch (c) {
      case 'n': return put("\n", 2);
      case 't': return put("\t", 2);
      case 'r': return put("\r", 2);
      case 'b': return put("\b", 2);
      case 'f': return put("\f", 2);
      case '\\': return put("\\", 2);
      case '"': return put("\"", 2);
      case '\'': return put("'", 2);
      case '\n': return at + 2;  // the line goes on
      case '\r': return at + (Peek(at + 2) == '\n' ? 3 : 2);
      case 'u': return Number(at, 2, 4, 16);
      default: break;
    }
    if (c >= '0' && c <= '7' && language_ != Language::kKotlin) return Number(at, 1, 3, 8);
    if (is_python()) {
      if (c == 'a') return put("\a", 2);
      if (c == 'v') return put("\v", 2);
      if (c == 'x') return Number(at, 2, 2, 16);
      if (c == 'U') return Number(at, 2, 8, 16);
      if (c == 'N') is_known_ = false;
    }
    if (language_ == Language::kJava && c == 's') return put(" ", 2);
    if (language_ == Language::kKotlin && c == '$') return put("$", 2);
    const size_t length = at + 1 < end_ ? 2 : 1;  // as it stands
    out_.Copy(source_.substr(at, length), at);
    return at + length;
  }

  // A character by its number: digits from `skip` on, at most so many. The second half of a pair belongs to the first.
  size_t Number(size_t at, size_t skip, size_t most, int base) {
    uint32_t value = 0;
    size_t next = at + skip;
    while (next < end_ && next < at + skip + most && DigitOf(source_[next]) < base) value = value * static_cast<uint32_t>(base) + static_cast<uint32_t>(DigitOf(source_[next++]));
    const bool is_half = value >= 0xD800 && value < 0xE000;
    if (is_half || value > 0x10FFFF || next == at + skip) is_known_ = false;
    else out_.Insert(Utf8Of(value), at, next);
    return next;
  }

  // A block begins behind its first line, and is indented as its least indented line or its closing quotes are.
  void Block() {
    size_t begin = std::min(source_.find('\n', token_.content_begin), static_cast<size_t>(token_.content_end));
    if (begin < token_.content_end) ++begin;
    const std::string_view body = source_.substr(begin, token_.content_end - begin);
    const std::vector<std::string_view> lines = base::Split(body, '\n');
    size_t indent = body.size();
    for (size_t i = 0; i < lines.size(); ++i) {
      const size_t blanks = std::min(lines[i].find_first_not_of(" \t\r"), lines[i].size());
      if (blanks < lines[i].size() || i + 1 == lines.size()) indent = std::min(indent, blanks);
    }
    for (size_t i = 0; i < lines.size(); ++i) {
      const auto at = static_cast<size_t>(lines[i].data() - source_.data());
      const size_t skipped = std::min(indent, lines[i].size());
      const size_t last = std::min(lines[i].find_last_not_of(" \t\r") + 1, lines[i].size());
      const std::string_view line = source_.substr(at, last);
      const bool goes_on = (line.size() - (line.find_last_not_of('\\') + 1)) % 2 == 1;  // its last backslash takes the line's end away
      if (skipped < last) Part(at + skipped, at + last - (goes_on ? 1 : 0));
      if (!goes_on && i + 1 < lines.size()) out_.Copy("\n", at + lines[i].size());
    }
  }

  std::string_view source_;
  const CodeToken& token_;
  Language language_;
  SourceMap& out_;
  size_t end_;
  bool is_known_ = true;
  bool is_template_ = false;  // of several words: it may be a command that is filled in later
};

}  // namespace

bool DecodeCodeText(std::string_view source, const CodeToken& token, Language language, bool is_filled, SourceMap& out) {
  return Decoder(source, token, language, is_filled, out).Run();
}

}  // namespace sparkvet::carrier
