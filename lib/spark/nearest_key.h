// Which real key someone meant. Two ways to be near: few letters apart, or the same words in another place.
//
//   NearestKey n("spark.dynamicAllocation.enable");   n.Consider("spark.dynamicAllocation.enabled", true);
//   n.best()  ->  "spark.dynamicAllocation.enabled"
//   "spark.scheduler.backlogTimeout"  ->  "spark.dynamicAllocation.schedulerBacklogTimeout"  (its words, in order)
//
// It is careful rather than clever: a key that only looks like many others has no nearest one.
#ifndef SPARKVET_LIB_SPARK_NEAREST_KEY_H_
#define SPARKVET_LIB_SPARK_NEAREST_KEY_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/spark/catalogue.h"

namespace sparkvet::spark {

// "spark.dynamicAllocation.minExecutors" -> {"dynamic", "allocation", "min", "executors"}: lower case, split at
// dots, hyphens, underscores and capitals, without the leading "spark".
std::vector<std::string> KeyWords(std::string_view key);
std::string LastWord(std::string_view key);

// Which letters and digits stand in a text, a bit each, whatever their case and number: enough to rule out most
// keys without looking at them.
uint32_t LetterSet(std::string_view text);
LetterCounts CountLetters(std::string_view text);

class NearestKey {
 public:
  // `key` must outlive it.
  explicit NearestKey(std::string_view key);

  // A candidate is near by its letters with a size in these bounds only, and with letters that may be: in general, and its own;
  size_t least_size() const { return lower_.size() - std::min(lower_.size(), limit_); }
  size_t most_size() const { return lower_.size() + limit_; }
  bool MayBeAmong(const LetterCounts& most) const;
  bool MayBeLettersApart(const LetterCounts& counts) const;
  // or by its words, if it has all of these; none: not at all.
  std::span<const std::string> words_to_hold();
  bool MayHoldWords() const { return has_words_; }

  // `is_documented` keys win over others at the same distance; of equals the first by name.
  void Consider(std::string_view candidate, bool is_documented) { Consider(candidate, LetterSet(candidate), is_documented); }
  void Consider(std::string_view candidate, uint32_t letters, bool is_documented);

  // The best candidate so far, or empty. Candidates must outlive this object.
  std::string_view best() const { return best_; }

 private:
  // Smaller is nearer; npos when the candidate is not near at all.
  size_t Distance(std::string_view candidate, uint32_t letters);
  // No more than may be wrong.
  bool AreFew(uint32_t letters) const {
    for (size_t i = 0; i < limit_; ++i) letters &= letters - 1;
    return letters == 0;
  }

  size_t limit_;  // letters that may be wrong
  uint32_t letters_;
  LetterCounts counts_;
  bool has_words_;  // two at least: one alone stands in too many keys to mean any of them
  std::string_view key_;
  std::string lower_, candidate_;  // in lower case
  std::vector<std::string> words_;  // once somebody asks for them
  std::string longest_word_;
  std::string_view best_;
  size_t best_distance_ = std::string::npos;
};

// Remembers the nearest keys that were asked for: a rule asks several times, and a fleet repeats its mistakes.
class NearestKeys {
 public:
  explicit NearestKeys(const Catalogue& catalogue) : catalogue_(catalogue) {}

  // As Catalogue::Nearest.
  std::string_view Of(std::string_view key, Release release);

 private:
  static constexpr size_t kMost = 4096;  // of a release; then it begins anew

  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view key) const { return HashKey(key); }
  };
  const Catalogue& catalogue_;
  std::map<Release, std::unordered_map<std::string, std::string_view, Hash, std::equal_to<>>> known_;
};

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_NEAREST_KEY_H_
