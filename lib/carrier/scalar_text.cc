#include "lib/carrier/scalar_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/code_points.h"
#include "lib/carrier/hcl_join.h"
#include "lib/carrier/hcl_template.h"

namespace sparkvet::carrier {
namespace {

constexpr bool IsBlank(char c) { return c == ' ' || c == '\t'; }
constexpr bool IsBreak(char c) { return c == '\n' || c == '\r'; }
constexpr bool IsSpace(char c) { return IsBlank(c) || IsBreak(c); }

// More than any manifest is indented by.
constexpr size_t kMaxIndent = 64;

size_t LineEnd(std::string_view text, size_t at) { return std::min(text.find_first_of("\r\n", at), text.size()); }

size_t BreakEnd(std::string_view text, size_t at) {
  if (at >= text.size()) return at;
  return at + (text.substr(at).starts_with("\r\n") ? 2 : 1);
}

size_t SkipSpaces(std::string_view text, size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

std::optional<uint32_t> DigitsAt(std::string_view text, size_t at, size_t count) {
  return text.size() < at + count ? std::nullopt : HexOf(text.substr(at, count));
}

struct Escape {
  std::string bytes;
  size_t length;  // in the source, backslash included
};

constexpr std::string_view kSimpleEscapes = "0abt\tnvfre \"/\\N_LP";

Escape EscapeAt(std::string_view text) {
  const char c = text.size() > 1 ? text[1] : '\0';
  const size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits > 0) {
    const auto code = DigitsAt(text, 2, digits);
    if (!code) return {"", 1};
    if (c == 'u' && *code >= 0xD800 && *code < 0xDC00 && text.substr(6).starts_with("\\u")) {
      const auto low = DigitsAt(text, 8, 4);
      if (low && *low >= 0xDC00 && *low < 0xE000) return {Utf8Of(0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00)), 12};
    }
    return {Utf8Of(*code), 2 + digits};
  }
  constexpr std::string_view kMeans[] = {std::string_view("\0", 1), "\a", "\b", "\t", "\t", "\n", "\v", "\f", "\r", "\x1B", " ", "\"", "/", "\\",
                                         "\xC2\x85", "\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  const size_t known = kSimpleEscapes.find(c);
  return {known == std::string_view::npos ? std::string() : std::string(kMeans[known]), 2};
}

class Decoder {
 public:
  Decoder(std::string_view text, std::string_view shown, const Node& node)
      : text_(text), shown_(shown), node_(node), out_(node.span.file), at_(node.span.begin), end_(node.span.end) {}

  SourceMap Flow() {
    while (at_ < end_) {
      const char c = text_[at_];
      if (IsSpace(c)) {
        Fold();
      } else if (c == '\'' && node_.style == Node::Style::kSingleQuoted) {
        out_.Insert("'", at_, at_ + 2);
        at_ += 2;
      } else if (c == '\\' && node_.style == Node::Style::kDoubleQuoted) {
        Backslash(true);
      } else {
        const size_t next = std::min(text_.find_first_of(" \t\r\n'\\", at_ + 1), end_);
        Copy(at_, next);
        at_ = next;
      }
    }
    return std::move(out_);
  }

  // TOML's """ and ''': line breaks stay.
  SourceMap Lines() {
    while (at_ < end_) {
      if (text_[at_] == '\\' && node_.style == Node::Style::kDoubleQuoted) {
        Backslash(false);
      } else {
        const size_t next = std::min(text_.find('\\', at_ + 1), end_);
        Copy(at_, next);
        at_ = next;
      }
    }
    return std::move(out_);
  }

  SourceMap Block(size_t indent, bool folds, char chomping) {
    size_t at = BreakEnd(text_, LineEnd(text_, node_.start));
    std::vector<Line> waiting;  // breaks before the next line of content
    std::optional<Line> leading;
    bool leading_blank = false;
    bool first = true;
    while (true) {
      while (at < text_.size() && IsEmptyLine(at, indent)) {
        waiting.push_back({at, LineEnd(text_, at)});
        if (waiting.back().end == text_.size()) break;
        at = BreakEnd(text_, waiting.back().end);
      }
      const bool over = at >= text_.size() || IsEmptyLine(at, indent) || SkipSpaces(text_, at) - at < indent;
      if (over) break;
      const size_t content = at + indent;
      const bool blank = IsBlank(text_[content]);
      if (!first) {
        if (folds && !leading_blank && !blank) {
          if (waiting.empty()) Break(*leading, " ");
        } else {
          Break(*leading, "\n");
        }
      }
      for (const Line& line : waiting) EmptyLine(line);
      waiting.clear();
      leading_blank = blank;
      first = false;
      const size_t end = LineEnd(text_, at);
      Copy(IsDirective(at, content, end) ? shown_.find_first_not_of(" \t", at) : content, end);
      leading = Line{at, end};
      at = BreakEnd(text_, end);
      if (end == text_.size()) break;
    }
    if (leading && chomping != '-' && leading->end < text_.size()) Break(*leading, "\n");
    if (chomping == '+') {
      for (const Line& line : waiting) EmptyLine(line);
    }
    return std::move(out_);
  }

 private:
  struct Line {
    size_t begin, end;
  };

  void Copy(size_t begin, size_t end) { out_.Copy(shown_.substr(begin, end - begin), begin); }

  void Break(const Line& line, std::string_view as) {
    const size_t end = BreakEnd(text_, line.end);
    if (end == line.end + 1 && text_[line.end] == '\n' && as == "\n") Copy(line.end, end);
    else out_.Insert(as, line.end, end);
  }

  // A line with nothing beyond its indentation. In the shown text a directive may stand there.
  bool IsEmptyLine(size_t at, size_t indent) const {
    const size_t first = SkipSpaces(text_, at);
    return (first >= text_.size() || IsBreak(text_[first])) && first - at <= indent;
  }

  // Blanks, or letters behind them, in the text, and something that begins before the content in the shown text.
  bool IsDirective(size_t at, size_t content, size_t end) const {
    const size_t first = shown_.find_first_not_of(" \t", at);
    return first < std::min(content, end) && text_[first] != shown_[first];
  }

  void EmptyLine(const Line& line) {
    size_t begin = line.begin, end = line.end;
    while (begin < end && IsBlank(shown_[begin])) ++begin;
    while (end > begin && IsBlank(shown_[end - 1])) --end;
    Copy(begin, end);
    if (line.end < text_.size()) Break(line, "\n");
  }

  // A run of white space: as it is, or folded where it holds line breaks.
  void Fold() {
    const size_t begin = at_;
    size_t breaks = 0;
    size_t end = at_;
    while (end < end_ && IsSpace(text_[end])) {
      breaks += IsBreak(text_[end]);
      end = IsBreak(text_[end]) ? BreakEnd(text_, end) : end + 1;
    }
    at_ = end;
    if (breaks == 0) {
      Copy(begin, end);
    } else {
      out_.Insert(breaks == 1 ? std::string(" ") : std::string(breaks - 1, '\n'), begin, end);
    }
  }

  void Backslash(bool folds) {
    size_t next = at_ + 1;
    if (!folds) {  // TOML allows blanks before the break
      while (next < end_ && IsBlank(text_[next])) ++next;
    }
    if (next < end_ && IsBreak(text_[next])) {
      at_ = BreakEnd(text_, next);
      if (folds) {
        size_t breaks = 0;
        const size_t begin = at_;
        while (at_ < end_ && IsSpace(text_[at_])) {
          breaks += IsBreak(text_[at_]);
          at_ = IsBreak(text_[at_]) ? BreakEnd(text_, at_) : at_ + 1;
        }
        out_.Insert(std::string(breaks, '\n'), begin, at_);
      } else {
        while (at_ < end_ && IsSpace(text_[at_])) ++at_;
      }
      return;
    }
    const Escape escape = EscapeAt(text_.substr(at_, end_ - at_));
    out_.Insert(escape.bytes, at_, at_ + escape.length);
    at_ += escape.length;
  }

  std::string_view text_, shown_;
  const Node& node_;
  SourceMap out_;
  size_t at_, end_;
};

struct BlockHeader {
  char chomping = ' ';
  size_t indicator = 0;  // 0 = none
};

BlockHeader HeaderAt(std::string_view text, size_t at) {
  BlockHeader header;
  for (++at; at < text.size(); ++at) {
    if (text[at] == '-' || text[at] == '+') header.chomping = text[at];
    else if (base::IsDigit(text[at])) header.indicator = static_cast<size_t>(text[at] - '0');
    else break;
  }
  return header;
}

// By the first line that is not empty.
size_t IndentOfContent(std::string_view text, size_t header) {
  size_t longest = 0;
  for (size_t at = BreakEnd(text, LineEnd(text, header)); at < text.size();) {
    const size_t first = SkipSpaces(text, at);
    longest = std::max(longest, first - at);
    if (first >= text.size() || !IsBreak(text[first])) return first - at;
    at = BreakEnd(text, first);
  }
  return longest;
}

SourceMap DecodeFlow(std::string_view text, std::string_view shown, const Node& node) {
  const bool triple = node.span.begin - node.start >= 3;
  return triple ? Decoder(text, shown, node).Lines() : Decoder(text, shown, node).Flow();
}

// The first of the ways to read `node`, with the bytes of `shown`, that `is_right` accepts.
template <class IsRight>
SourceMap FirstRight(std::string_view text, std::string_view shown, const Node& node, std::string_view otherwise, IsRight is_right) {
  const bool is_block = node.style == Node::Style::kLiteral || node.style == Node::Style::kFolded;
  if (!is_block) {
    const auto decode = [&](std::string_view from) { return DecodeFlow(text, from, node); };
    if (SourceMap map = decode(shown); is_right(map, decode)) return map;
  } else {
    const BlockHeader header = HeaderAt(text, node.start);
    // An indicator counts from the parent's indentation, which only the parser knows.
    const size_t least = header.indicator > 0 ? header.indicator : std::max<size_t>(IndentOfContent(text, node.start), 1);
    const size_t most = header.indicator > 0 ? least + kMaxIndent : least;
    for (size_t indent = least; indent <= most; ++indent) {
      const auto decode = [&](std::string_view from) {
        return Decoder(text, from, node).Block(indent, node.style == Node::Style::kFolded, header.chomping);
      };
      if (SourceMap map = decode(shown); is_right(map, decode)) return map;
    }
  }
  SourceMap whole(node.span.file);
  whole.Insert(otherwise, node.span.begin, node.span.end);
  return whole;
}

}  // namespace

ScalarPlace PlaceOfBlock(std::string_view text, size_t header) {
  ScalarPlace place;
  size_t indent = 0;
  const BlockHeader said = HeaderAt(text, header);
  for (size_t at = BreakEnd(text, LineEnd(text, header)); at < text.size();) {
    const size_t first = SkipSpaces(text, at);
    const size_t end = LineEnd(text, at);
    if (first < end) {
      if (place.begin == 0) {
        indent = said.indicator > 0 ? std::min(said.indicator, first - at) : first - at;
        if (indent == 0) break;
        place.begin = first;
      }
      if (first - at < indent) break;
      place.end = end;
    }
    at = BreakEnd(text, end);
  }
  if (place.begin == 0) place.begin = place.end = LineEnd(text, header);
  return place;
}

size_t SkipNodeProperties(std::string_view text, size_t at) {
  while (at < text.size() && (text[at] == '&' || text[at] == '!')) {
    while (at < text.size() && !IsSpace(text[at])) ++at;
    while (at < text.size() && (IsSpace(text[at]) || text[at] == '#')) at = text[at] == '#' ? LineEnd(text, at) : at + 1;
  }
  return at;
}

SourceMap DecodeReadable(std::string_view text, std::string_view shown, const Node& node, std::string_view value) {
  return FirstRight(text, shown, node, value, [&](const SourceMap&, const auto& decode) { return decode(text).text() == value; });
}

SourceMap DecodeScalar(std::string_view text, std::string_view shown, const Node& node) {
  if (node.style == Node::Style::kTemplate || node.style == Node::Style::kHeredoc) {
    if (const auto written = HclTemplateAt(shown, node.start)) return DecodeHcl(shown, *written, node.span.file).map;
  }
  if (node.style == Node::Style::kJoined) {
    if (std::optional<SourceMap> joined = DecodeHclJoin(shown, node.span)) return std::move(*joined);
  }
  return FirstRight(text, shown, node, node.text, [&](const SourceMap& map, const auto&) { return map.text() == node.text; });
}

}  // namespace sparkvet::carrier
