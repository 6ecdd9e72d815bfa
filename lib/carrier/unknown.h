// Which texts cannot be known before run time: they hold a variable of a shell or of envsubst, or a marker of
// a template engine. Such a value is never wrong and never right.
//
//   "${MEM}g" -> unknown    "{{ executors }}" -> unknown    "<%= n %>" -> unknown    "<number of cores>" -> unknown
//   "${spark.app.id}", "${env:HOME}", "${system:user.name}" -> known: Spark itself substitutes these
//
// What stands behind a variable is not looked for here.
#ifndef SPARKVET_LIB_CARRIER_UNKNOWN_H_
#define SPARKVET_LIB_CARRIER_UNKNOWN_H_

#include <cstddef>
#include <string_view>

namespace sparkvet::carrier {

// Holds {{ … }}, {% … %}, <% … %>, %{ … }, #{ … } or <#…>: Helm, Jinja, Argo, ERB, Terraform, Ruby, FreeMarker. An opening marker is
// enough.
bool HasTemplate(std::string_view text);

// Holds $VAR, ${VAR}, ${VAR:-x}, $(command) or GitLab's $[[ input ]]. A reference that Spark substitutes by itself does not count, nor
// does a '$' that nothing readable follows ("a$").
bool HasVariable(std::string_view text);

// Where @NAME@, %%NAME%%, __NAME__ (in capitals) or {name} begins, which a script or a build tool fills in before Spark reads it; or
// <name>, which people fill in. npos if nowhere.
size_t FindPlaceholder(std::string_view text);
// Whether a text of any size may hold one of the first three.
bool MayHoldPlaceholder(std::string_view text);
inline bool HasPlaceholder(std::string_view text) { return FindPlaceholder(text) != std::string_view::npos; }

// The end of {name} that starts at `at`, where it stands for something else; `at` if it does not.
size_t NameInBracesEnd(std::string_view text, size_t at);

// Holds a sign that such a placeholder begins with, in a text of any size.
bool HasPlaceholderSign(std::string_view text);

// The end of <name>, or of CircleCI's << parameters.name >>, that starts at `at`, where words in angle brackets stand for something
// else; `at` if none does. What may be two redirections of a shell (<in >out, <in>out) is none.
size_t BlankToFillEnd(std::string_view text, size_t at);

// Holds any of these.
bool IsUnknown(std::string_view text);

// Whether a key that is unknown may be any of Spark's: nothing that is certain in it says more than "spark.".
bool MayBeAnyKey(std::string_view key);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_UNKNOWN_H_
