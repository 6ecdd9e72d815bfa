// What both readings of a script's variables ask of a command (shell_variables.h).
//
//   Assignments("A=1 B=2")  ->  {0, 2};   Assignments("export A=1")  ->  {1, 2};   Assignments("A=1 run")  ->  {0, 0}
#ifndef SPARKVET_LIB_CARRIER_SHELL_ASSIGNMENTS_H_
#define SPARKVET_LIB_CARRIER_SHELL_ASSIGNMENTS_H_

#include <cstddef>
#include <string_view>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/shell_reader.h"
#include "lib/carrier/shell_variables.h"

namespace sparkvet::carrier {

inline bool IsNameByte(char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '_'; }

// The name at the start of a text.
inline std::string_view NameAt(std::string_view text) {
  size_t n = 0;
  while (n < text.size() && IsNameByte(text[n])) ++n;
  return n > 0 && !base::IsDigit(text[0]) ? text.substr(0, n) : std::string_view();
}

// Where the assignments of a simple command begin and end among its words; both 0 if it makes none for the shell.
inline std::pair<size_t, size_t> Assignments(const ShellCommand& command) {
  const size_t n = command.assignments;
  if (n == command.words.size()) return {0, n};
  if (n == 0 && TakesAssignments(command.words[0].text)) return {1, command.words.size()};
  return {0, 0};
}

inline bool IsSource(std::string_view command) { return command == "source" || command == "."; }

inline size_t SizeOf(const Word& word) { return word.text.size() + sizeof(Word); }

inline size_t SizeOf(const ShellValue& value) {
  size_t size = 0;
  for (const Word& word : value.words) size += SizeOf(word);
  return size;
}

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_ASSIGNMENTS_H_
