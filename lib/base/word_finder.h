// Whether any of some words stands in a text: one look at the text, however many words there are.
//
//   WordFinder finder({"spark-submit", "pyspark"});
//   finder.AnyIn("exec spark-submit app.py")  ->  true
//
// In Wu and Manber's way: of a window as long as the shortest word, its last two bytes tell how far the next word is
// at least, so most bytes of a text are never looked at. Which word it is, and where, is not told.
#ifndef SPARKVET_LIB_BASE_WORD_FINDER_H_
#define SPARKVET_LIB_BASE_WORD_FINDER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sparkvet::base {

class WordFinder {
 public:
  // The words' texts must outlive it. An empty word is nowhere.
  explicit WordFinder(std::vector<std::string_view> words);

  bool AnyIn(std::string_view text) const;

 private:
  static constexpr size_t kPairs = 1024;

  static size_t Pair(const char* at) { return (static_cast<unsigned char>(at[0]) * 33U + static_cast<unsigned char>(at[1])) % kPairs; }

  std::vector<std::string_view> words_;
  size_t window_ = 0;  // as long as the shortest word, and not longer than a shift may tell
  std::array<uint8_t, kPairs> shift_{};  // how far the window may move behind such a pair; 0: a word may stand here
};

}  // namespace sparkvet::base

#endif  // SPARKVET_LIB_BASE_WORD_FINDER_H_
