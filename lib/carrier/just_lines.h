// The lines of a justfile, sorted into assignments, settings and recipes.
//
//   "set shell := ['bash', '-c']\nm := '4g'\n[private]\n@run n='1' *args: build # why\n    echo {{m}} {{n}}\n"
//     ->  setting shell; assignment m of `'4g'`; recipe run with parameters n and args, and one line; comment " why"
//
// What expressions are is told by just_text.h.
#ifndef SPARKVET_LIB_CARRIER_JUST_LINES_H_
#define SPARKVET_LIB_CARRIER_JUST_LINES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "lib/text/source.h"

namespace sparkvet::carrier {

class JustLines {
 public:
  struct Range {
    size_t begin, end;
  };
  // set name := value, [export] name := value
  struct Assignment {
    std::string_view name;
    Range value;
    bool exported;
    size_t begin;
  };
  struct Recipe {
    std::vector<std::string_view> parameters;
    bool has_script_attribute;
    std::vector<Range> lines;  // without the indentation that all have, and the line's end; blank ones are empty
  };

  explicit JustLines(std::string_view text);

  const std::vector<Assignment>& assignments() const { return assignments_; }
  const std::vector<Assignment>& settings() const { return settings_; }
  const std::vector<Recipe>& recipes() const { return recipes_; }
  const std::vector<Range>& comments() const { return comments_; }  // from their '#' on

 private:
  size_t LineEnd(size_t at) const;
  size_t StatementEnd(size_t at);
  void Statement(size_t begin, size_t end);
  void Set(size_t begin, size_t end);
  void Header(size_t begin, size_t end);
  size_t Body(size_t at);

  std::string_view text_;
  std::vector<Assignment> assignments_, settings_;
  std::vector<Recipe> recipes_;
  std::vector<Range> comments_;
  bool has_script_attribute_ = false;
  bool is_open_ = false;  // the lines below belong to the last recipe
};

// The end of the string or of `…` that begins at `at`; `at` if none does, npos if it is never closed.
size_t JustStringEnd(std::string_view text, size_t at);
// ''' """ ``` ' " ` at `at`; empty if there is none.
std::string_view JustQuoteAt(std::string_view text, size_t at);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_JUST_LINES_H_
