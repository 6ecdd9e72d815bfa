#include "lib/check/suppression_comment.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "lib/base/strings.h"

namespace sparkvet::check {
namespace {

using Scope = SuppressionComment::Scope;

constexpr std::string_view kAddress = "sparkvet";
constexpr std::string_view kUntil = "until=";
constexpr std::string_view kHow = "write \"sparkvet: ignore[rule, rule] reason\"";

struct ScopeWord {
  std::string_view word;
  Scope scope;
};
constexpr ScopeWord kScopes[] = {
    {"ignore", Scope::kNext}, {"ignore-begin", Scope::kBegin}, {"ignore-end", Scope::kEnd}, {"ignore-file", Scope::kFile}};

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool IsWordChar(char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '-' || c == '_'; }

// Reads one directive; every place is an offset into the comment's text.
class Reader {
 public:
  Reader(std::string_view text, text::Span base) : text_(text), base_(base) {}

  SuppressionComment Comment() {
    SkipBlanks();
    at_ += kAddress.size();
    SkipBlanks();
    if (!Eat(':')) return Wrong(at_, at_, "a colon is missing behind sparkvet; " + std::string(kHow));
    SkipBlanks();
    const size_t begin = at_;
    while (at_ < text_.size() && IsWordChar(text_[at_])) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    const auto* const scope = std::find_if(std::begin(kScopes), std::end(kScopes), [&](const ScopeWord& s) { return s.word == word; });
    if (scope == std::end(kScopes)) {
      return Wrong(begin, at_, "ignore, ignore-begin, ignore-end or ignore-file is missing behind sparkvet: (" + std::string(kHow) + ')');
    }
    out_.scope = scope->scope;
    SkipBlanks();
    if (!At('[')) {
      if (out_.scope == Scope::kEnd) return std::move(out_);
      return Wrong(begin, at_, "it names no rule; " + std::string(kHow));
    }
    if (!List() || out_.scope == Scope::kEnd) return std::move(out_);
    Tail();
    return std::move(out_);
  }

  SuppressionComment Annotation() {
    out_.scope = Scope::kFile;
    SkipBlanks();
    if (!At('[')) {
      Names(text_.size());
    } else if (List()) {
      Tail();
    }
    return std::move(out_);
  }

 private:
  bool At(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool Eat(char c) {
    if (!At(c)) return false;
    ++at_;
    return true;
  }
  void SkipBlanks() {
    while (at_ < text_.size() && IsBlank(text_[at_])) ++at_;
  }
  text::Span Place(size_t begin, size_t end) const {
    return {base_.file, base_.begin + static_cast<uint32_t>(begin), base_.begin + static_cast<uint32_t>(end)};
  }
  SuppressionComment Wrong(size_t begin, size_t end, std::string problem) {
    Report(begin, end, std::move(problem));
    return std::move(out_);
  }
  void Report(size_t begin, size_t end, std::string problem) {
    if (!out_.problem.empty()) return;
    out_.problem = std::move(problem);
    out_.problem_span = Place(begin, std::max(end, begin));
  }

  // "[rule, rule]"; false when it is none.
  bool List() {
    const size_t open = at_++;
    const size_t close = text_.find(']', at_);
    if (close == std::string_view::npos) {
      Report(open, open + 1, "the list of rules is not closed; " + std::string(kHow));
      return false;
    }
    if (!Names(close)) return false;
    at_ = close + 1;
    return true;
  }

  bool Names(size_t end) {
    while (true) {
      size_t to = std::min(text_.find(',', at_), end);
      const size_t next = to;
      while (at_ < to && IsBlank(text_[at_])) ++at_;
      while (to > at_ && IsBlank(text_[to - 1])) --to;
      if (at_ == to) Report(at_, to, "it names no rule here; " + std::string(kHow));
      const std::string_view name = text_.substr(at_, to - at_);
      if (!std::all_of(name.begin(), name.end(), IsWordChar)) Report(at_, to, "this is no name of a rule; " + std::string(kHow));
      if (!out_.problem.empty()) return false;
      out_.rules.push_back({name, Place(at_, to)});
      at_ = next + 1;
      if (next >= end) return true;
    }
  }

  // "until=2027-01-31 the reason", in any order.
  void Tail() {
    size_t begin = at_, end = text_.size();
    const size_t until = text_.find(kUntil, at_);
    const bool is_word = until != std::string_view::npos && (until == at_ || IsBlank(text_[until - 1]));
    if (is_word) {
      size_t to = until;
      while (to < text_.size() && !IsBlank(text_[to])) ++to;
      const std::string_view day = text_.substr(until + kUntil.size(), to - until - kUntil.size());
      out_.until = {ParseDate(day), Place(until, to)};
      if (!out_.until.value) Report(until, to, "until= wants a day, as in until=2027-01-31");
      const bool is_behind = !base::TrimBlanks(text_.substr(begin, until - begin)).empty();
      (is_behind ? end : begin) = is_behind ? until : to;
    }
    // "-- why", ": why"
    const auto is_mark = [](char c) { return IsBlank(c) || c == '-' || c == ':' || c == '#'; };
    while (begin < end && is_mark(text_[begin])) ++begin;
    while (end > begin && IsBlank(text_[end - 1])) --end;
    out_.reason = text_.substr(begin, end - begin);
  }

  std::string_view text_;
  text::Span base_;  // of text_
  size_t at_ = 0;
  SuppressionComment out_;
};

// Whether it speaks to sparkvet: "sparkvet:", or "sparkvet ignore[" where the colon was forgotten.
bool IsAddressed(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  if (!text.starts_with(kAddress)) return false;
  text = base::TrimBlanks(text.substr(kAddress.size()));
  if (text.starts_with(':')) return true;
  return std::any_of(std::begin(kScopes), std::end(kScopes), [&](const ScopeWord& s) {
    return text.starts_with(s.word) && text.substr(s.word.size()).starts_with('[');
  });
}

}  // namespace

std::optional<Date> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](size_t from, size_t size) {
    int n = -1;
    const char* const end = text.data() + from + size;
    return std::from_chars(text.data() + from, end, n).ptr == end ? n : -1;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional<Date>(date) : std::nullopt;
}

std::string ShowDate(Date date) {
  const std::chrono::year_month_day d(date);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                static_cast<unsigned>(d.day()));
  return text;
}

bool IsForSparkvet(std::string_view comment) { return comment.contains(kAddress); }

std::vector<SuppressionComment> ParseSuppressionComment(const text::Located<std::string_view>& comment) {
  std::vector<SuppressionComment> out;
  if (!IsForSparkvet(comment.value)) return out;
  // The text stands at the end of the comment's place, behind its sign.
  const auto size = static_cast<uint32_t>(std::min<size_t>(comment.value.size(), comment.span.end - comment.span.begin));
  const uint32_t base = comment.span.end - size;
  const std::string_view text = comment.value.substr(0, size);
  std::vector<size_t> begins;  // behind the sign of each directive
  const auto consider = [&](size_t at) {
    if (IsAddressed(text.substr(at))) begins.push_back(at);
  };
  consider(0);
  for (size_t sign = text.find('#'); sign != std::string_view::npos; sign = text.find('#', sign + 1)) {
    if (sign == 0 || IsBlank(text[sign - 1])) consider(sign + 1);
  }
  for (size_t i = 0; i < begins.size(); ++i) {
    const size_t end = i + 1 < begins.size() ? begins[i + 1] - 1 : text.size();
    const text::Span place = {comment.span.file, base + static_cast<uint32_t>(begins[i]), base + static_cast<uint32_t>(end)};
    SuppressionComment& parsed = out.emplace_back(Reader(text.substr(begins[i], end - begins[i]), place).Comment());
    parsed.span = {place.file, begins[i] == 0 ? comment.span.begin : place.begin - 1, place.end};
  }
  return out;
}

SuppressionComment ParseSuppressionAnnotation(const text::Located<std::string_view>& value) {
  const bool is_plain = value.span.end - value.span.begin == value.value.size();
  // Of a value with escapes only the whole is known.
  SuppressionComment parsed = Reader(value.value, value.span).Annotation();
  if (!is_plain) {
    for (auto& rule : parsed.rules) rule.span = value.span;
    parsed.until.span = parsed.problem_span = value.span;
  }
  parsed.span = value.span;
  return parsed;
}

}  // namespace sparkvet::check
