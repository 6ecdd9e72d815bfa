// Findings that comments ask to leave out, and what is to be said of the comments themselves.
//
//   # sparkvet: ignore[max-executors-unbounded] the queue limits it
//   spark.dynamicAllocation.enabled true
//     ->  Find(the finding at line 2)  ->  that comment
//
// Where a comment counts is decided by the place of the finding, its caret:
//   - behind something on its line: that line, and a value of several lines that begins or ends there. Behind the last
//     line of a continued command it counts for the whole command, since no other line of it can have a comment.
//   - on a line of its own: the next line that is neither blank nor a comment, and the value or command of several lines
//     that begins there; in YAML also all that is indented below it.
//   - ignore-begin to ignore-end: the lines between. ignore-file: the file.
// What counts for a whole command, manifest or file counts for everything said of it, also for what points into another
// file or nowhere. A file below the job (the defaults) may hold comments for what is said at its own lines.
#ifndef SPARKVET_LIB_CHECK_SUPPRESSIONS_H_
#define SPARKVET_LIB_CHECK_SUPPRESSIONS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/check/finding.h"
#include "lib/check/suppression_comment.h"
#include "lib/check/suppression_lines.h"
#include "lib/rule/program.h"
#include "lib/text/source.h"

namespace sparkvet::check {

struct SuppressionOptions {
  bool honoured = true;         // false: comments change nothing, and nothing is said of them
  bool reason_required = false;
  std::optional<Date> today;    // none: the day of the machine
};

// A finding that was left out, and on whose word.
struct Suppressed {
  Finding finding;
  text::Span comment;
  std::string reason;
  std::optional<Date> until;
};

// Whether its comments may ask to leave findings out.
bool AsksToIgnore(const carrier::Fragment& fragment);

class Suppressions {
 public:
  // Of all `fragments`, which may stand in several files. Everything must outlive it.
  Suppressions(std::span<const carrier::Fragment* const> fragments, const text::SourceSet& sources,
               const rule::Program& program, const SuppressionOptions& options);

  struct Suppression {
    PlacedSuppression placed;
    text::FileId file;
    bool expired = false;
    std::vector<bool> used;  // of each of its rules
  };

  bool empty() const { return all_.empty(); }
  const std::vector<Suppression>& all() const { return all_; }

  // The comment that leaves out what `rule` says at `place` of `subject`; null when none does. It counts as used from
  // now on.
  const Suppression* Find(std::string_view rule, text::Span place, const carrier::Fragment* subject);

  // Whether a rule has that id.
  bool Knows(std::string_view rule) const;

 private:
  // One name of a rule in a comment.
  struct Use {
    uint32_t suppression, rule;
  };
  // From which line on which use counts, until where; the narrowest of several.
  struct Stretch {
    std::optional<Use> use;
    uint32_t last = 0;
  };
  using Stretches = std::map<uint32_t, Stretch>;
  // A use, where it counts.
  struct Ranged {
    Lines lines;
    Use use;
  };

  void Add(text::FileId file, PlacedSuppressions placed);
  static Stretches Flatten(std::vector<Ranged> ranges);
  const Stretch* At(text::FileId file, std::string_view rule, uint32_t line) const;
  const Use* UseAt(std::string_view rule, text::Span place, const carrier::Fragment* subject) const;

  const text::SourceSet& sources_;
  const rule::Program& program_;
  Date today_;
  std::vector<Suppression> all_;
  std::map<std::pair<text::FileId, std::string_view>, Stretches> by_line_;
  std::map<std::pair<const carrier::Fragment*, std::string_view>, Use> by_subject_;
  std::map<std::pair<text::FileId, std::string_view>, Use> by_file_;
  std::map<const carrier::Fragment*, Lines> commands_;
};

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_SUPPRESSIONS_H_
