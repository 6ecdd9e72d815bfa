#include "lib/carrier/unit_lines.h"

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/carrier/command_words.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kBlanks = " \t\r\f\v";
constexpr size_t kLongestName = 128;

}  // namespace

UnitLines::UnitLines(std::string_view text, text::FileId file, Style style, text::Arena& arena) : text_(text), style_(style), arena_(arena) {
  source_.text = text;
  source_.span = {file, 0, static_cast<uint32_t>(text.size())};
}

std::optional<UnitLines::Physical> UnitLines::Peek() const {
  if (at_ >= text_.size()) return std::nullopt;
  const size_t end = std::min(text_.find('\n', at_), text_.size());
  const size_t first = std::min(text_.find_first_not_of(kBlanks, at_), end);
  size_t last = end;
  while (last > first && kBlanks.contains(text_[last - 1])) --last;
  return Physical{first, last, first > at_};
}

void UnitLines::Pass(const Physical& line) { at_ = std::min(text_.find('\n', line.end), text_.size() - 1) + 1; }

bool UnitLines::IsComment(const Physical& line) const {
  const char c = line.begin < line.end ? text_[line.begin] : '\0';
  if (c == '#') return true;
  return style_ == Style::kAzkaban ? c == '!' : style_ != Style::kProcfile && c == ';';
}

void UnitLines::AddComment(const Physical& line) {
  const text::Span span{source_.span.file, static_cast<uint32_t>(line.begin), static_cast<uint32_t>(line.end)};
  comments_.push_back({text_.substr(line.begin + 1, line.end - line.begin - 1), span});
}

std::optional<UnitLines::Line> UnitLines::Next() {
  while (const std::optional<Physical> line = Peek()) {
    Pass(*line);
    if (line->begin == line->end) continue;
    if (IsComment(*line)) {
      AddComment(*line);
      continue;
    }
    Line out;
    out.begin = static_cast<uint32_t>(line->begin);
    out.end = static_cast<uint32_t>(line->end);
    if (style_ != Style::kProcfile && text_[line->begin] == '[') {
      out.is_section = true;
      return out;
    }
    const std::string_view written = text_.substr(line->begin, line->end - line->begin);
    const size_t separator = style_ == Style::kProcfile ? written.find(':') : style_ == Style::kSystemd ? written.find('=') : written.find_first_of("=:");
    if (separator == std::string_view::npos) continue;
    out.key = base::TrimBlanks(written.substr(0, separator));
    const size_t value = std::min(text_.find_first_not_of(kBlanks, line->begin + separator + 1), line->end);
    out.value = Value(value, line->end, out.end);
    return out;
  }
  return std::nullopt;
}

// text_[begin, end) and the lines on which it goes on; `last` becomes the end of these.
Word UnitLines::Value(size_t begin, size_t end, uint32_t& last) {
  WordBuilder value(source_, arena_);
  value.Start(begin);
  value.Quote();
  const bool joins = style_ == Style::kSystemd || style_ == Style::kAzkaban;
  while (true) {
    const bool goes_on = joins && end > begin && text_[end - 1] == '\\';
    AddPart(value, begin, goes_on ? end - 1 : end);
    if (!goes_on && style_ != Style::kSupervisord) break;
    std::optional<Physical> next = Peek();
    while (next && IsComment(*next) && style_ != Style::kAzkaban) {
      AddComment(*next);
      Pass(*next);
      next = Peek();
    }
    if (!next || (!goes_on && (!next->is_indented || next->begin == next->end))) break;
    value.Put(" ", goes_on ? end - 1 : end, next->begin);
    Pass(*next);
    begin = next->begin;
    end = next->end;
    last = static_cast<uint32_t>(end);
  }
  return value.Finish(end);
}

void UnitLines::AddPart(WordBuilder& value, size_t begin, size_t end) const {
  if (style_ == Style::kProcfile) return value.Copy(begin, end);
  for (size_t from = begin; from < end;) {
    // " ;" begins a comment of supervisord's.
    if (style_ == Style::kSupervisord && text_[from] == ';' && from > begin && kBlanks.contains(text_[from - 1])) return;
    if (text_[from] == '%' && from + 1 < end && text_[from + 1] == '%' && style_ != Style::kAzkaban) {
      value.Put("%", from, from + 2);
      from += 2;
    } else if (const size_t hole = HoleEnd(from, end); hole != from) {
      value.Expand(from, hole, false);
      from = hole;
    } else {
      value.Copy(from, from + 1);
      ++from;
    }
  }
}

// The end of what something fills in before the program runs; `at` if nothing does.
size_t UnitLines::HoleEnd(size_t at, size_t end) const {
  const std::string_view rest = text_.substr(at, end - at);
  if (rest[0] == '%' && style_ == Style::kSystemd) return rest.size() > 1 && base::IsAlpha(rest[1]) ? at + 2 : at;
  if (rest.starts_with("%(") && style_ == Style::kSupervisord) {
    const size_t close = rest.substr(0, kLongestName).find(')');
    return close == std::string_view::npos ? at : at + std::min(close + 2, rest.size());
  }
  return at + OpenPartEnd(rest, 0);
}

}  // namespace sparkvet::carrier
