// What edits change in a file, in the form that `patch` and reviewers read.
//
//   UnifiedDiff("a.conf", "spark.a 1\n", {{{0, 6, 7}, "b"}})
//     ->  --- a.conf
//         +++ a.conf
//         @@ -1 +1 @@
//         -spark.a 1
//         +spark.b 1
//
// Nothing is compared: the edits say what has changed. Without colours bytes are shown as they are, so that it can be used as a patch.
#ifndef SPARKVET_LIB_REPORT_UNIFIED_DIFF_H_
#define SPARKVET_LIB_REPORT_UNIFIED_DIFF_H_

#include <span>
#include <string>
#include <string_view>

#include "lib/report/style.h"
#include "lib/text/source.h"

namespace sparkvet::report {

// The edits are in the order of their places, and none overlaps another; without any, the diff is empty.
std::string UnifiedDiff(std::string_view path, std::string_view original, std::span<const text::Edit> edits, const Style& style = Style());

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_UNIFIED_DIFF_H_
