#include "lib/carrier/template_text.h"

#include <algorithm>

#include "lib/carrier/hcl_skip.h"
#include "lib/carrier/template_blocks.h"

namespace sparkvet::carrier {
namespace {

// Longer ones are left as they are.
constexpr size_t kLongestVariable = 4096;
constexpr size_t kMostEndless = 512;  // openings that nothing closes: it is no such template

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

class Reader {
 public:
  Reader(std::string_view text, char letter, bool fills_variables) : text_(text), end_(text.size()), letter_(letter), fills_variables_(fills_variables) {
    out_.text = std::string(text);
  }

  ReadableTemplate Run() {
    while (at_ < end_) {
      if (!DirectiveLine()) Line();
    }
    while (!open_.empty()) Close(end_);
    Conditions();
    return std::move(out_);
  }

 private:
  struct Block {
    size_t begin, end;
    bool has_branches;
  };

  // A line that holds nothing but directives; false if this is another one.
  bool DirectiveLine() {
    size_t first = at_;
    while (first < end_ && IsBlank(text_[first])) ++first;
    size_t at = first;
    while (at < end_) {
      const size_t end = DirectiveEnd(text_, at);
      if (end == at) break;
      at = end;
      while (at < end_ && IsBlank(text_[at])) ++at;
    }
    if (at == first || (at < end_ && text_[at] != '\n')) return false;
    const size_t indent = IndentBehindHeader(at);
    for (size_t i = first; i < at;) {
      const size_t end = DirectiveEnd(text_, i);
      if (end == i) {
        ++i;
        continue;
      }
      Directive(i, end);
      Fill(i, end, ' ');
      i = end;
    }
    // The first line of a block of YAML tells its indentation, and may have no more blanks than that.
    if (indent > 0 && at_ + indent < at) Fill(at_ + indent, at, letter_);
    at_ = std::min(at + 1, end_);
    return true;
  }

  // The indentation of a block's content where its header ends the line above ("conf: |-") and the one at hand ends at `end`; 0 where
  // none begins here.
  size_t IndentBehindHeader(size_t end) const {
    std::string_view above = std::string_view(out_.text).substr(0, at_);
    if (!above.ends_with('\n')) return 0;
    above.remove_suffix(1);
    above = above.substr(above.rfind('\n') + 1);
    const size_t last = above.find_last_not_of(" \r+-0123456789");
    const bool is_header = last != std::string_view::npos && last > 0 && (above[last] == '|' || above[last] == '>') && above[last - 1] == ' ';
    if (!is_header) return 0;
    for (size_t begin = end + 1; begin < end_;) {
      const size_t line_end = std::min(text_.find('\n', begin), end_);
      const size_t first = text_.find_first_not_of(" \r", begin);
      if (first < line_end && DirectiveEnd(text_, first) == first) return first - begin;
      begin = line_end + 1;
    }
    return 0;
  }

  void Directive(size_t begin, size_t end) {
    const std::string_view directive = text_.substr(begin, end - begin);
    const size_t depth = blocks_.depth();
    if (!blocks_.Read(directive)) out_.open_ended.push_back(begin);
    if (blocks_.depth() > depth) {
      open_.push_back({begin, end_, false});
    } else if (blocks_.depth() < depth) {
      Close(end);
    } else if (!open_.empty() && IsOtherBranch(directive)) {
      open_.back().has_branches = true;
    }
  }

  void Close(size_t end) {
    open_.back().end = end;
    closed_.push_back(open_.back());
    open_.pop_back();
  }

  // The outermost blocks that make something depend on a condition.
  void Conditions() {
    std::sort(closed_.begin(), closed_.end(), [](const Block& a, const Block& b) { return a.begin < b.begin; });
    for (const Block& block : closed_) {
      const bool is_within = !out_.conditional.empty() && block.begin < out_.conditional.back().end;
      if (!is_within && (block.has_branches || !HoldsWholeDocuments(block))) out_.conditional.push_back({block.begin, block.end});
    }
  }

  // Nothing but blanks and comments stands between it and the lines that separate documents.
  bool HoldsWholeDocuments(const Block& block) const {
    const std::string_view text = out_.text;
    for (size_t end = block.begin; end > 0;) {
      const size_t begin = text.rfind('\n', end - 1) + 1;
      const std::string_view line = text.substr(begin, end - begin);
      if (line.starts_with("---")) break;
      if (HoldsContent(line)) return false;
      end = begin == 0 ? 0 : begin - 1;
    }
    for (size_t begin = block.end; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = text.substr(begin, end - begin);
      if (line.starts_with("---")) break;
      if (HoldsContent(line)) return false;
      begin = end + 1;
    }
    return true;
  }

  static bool HoldsContent(std::string_view line) {
    const size_t at = line.find_first_not_of(" \t\r");
    return at != std::string_view::npos && line[at] != '#';
  }

  void Line() {
    while (at_ < end_ && text_[at_] != '\n') {
      const size_t end = SignEnd();
      if (end == at_) {
        ++at_;
      } else {
        // Neither a comment nor a condition is a value.
        const std::string_view rest = text_.substr(at_);
        Fill(at_, end, rest.starts_with("{#") || rest.starts_with("%{") || (letter_ == '1' && rest.starts_with("{%")) ? ' ' : letter_);
        at_ = end;
      }
    }
    at_ = std::min(at_ + 1, end_);
  }

  // The end of what starts at hand and is filled.
  size_t SignEnd() {
    const char c = text_[at_];
    if (c == '{' || c == '<') return DirectiveEnd(text_, at_);
    const bool may_open = fills_variables_ && (c == '$' || c == '%') && text_.substr(at_ + 1).starts_with('{') && endless_ < kMostEndless;
    if (!may_open) return at_;
    const size_t end = HclSequenceEnd(text_.substr(0, at_ + kLongestVariable), at_);
    endless_ += end == at_;
    return end;
  }

  void Fill(size_t begin, size_t end, char c) {
    for (size_t i = begin; i < end; ++i) {
      if (out_.text[i] != '\n' && out_.text[i] != '\r') out_.text[i] = c;
    }
  }

  std::string_view text_;
  size_t at_ = 0, end_;
  char letter_;
  bool fills_variables_;
  size_t endless_ = 0;
  ReadableTemplate out_;
  TemplateBlocks blocks_;
  std::vector<Block> open_, closed_;
};

}  // namespace

bool ReadableTemplate::IsConditional(size_t at) const {
  const auto after = std::upper_bound(conditional.begin(), conditional.end(), at,
                                      [](size_t value, const Range& r) { return value < r.begin; });
  return after != conditional.begin() && at < (after - 1)->end;
}

bool ReadableTemplate::IsOpenEnded(size_t begin, size_t end) const {
  const auto at = std::lower_bound(open_ended.begin(), open_ended.end(), begin);
  return at != open_ended.end() && *at < end;
}

ReadableTemplate MakeReadable(std::string_view text, char letter, bool fills_variables) { return Reader(text, letter, fills_variables).Run(); }

}  // namespace sparkvet::carrier
