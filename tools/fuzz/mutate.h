// Changes a text at random, the same way for the same seed: flips, deletions, repetitions, splices with another
// text, words of a dictionary. Good enough to find what a parser forgot, without a fuzzing engine.
#ifndef SPARKVET_TOOLS_FUZZ_MUTATE_H_
#define SPARKVET_TOOLS_FUZZ_MUTATE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sparkvet::fuzz {

class Mutator {
 public:
  // The dictionary holds one word to a line.
  Mutator(uint64_t seed, std::string_view dictionary);

  // A changed copy of one of the texts.
  std::string Next(const std::vector<std::string>& texts);

 private:
  uint64_t Random(uint64_t below);
  void Change(std::string& text, const std::vector<std::string>& texts);

  uint64_t state_;
  std::vector<std::string_view> words_;
};

}  // namespace sparkvet::fuzz

#endif  // SPARKVET_TOOLS_FUZZ_MUTATE_H_
