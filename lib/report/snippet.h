// The line a span stands on, with a mark under it.
//
//      12 | spark.dynamicAllocation.minExecutors   10
//         |                                        ^^
//
// Long lines are cut around the mark; tabs are shown as one blank, control characters as '.'.
#ifndef SPARKVET_LIB_REPORT_SNIPPET_H_
#define SPARKVET_LIB_REPORT_SNIPPET_H_

#include <string>
#include <string_view>

#include "lib/report/style.h"
#include "lib/text/source.h"

namespace sparkvet::report {

// `mark` is '^' for the place itself, '-' for a further one; `label` stands behind the mark. `with_path` puts a
// line with path:line:column in front, for a place in another file.
std::string Snippet(const text::SourceSet& sources, text::Span span, char mark, std::string_view label, bool with_path,
                    const Style& style);

// The same, behind what is in `out` already.
void AddSnippet(std::string& out, const text::SourceSet& sources, text::Span span, char mark, std::string_view label, bool with_path,
                const Style& style);

// A mistake in a file of the user's that is no input, as in a project file or a policy:
//   "path:2:1: error: unknown key 'relase'\n    2 | relase = …\n      | ^^^^^^\n  = help: did you mean release?\n"
std::string Located(const text::SourceSet& sources, text::Span span, std::string_view message, std::string_view help);

// "path:line:column"
std::string Place(const text::SourceSet& sources, text::Span span);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_SNIPPET_H_
