// How far apart two words are, for "did you mean": the number of insertions, deletions, replacements and
// swaps of neighbours that turn one into the other (optimal string alignment).
//
//   EditDistance("enable", "enabled", 3)  ->  1
//   EditDistance("abcd", "wxyz", 3)       ->  4   (anything above the limit is reported as limit + 1)
#ifndef SPARKVET_LIB_BASE_EDIT_DISTANCE_H_
#define SPARKVET_LIB_BASE_EDIT_DISTANCE_H_

#include <cstddef>
#include <string_view>

namespace sparkvet::base {

// Costs O(|a| * limit) at worst and stops early once the limit is passed. Words longer than 256 bytes are
// never near anything: limit + 1.
size_t EditDistance(std::string_view a, std::string_view b, size_t limit);

// Of many words the one that was probably meant. It views what it was offered.
//
//   NearestWord n("relase", 3);  n.Offer("release");  n.Offer("master");   n.found()  ->  "release"
class NearestWord {
 public:
  // No word that is further away than `most` counts.
  NearestWord(std::string_view word, size_t most) : word_(word), least_(most + 1) {}

  void Offer(std::string_view candidate) { OfferAt(candidate, EditDistance(word_, candidate, least_)); }
  void OfferAt(std::string_view candidate, size_t distance) {
    if (distance == least_ && !found_.empty()) is_only_ = false;
    if (distance >= least_) return;
    least_ = distance;
    found_ = candidate;
    is_only_ = true;
  }

  // The first of the nearest; empty where none is near.
  std::string_view found() const { return found_; }
  // The same, unless another is as near.
  std::string_view only() const { return is_only_ ? found_ : std::string_view(); }

 private:
  std::string_view word_;
  size_t least_;
  std::string_view found_;
  bool is_only_ = true;
};

}  // namespace sparkvet::base

#endif  // SPARKVET_LIB_BASE_EDIT_DISTANCE_H_
