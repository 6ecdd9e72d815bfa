#include "lib/carrier/properties.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

#include "lib/carrier/properties_escape.h"

namespace sparkvet::carrier {
namespace {

constexpr bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\f'; }
constexpr bool IsLineEnd(char c) { return c == '\n' || c == '\r'; }

// Bytes at which a key may end: a blank, a separator, an escape.
constexpr std::array<bool, 256> kMayEndKey = [] {
  std::array<bool, 256> table{};
  for (const char c : {' ', '\t', '\f', '=', ':', '\\'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// Where the key that starts at `at` ends, in a line without a backslash that ends at `end`. Keys are long and lines many: eight
// bytes are looked at together, for one that is no more than a blank, or a separator.
size_t KeyEnd(std::string_view text, size_t at, size_t end) {
  if constexpr (std::endian::native == std::endian::little) {
    constexpr uint64_t kOnes = 0x0101010101010101, kHighBits = 0x80 * kOnes;
    // The high bit of the first byte below `n`, and of some behind it.
    const auto below = [](uint64_t word, uint64_t n) { return (word - n * kOnes) & ~word & kHighBits; };
    for (uint64_t word; at + sizeof word <= end; at += sizeof word) {
      std::memcpy(&word, text.data() + at, sizeof word);
      const uint64_t hits = below(word, ' ' + 1) | below(word ^ '=' * kOnes, 1) | below(word ^ ':' * kOnes, 1);
      if (hits == 0) continue;
      at += static_cast<size_t>(std::countr_zero(hits)) / 8;
      break;
    }
  }
  while (at < end && !kMayEndKey[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

size_t TrailingBackslashes(std::string_view s) {
  size_t n = 0;
  while (n < s.size() && s[s.size() - 1 - n] == '\\') ++n;
  return n;
}

}  // namespace

size_t ByteFinder::Look(std::string_view text, size_t position) {
  valid_ = true;
  const void* hit = position < text.size()
                        ? std::memchr(text.data() + position, c_, text.size() - position)
                        : nullptr;
  found_ = hit ? static_cast<size_t>(static_cast<const char*>(hit) - text.data()) : text.size();
  return found_;
}

PropertiesReader::PropertiesReader(std::string_view text, text::FileId file, text::Arena& arena)
    : text_(text),
      file_(file),
      arena_(arena),
      newline_('\n'),
      carriage_return_('\r'),
      backslash_('\\') {
  if (IsJavaUtf8(text)) return;
  decoded_.emplace(text);
  text_ = arena_.Keep(std::move(decoded_->text()));
}

size_t PropertiesReader::LineEnd(size_t from) {
  return std::min(newline_.From(text_, from), carriage_return_.From(text_, from));
}

PropertiesReader::Item PropertiesReader::Next() {
  while (true) {
    while (at_ < text_.size() && (IsBlank(text_[at_]) || IsLineEnd(text_[at_]))) ++at_;
    if (at_ >= text_.size()) return Item::kEnd;
    const size_t begin = begin_ = at_;
    const size_t end = LineEnd(begin);
    if (text_[begin] == '#' || text_[begin] == '!') {
      at_ = end;
      comment_ = {text_.substr(begin + 1, end - begin - 1), Raw(begin, end)};
      return Item::kComment;
    }
    is_verbatim_ = backslash_.From(text_, begin) >= end;
    if (is_verbatim_) {
      at_ = end;
      SplitVerbatim(begin, end);
      return Item::kEntry;
    }
    if (!GatherLine(begin, end)) continue;
    return Split(joined_);
  }
}

// Joins the physical lines of a logical line whose first one is [begin, end). False if they hold nothing, and
// reading goes on as at the start of a line.
bool PropertiesReader::GatherLine(size_t begin, size_t end) {
  joined_.clear();
  pieces_.clear();
  while (true) {
    const std::string_view physical = text_.substr(begin, end - begin);
    const bool continued = TrailingBackslashes(physical) % 2 == 1;
    pieces_.push_back({joined_.size(), begin});
    joined_ += physical.substr(0, physical.size() - (continued ? 1 : 0));
    at_ = end;
    if (!continued) return true;
    // At the very end of the text Java hands out what it has, even when that is an empty line.
    if (end + 1 >= text_.size()) {
      at_ = text_.size();
      return true;
    }
    at_ = end + (text_[end] == '\r' && text_[end + 1] == '\n' ? 2 : 1);
    if (joined_.empty()) return false;
    while (at_ < text_.size() && IsBlank(text_[at_])) ++at_;
    if (at_ >= text_.size()) return true;
    begin = at_;
    end = LineEnd(begin);
  }
}

// As Split does it with all other lines.
void PropertiesReader::SplitVerbatim(size_t begin, size_t end) {
  const size_t key_end = KeyEnd(text_, begin, end);
  size_t value_begin = key_end;
  for (bool has_separator = false; value_begin < end; ++value_begin) {
    const char c = text_[value_begin];
    if (IsBlank(c)) continue;
    if (has_separator || (c != '=' && c != ':')) break;
    has_separator = true;
  }
  key_ = {text_.data() + begin, key_end - begin};
  key_span_ = Raw(begin, key_end);
  const size_t written = value_begin;
  while (value_begin < end && !SurvivesTrim(text_[value_begin])) ++value_begin;
  while (value_begin < end && !SurvivesTrim(text_[end - 1])) --end;
  value_ = {text_.data() + value_begin, end - value_begin};
  value_span_ = value_.empty() ? Raw(written, written) : Raw(value_begin, end);
}

// java.util.Properties.load0: where the key ends and the value begins.
PropertiesReader::Item PropertiesReader::Split(std::string_view line) {
  size_t key_end = 0;
  bool has_separator = false;
  size_t value_begin = line.size();
  while (true) {
    while (key_end < line.size() && !kMayEndKey[static_cast<unsigned char>(line[key_end])]) ++key_end;
    if (key_end >= line.size()) break;
    if (line[key_end] == '\\') {
      key_end += 2;  // with what it escapes
      continue;
    }
    has_separator = !IsBlank(line[key_end]);
    value_begin = key_end + 1;
    break;
  }
  key_end = std::min(key_end, line.size());
  for (; value_begin < line.size(); ++value_begin) {
    const char c = line[value_begin];
    if (IsBlank(c)) continue;
    if (has_separator || (c != '=' && c != ':')) break;
    has_separator = true;
  }
  if (Take(line, 0, key_end, false) == Item::kProblem) return Item::kProblem;
  return Take(line, value_begin, line.size(), true);
}

text::Span PropertiesReader::Raw(size_t begin, size_t end) const {
  if (decoded_) {
    begin = decoded_->RawOffset(begin);
    end = decoded_->RawOffset(end);
  }
  return {file_, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

text::Span PropertiesReader::LineSpan(size_t begin, size_t end) const {
  if (pieces_.size() == 1) return Raw(pieces_[0].text_at + begin, pieces_[0].text_at + end);
  const auto text_offset = [&](size_t line_at) {
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), line_at,
                                        [](size_t at, const Piece& p) { return at < p.line_at; });
    const Piece& piece = *(after - 1);
    return piece.text_at + (line_at - piece.line_at);
  };
  const size_t from = text_offset(begin);
  // The end belongs to the last byte taken, not to the piece that may start behind it.
  return Raw(from, end > begin ? text_offset(end - 1) + 1 : from);
}

// Makes the key or the value of line[begin, end): unescaped (Properties.loadConvert), values trimmed.
PropertiesReader::Item PropertiesReader::Take(std::string_view line, size_t begin, size_t end,
                                              bool is_value) {
  std::string_view& out = is_value ? value_ : key_;
  text::Span& span = is_value ? value_span_ : key_span_;
  const std::string_view raw = line.substr(begin, end - begin);
  Unescaped unescaped = UnescapeProperty(raw, is_value);
  span = LineSpan(begin + unescaped.begin, begin + unescaped.end);
  if (unescaped.malformed) {
    problem_ = {span,
                "malformed \\u escape: four hexadecimal digits must follow; "
                "Java refuses the whole file"};
    at_ = text_.size();
    return Item::kProblem;
  }
  out = arena_.Keep(std::move(unescaped.text));
  if (is_value && out.empty()) span = LineSpan(begin, begin);
  return Item::kEntry;
}

}  // namespace sparkvet::carrier
