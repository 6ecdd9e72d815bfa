// Which lines, and which jobs, the suppression comments of one file count for. The rules are told in suppressions.h.
//
//   "# sparkvet: ignore[a-rule] why\nspark-submit \\\n  app.py\n"   ->  lines 2 to 3, and the command
#ifndef SPARKVET_LIB_CHECK_SUPPRESSION_LINES_H_
#define SPARKVET_LIB_CHECK_SUPPRESSION_LINES_H_

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/check/suppression_comment.h"
#include "lib/text/source.h"

namespace sparkvet::check {

// From 1, both included.
struct Lines {
  static constexpr uint32_t kEnd = UINT32_MAX;
  uint32_t first = 1, last = kEnd;
};

struct PlacedSuppression {
  SuppressionComment says;  // its problem may also be that it stands where nothing can come of it
  std::vector<Lines> lines;
  const carrier::Fragment* subject = nullptr;  // an annotation counts for all that is said of its manifest
};

struct PlacedSuppressions {
  std::vector<PlacedSuppression> all;  // in the order of the text; an ignore-end is part of its begin
  std::map<const carrier::Fragment*, Lines> commands;  // where each command stands
};

// `fragments` are those of the file.
PlacedSuppressions PlaceSuppressions(const text::SourceFile& file, std::span<const carrier::Fragment* const> fragments);

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_SUPPRESSION_LINES_H_
