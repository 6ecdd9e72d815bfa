#include "lib/report/unified_diff.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "lib/base/strings.h"

namespace sparkvet::report {
namespace {

constexpr size_t kContext = 3;  // lines around a change, as everybody shows them

// Whole lines of the original, and what stands there now.
struct Block {
  size_t begin = 0, end = 0;  // bytes
  std::string now;
};

bool IsLineBegin(std::string_view text, size_t at) { return at == 0 || text[at - 1] == '\n'; }

size_t LineBegin(std::string_view text, size_t at) {
  while (!IsLineBegin(text, at)) --at;
  return at;
}

// Behind the line end.
size_t LineEnd(std::string_view text, size_t at) {
  const size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

// Puts edits into blocks; a line is gone through once, however many edits are in it.
class Blocks {
 public:
  explicit Blocks(std::string_view text) : text_(text) {}

  void Add(const text::Edit& edit) {
    if (blocks_.empty() || (edit.span.begin >= WholeEnd() && IsLineBegin(text_, WholeEnd()))) {
      Close();
      const size_t begin = LineBegin(text_, edit.span.begin);
      blocks_.push_back({begin, begin, {}});
    }
    Block& block = blocks_.back();
    block.now.append(text_.substr(block.end, edit.span.begin - block.end)).append(edit.replacement);
    block.end = edit.span.end;
  }

  std::vector<Block> Take() {
    Close();
    return std::move(blocks_);
  }

 private:
  // Where the last block has to end, so that it is whole lines.
  size_t WholeEnd() {
    const Block& block = blocks_.back();
    const bool is_whole = block.now.empty() || block.now.ends_with('\n');
    if (is_whole && IsLineBegin(text_, block.end)) return block.end;
    if (block.end < line_from_ || block.end >= line_end_) {
      line_from_ = block.end;
      line_end_ = LineEnd(text_, block.end);
    }
    return line_end_;
  }
  void Close() {
    if (blocks_.empty()) return;
    const size_t end = WholeEnd();
    Block& block = blocks_.back();
    block.now.append(text_.substr(block.end, end - block.end));
    block.end = end;
  }

  std::string_view text_;
  std::vector<Block> blocks_;
  size_t line_from_ = 0, line_end_ = 0;  // what was seen of the line that was looked through last
};

size_t CountLines(std::string_view text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) + (IsLineBegin(text, text.size()) ? 0 : 1);
}

// "12,3": where so many lines begin, of which `before` are above; none are where the line above them is.
std::string Place(size_t before, size_t count) {
  const std::string begin = std::to_string(count == 0 ? before : before + 1);
  return count == 1 ? begin : begin + ',' + std::to_string(count);
}

// What is around the changes and the changes themselves.
class Hunks {
 public:
  Hunks(std::string_view text, const Style& style) : text_(text), style_(style) {}

  void Add(std::span<const Block> blocks) {
    const size_t begin = Back(blocks.front().begin), end = Forth(blocks.back().end);
    std::string lines;
    size_t at = begin, was = 0, is = 0;
    const auto show = [&](size_t to) {
      const std::string_view same = text_.substr(at, to - at);
      AddLines(lines, ' ', same);
      was += CountLines(same);
      is += CountLines(same);
    };
    for (const Block& block : blocks) {
      show(block.begin);
      const std::string_view old = text_.substr(block.begin, block.end - block.begin);
      AddLines(lines, '-', old);
      AddLines(lines, '+', block.now);
      was += CountLines(old);
      is += CountLines(block.now);
      at = block.end;
    }
    show(end);
    lines_before_ += CountLines(text_.substr(seen_, begin - seen_));
    out_ += style_.Cyan("@@ -" + Place(lines_before_, was) + " +" + Place(lines_before_ + more_ - fewer_, is) + " @@") + '\n' + lines;
    lines_before_ += was;
    more_ += is;
    fewer_ += was;
    seen_ = end;
  }

  // The first byte of what is shown in front of a place, or behind the last one that is shown behind it.
  size_t Back(size_t at) const {
    for (size_t i = 0; i < kContext && at > 0; ++i) at = LineBegin(text_, at - 1);
    return at;
  }
  size_t Forth(size_t at) const {
    for (size_t i = 0; i < kContext; ++i) at = LineEnd(text_, at);
    return at;
  }

  std::string Take() { return std::move(out_); }

 private:
  // Each line behind the mark.
  void AddLines(std::string& out, char mark, std::string_view text) const {
    while (!text.empty()) {
      const size_t end = LineEnd(text, 0);
      const bool is_ended = text[end - 1] == '\n';
      AddLine(out, mark, text.substr(0, end - (is_ended ? 1 : 0)));
      text.remove_prefix(end);
      if (!is_ended) out += "\\ No newline at end of file\n";
    }
  }
  void AddLine(std::string& out, char mark, std::string_view line) const {
    if (!style_.paints()) {
      out.append(1, mark).append(line);
    } else {
      const std::string shown = mark + base::Printable(line);
      out += mark == '-' ? style_.Red(shown) : mark == '+' ? style_.Green(shown) : shown;
    }
    out += '\n';
  }

  std::string_view text_;
  Style style_;
  std::string out_;
  size_t seen_ = 0;          // bytes
  size_t lines_before_ = 0;  // in the original, up to there
  size_t more_ = 0, fewer_ = 0;
};

}  // namespace

std::string UnifiedDiff(std::string_view path, std::string_view original, std::span<const text::Edit> edits, const Style& style) {
  if (edits.empty()) return {};
  Blocks gathered(original);
  for (const text::Edit& edit : edits) gathered.Add(edit);
  const std::vector<Block> blocks = gathered.Take();
  Hunks hunks(original, style);
  size_t first = 0;
  for (size_t i = 1; i <= blocks.size(); ++i) {
    if (i < blocks.size() && hunks.Forth(blocks[i - 1].end) >= hunks.Back(blocks[i].begin)) continue;  // they meet
    hunks.Add(std::span(blocks).subspan(first, i - first));
    first = i;
  }
  return style.Bold("--- " + std::string(path)) + '\n' + style.Bold("+++ " + std::string(path)) + '\n' + hunks.Take();
}

}  // namespace sparkvet::report
