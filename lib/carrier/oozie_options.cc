#include "lib/carrier/oozie_options.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "lib/carrier/byte_set.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

// What Java's regular expressions mean by \s and \w.
constexpr ByteSet kSpace(" \t\n\v\f\r");
constexpr ByteSet kKey("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.");
constexpr ByteSet kOption = kKey | ByteSet("-");
// What String.trim() takes off.
constexpr bool IsTrimmed(char c) { return static_cast<unsigned char>(c) <= ' '; }

struct Range {
  size_t begin, end;
};

// \s*--[a-zA-Z0-9.]+[\-a-zA-Z0-9.]*[=]?
std::optional<Range> FindOption(const Word& word, size_t from) {
  const std::string_view text = word.text;
  auto hole = std::partition_point(word.holes.begin(), word.holes.end(), [&](const Word::Hole& h) { return h.end <= from; });
  for (size_t at = text.find("--", from); at != std::string_view::npos; at = text.find("--", at)) {
    while (hole != word.holes.end() && hole->end <= at) ++hole;
    if (hole != word.holes.end() && hole->begin <= at) {
      at = hole->end;
      continue;
    }
    if (at + 2 >= text.size() || !kKey.Holds(text[at + 2])) {
      ++at;
      continue;
    }
    size_t begin = at;
    while (begin > from && kSpace.Holds(text[begin - 1])) --begin;
    const size_t end = kOption.EndOf(text, at + 2, text.size());
    return Range{begin, end + (text.substr(end).starts_with('=') ? 1 : 0)};
  }
  return std::nullopt;
}

// ([a-zA-Z0-9.]+=)?".+" without a quote in between, on one line as Java's regular expressions count lines.
bool IsEntirelyQuoted(std::string_view text) {
  if (const size_t equals = kKey.EndOf(text, 0, text.size()); equals > 0 && text.substr(equals).starts_with('=')) text.remove_prefix(equals + 1);
  if (text.size() < 3 || !text.starts_with('"') || text.find('"', 1) != text.size() - 1) return false;
  constexpr std::string_view kLineEnds[] = {"\n", "\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  return std::none_of(std::begin(kLineEnds), std::end(kLineEnds), [&](std::string_view end) { return text.contains(end); });
}

class Splitter {
 public:
  Splitter(const Word& text, text::Arena& arena) : word_(text), builder_(text, arena) {}

  std::vector<Word> Run() {
    size_t value = 0;  // behind the last option
    while (const std::optional<Range> option = FindOption(word_, value)) {
      if (value > 0) Value(value, option->begin);
      size_t begin = option->begin, end = option->end;
      while (kSpace.Holds(word_.text[begin])) ++begin;
      if (word_.text[end - 1] == '=') --end;
      Add(begin, end);
      value = option->end;
    }
    Value(value, word_.text.size());
    return std::move(out_);
  }

 private:
  void Value(size_t begin, size_t end) {
    while (begin < end && IsTrimmed(word_.text[begin])) ++begin;
    while (begin < end && IsTrimmed(word_.text[end - 1])) --end;
    if (begin == end) return;
    const std::string_view text = word_.text.substr(begin, end - begin);
    if (IsEntirelyQuoted(text)) return AddWithout('"', begin, end);
    Add(begin, end);
  }

  void Add(size_t begin, size_t end) {
    builder_.Start(begin);
    Copy(begin, end);
    out_.push_back(builder_.Finish(end));
  }

  void AddWithout(char left_out, size_t begin, size_t end) {
    builder_.Start(begin);
    builder_.Quote();
    for (size_t at = begin; at < end;) {
      const size_t stop = std::min(word_.text.find(left_out, at), end);
      Copy(at, stop);
      at = stop + 1;
    }
    out_.push_back(builder_.Finish(end));
  }

  void Copy(size_t begin, size_t end) {
    if (begin < end) builder_.Append(word_, begin, end);
  }

  const Word& word_;
  WordBuilder builder_;
  std::vector<Word> out_;
};

}  // namespace

std::vector<Word> SplitSparkOptions(const Word& text, text::Arena& arena) { return Splitter(text, arena).Run(); }

}  // namespace sparkvet::carrier
