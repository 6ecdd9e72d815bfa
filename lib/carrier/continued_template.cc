#include "lib/carrier/continued_template.h"

#include <algorithm>

#include "lib/carrier/shell_scan.h"
#include "lib/carrier/template_blocks.h"

namespace sparkvet::carrier {
namespace {

constexpr size_t kMostOfBlock = 32;  // directives in a block on one line: many that never end are not each looked through to the line's end

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bool MayHoldDirective(std::string_view text) {
  return text.contains("{%") || text.contains("{{") || text.contains("<%") || text.contains("%{");
}

}  // namespace

// Goes through the lines once.
class DirectiveBlanker {
 public:
  explicit DirectiveBlanker(std::string_view text) : text_(text) {}

  std::optional<ContinuedTemplate> Run() {
    while (at_ < text_.size()) {
      const size_t end = std::min(text_.find('\n', at_), text_.size());
      if (!is_continued_ || !DirectiveLine(end)) Line(end);
    }
    CloseAll(text_.size());
    if (out_.text_ == nullptr) return std::nullopt;
    return std::move(out_);
  }

 private:
  // A line within a command that holds nothing but directives; its end goes with it, where the command goes on behind it.
  bool DirectiveLine(size_t line_end) {
    const size_t first = SkipBlanks(at_);
    std::vector<ContinuedTemplate::Range> directives;
    bool is_control = true;
    size_t end = first;
    for (size_t next; end < line_end; end = SkipBlanks(next)) {
      next = DirectiveEnd(text_, end);
      if (next == end) return false;
      directives.push_back({end, next});
      line_end = std::max(line_end, std::min(text_.find('\n', next), text_.size()));
      TemplateBlocks alone;
      is_control &= alone.Read(text_.substr(end, next - end));
    }
    if (directives.empty()) return false;
    if (is_control) {
      for (const auto& d : directives) Take(d.begin, d.end);
    } else if (!GoesOnWithOption(line_end)) {
      return false;
    }
    Fill(line_end, std::min(line_end + 1, text_.size()));
    at_ = std::min(line_end + 1, text_.size());
    return true;
  }

  // What an expression alone on its line becomes ends as lines of the command do: the next one belongs to it, too.
  bool GoesOnWithOption(size_t line_end) const { return text_.substr(std::min(SkipBlanks(line_end + 1), text_.size())).starts_with('-'); }

  void Line(size_t line_end) {
    const std::string_view line = text_.substr(at_, line_end - at_);
    if (MayHoldDirective(line)) Inline(line_end);
    is_continued_ = EndsInBackslash(line);
    at_ = std::min(line_end + 1, text_.size());
    if (!is_continued_) CloseAll(line_end);
  }

  // Blocks that begin behind a blank and end before one.
  void Inline(size_t line_end) {
    for (size_t at = at_; at < line_end;) {
      size_t end = DirectiveEnd(text_, at);
      if (end == at) {
        ++at;
        continue;
      }
      if (at == at_ || IsBlank(text_[at - 1])) {
        if (const size_t block = BlockEnd(at, line_end); block != at) end = block;
      }
      at = end;
    }
  }

  // The end of the block that begins at `at` and is made blank then; `at` if it is none that ends on the line, before a blank.
  size_t BlockEnd(size_t at, size_t line_end) {
    TemplateBlocks blocks;
    std::vector<ContinuedTemplate::Range> directives;
    size_t passed = 0;  // directives
    for (size_t place = at; place < line_end;) {
      const size_t end = DirectiveEnd(text_, place);
      if (end == place || end > line_end) {
        ++place;
        continue;
      }
      if (++passed > kMostOfBlock) return at;
      if (blocks.Read(text_.substr(place, end - place))) directives.push_back({place, end});
      if (blocks.depth() == 0) {
        const bool is_block = end > at && place > at && (end == line_end || IsBlank(text_[end]));
        if (!is_block) return at;
        for (const auto& d : directives) Fill(d.begin, d.end);
        if (begins_.empty()) out_.conditional_.push_back({at, end});
        return end;
      }
      place = end;
    }
    return at;
  }

  void Take(size_t begin, size_t end) {
    const size_t depth = blocks_.depth();
    blocks_.Read(text_.substr(begin, end - begin));
    if (blocks_.depth() > depth) begins_.push_back(begin);
    else if (blocks_.depth() < depth) Close(end);
    Fill(begin, end);
  }

  void Close(size_t end) {
    const size_t begin = begins_.back();
    begins_.pop_back();
    if (begins_.empty()) out_.conditional_.push_back({begin, end});
  }

  void CloseAll(size_t end) {
    while (!begins_.empty()) Close(end);
    blocks_ = {};
  }

  void Fill(size_t begin, size_t end) {
    if (out_.text_ == nullptr) out_.text_ = std::make_shared<std::string>(text_);
    std::fill(out_.text_->begin() + static_cast<ptrdiff_t>(begin), out_.text_->begin() + static_cast<ptrdiff_t>(end), ' ');
  }

  size_t SkipBlanks(size_t at) const {
    while (at < text_.size() && IsBlank(text_[at])) ++at;
    return at;
  }

  std::string_view text_;
  size_t at_ = 0;  // the beginning of a line
  bool is_continued_ = false;
  TemplateBlocks blocks_;
  std::vector<size_t> begins_;  // of the open blocks
  ContinuedTemplate out_;
};

std::optional<ContinuedTemplate> ContinuedTemplate::In(std::string_view text) {
  return MayHoldDirective(text) ? DirectiveBlanker(text).Run() : std::nullopt;
}

void ContinuedTemplate::Settle(const Word& script, std::vector<Fragment>& fragments) const {
  const auto depends = [&](text::Span span) {
    return span.known() && std::ranges::any_of(conditional_, [&](const Range& r) {
      const text::Span place = script.Part(r.begin, r.end);
      return place.begin < span.end && span.begin < place.end;
    });
  };
  for (Fragment& f : fragments) {
    f.arena.Share(text_);
    for (Setting& s : f.settings) s.unknown |= depends(s.key_span) || depends(s.value_span);
    for (Option& o : f.options) o.unknown |= depends(o.name_span) || depends(o.value_span);
    for (CommandWord& w : f.words) w.unknown |= depends(w.span);
    std::erase_if(f.misuses, [&](const Misuse& m) { return depends(m.span) || depends(m.winner); });
    for (auto* said : {&f.release, &f.deploy_mode}) {
      if (depends(said->span)) *said = {};
    }
  }
}

}  // namespace sparkvet::carrier
