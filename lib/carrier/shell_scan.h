// Small scans over shell text that need no state: where a variable's reference, an arithmetic expansion, a
// template marker or a quoted run ends. All work on text[…, end) and return `end` for what is never closed.
#ifndef SPARKVET_LIB_CARRIER_SHELL_SCAN_H_
#define SPARKVET_LIB_CARRIER_SHELL_SCAN_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sparkvet::carrier {

// The end of $NAME, $1, $@ … at a '$' ({ and ( are not looked at); the position of the '$' if it is just a '$'.
size_t VariableEnd(std::string_view text, size_t at);

// The end of {{ … }}, {% … %}, <% … %> or <name> that starts at `at` and closes on the same line; `at` if none does.
size_t TemplateEnd(std::string_view text, size_t at);
// The end of GitLab's $[[ inputs.x ]].
size_t InputEnd(std::string_view text, size_t at);

// Whether a line goes on behind its end: an odd number of backslashes stands there.
bool EndsInBackslash(std::string_view line);

// The end of {a,b} or {1..3} that starts at `at`, which the shell makes several words of; `at` if it is none.
size_t BraceExpansionEnd(std::string_view text, size_t at);

// The end of (( … )) with its first parenthesis at `at`; `at` if it is none (it must close within a few kilobytes).
size_t ArithmeticEnd(std::string_view text, size_t at);

// The position of the backtick that closes the one at `at`, or npos.
size_t ClosingBacktick(std::string_view text, size_t at);

// The position of the quote that closes the one at `at`, or of the last byte.
size_t QuoteEnd(std::string_view text, size_t at);

// Decodes one escape of $'…' whose backslash stands at `at`: moves `at` behind it and returns its meaning.
std::string AnsiEscape(std::string_view text, size_t& at);

// Whether a word stands in the text as it is: without quotes, escapes and expansions, but for continuations.
bool IsWrittenAs(std::string_view written, std::string_view word);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_SCAN_H_
