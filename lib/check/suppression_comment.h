// What a comment says about findings that are to be left out.
//
//   "# sparkvet: ignore[unknown-key, max-executors-unbounded] until=2027-01-31 the queue limits it"
//     ->  {kNext, {"unknown-key", "max-executors-unbounded"}, 2027-01-31, "the queue limits it"}
//
//   ignore[…]        the line, or from a line of its own what comes next
//   ignore-begin[…]  from here to the ignore-end that belongs to it
//   ignore-end       with or without the list of its begin
//   ignore-file[…]   the whole file
//
// The directive stands at the beginning of the comment, or behind a further '#' in it ("# noqa # sparkvet: …"). Which
// lines it covers, and whether a rule has that name, is suppressions.h.
#ifndef SPARKVET_LIB_CHECK_SUPPRESSION_COMMENT_H_
#define SPARKVET_LIB_CHECK_SUPPRESSION_COMMENT_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/text/source.h"

namespace sparkvet::check {

using Date = std::chrono::sys_days;

// "2027-01-31"; nothing for what is no day of the calendar.
std::optional<Date> ParseDate(std::string_view text);
std::string ShowDate(Date date);

struct SuppressionComment {
  enum class Scope : uint8_t { kNext, kBegin, kEnd, kFile };

  Scope scope = Scope::kNext;
  std::vector<text::Located<std::string_view>> rules;
  std::string_view reason;
  text::Located<std::optional<Date>> until;
  text::Span span;  // of the directive with its sign: "# sparkvet: …"

  // Why it says nothing, and where; an empty text when it is well-formed.
  std::string problem;
  text::Span problem_span;
};

// Whether a comment may hold a directive at all: costs next to nothing.
bool IsForSparkvet(std::string_view comment);

// A comment as carriers give it: its text without the sign, its place with the sign. Directives in the order of the
// text; none for a comment that does not speak to sparkvet.
std::vector<SuppressionComment> ParseSuppressionComment(const text::Located<std::string_view>& comment);

// The value of a manifest's annotation: the same behind its scope, or just the names of rules ("a-rule, another").
SuppressionComment ParseSuppressionAnnotation(const text::Located<std::string_view>& value);

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_SUPPRESSION_COMMENT_H_
