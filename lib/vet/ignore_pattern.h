// One line of a .gitignore, read and matched as git does it (gitignore(5), wildmatch): anchoring, directories only,
// negation, `*`, `?`, `**`, character classes, escapes.
//
//   const auto pattern = IgnorePattern::Parse("/build/**/*.[oa]");
//   pattern->Matches("build/deep/er/x.o", false)  ->  true
//   IgnorePattern::Parse("# a comment")           ->  nothing
//
// A path is relative to the folder of the file that the line stands in. What lies below an ignored folder is for the
// walk to leave out (walk.h); here only the path itself is asked. Matching costs at most pattern times path.
#ifndef SPARKVET_LIB_VET_IGNORE_PATTERN_H_
#define SPARKVET_LIB_VET_IGNORE_PATTERN_H_

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sparkvet::vet {

class IgnorePattern {
 public:
  // Nothing for a blank line or a comment. The line comes without its line end.
  static std::optional<IgnorePattern> Parse(std::string_view line);

  // "!keep": what it matches is not ignored.
  bool is_negated() const { return negated_; }
  bool Matches(std::string_view path, bool is_directory) const;

 private:
  // One step of the wildcard part; what it stands for, in a path:
  enum class Step : uint8_t {
    kByte,        // itself
    kAny,         // ?      one byte, no slash
    kOneOf,       // [a-z]  one byte of a set
    kRun,         // *      any bytes without a slash
    kAnything,    // **     at the end: any bytes
    kFolders,     // **/    nothing, or any bytes and a slash (stands before a kFoldersOn)
    kFoldersOn,   //        inside of these
    kNever,       // no text: an unfinished class or escape
  };
  struct Token {
    Step step;
    unsigned char byte = 0;
    uint32_t set = 0;  // in sets_
  };
  using Set = std::bitset<256>;

  void Compile(std::string_view wild);
  // Reads the class behind a '['; its last byte is the ']' at `at`, or the class is no class: false.
  static bool ReadSet(std::string_view wild, size_t& at, Set& set);
  bool MatchesWild(std::string_view text) const;

  bool negated_ = false;
  bool only_directories_ = false;
  bool by_name_ = false;   // no slash: the last part of the path is compared
  bool is_suffix_ = false;  // "*.o": literal_ stands at the end of the name
  std::string literal_;     // what stands before the first wildcard
  std::vector<Token> wild_;  // and what follows
  std::vector<Set> sets_;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_IGNORE_PATTERN_H_
