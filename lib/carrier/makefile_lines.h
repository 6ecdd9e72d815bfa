// The lines of a makefile, sorted into assignments and recipes, and the expansion of variables in them.
//
//   "A = 1 # why\nrun: ; echo $(A)\n\techo $$B\n"
//     ->  assignment A = "1", recipes "echo 1" and "echo $B"
#ifndef SPARKVET_LIB_CARRIER_MAKEFILE_LINES_H_
#define SPARKVET_LIB_CARRIER_MAKEFILE_LINES_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

class MakeLines {
 public:
  struct Assignment {
    std::string_view name;
    Word value;     // before expansion
    bool exported;  // to the environment of the commands
    size_t begin, end;
  };
  struct Recipe {
    Word text;  // before expansion, continued lines with their backslash
    size_t begin, end;
  };

  // `file` is the whole makefile as one word; both must outlive it.
  MakeLines(const Word& file, text::Arena& arena);

  const std::vector<Assignment>& assignments() const { return assignments_; }
  const std::vector<Recipe>& recipes() const { return recipes_; }
  const std::vector<text::Span>& comments() const { return comments_; }  // from their '#' on

  // Puts in what is known; what is not is a hole.
  Word Expand(const Word& text);
  // What the shell sees of a recipe: expanded, and without the signs for make.
  Word Script(const Recipe& recipe);

 private:
  static constexpr int kMaxDepth = 20;
  static constexpr size_t kMaxExpanded = 4 << 20;

  struct Variable {
    size_t assignment = 0;
    bool certain = false;
    size_t at = 0;
  };

  size_t LineEnd(size_t at) const;
  size_t LogicalEnd(size_t at) const;
  void Line(size_t begin, size_t end);
  void AddRecipe(size_t begin, size_t end);
  bool Conditional(std::string_view line);
  bool Assign(size_t begin, size_t end, bool of_target);
  void Rule(size_t begin, size_t end);
  Word Value(size_t begin, size_t end);
  Word Expand(const Word& text, int depth);
  const Word* Find(std::string_view name) const;

  const Word& file_;
  std::string_view text_;
  text::Arena& arena_;
  std::vector<Assignment> assignments_;
  std::vector<Recipe> recipes_;
  std::vector<text::Span> comments_;
  std::unordered_map<std::string_view, Variable> variables_;
  size_t last_include_ = 0;
  size_t conditionals_ = 0;
  bool in_rule_ = false;
  bool in_define_ = false;
  size_t expanded_ = 0;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_MAKEFILE_LINES_H_
