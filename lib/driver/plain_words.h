// Words of a command of which the part that each word goes through has nothing to say: they need not go through it again.
//
//   PlainWords plain;
//   plain.Add({"option", "--name", "x"}, {.name = true})    // it had nothing to say, and asked for the word's kind and name
//   plain.Has({"option", "--name", "y"})  ->  true
//
// A fixed number of short words; what comes later may take the place of what was there.
#ifndef SPARKVET_LIB_DRIVER_PLAIN_WORDS_H_
#define SPARKVET_LIB_DRIVER_PLAIN_WORDS_H_

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "lib/rule/command.h"
#include "lib/spark/hashed_key.h"

namespace sparkvet::driver {

// What was asked of a word, beyond its kind.
struct WordAsked {
  bool name = false, value = false;
};

class PlainWords {
 public:
  bool Has(const rule::CommandWord& word) const {
    if (std::ranges::find(kinds_, word.kind) != kinds_.end()) return true;
    const size_t first = Place(word);
    for (size_t i = 0; i < kNear; ++i) {
      if (rows_[first + i].Is(word)) return true;
    }
    return false;
  }

  void Add(const rule::CommandWord& word, WordAsked asked) {
    if (!asked.name && !asked.value) {
      kinds_.emplace_back(word.kind);
      return;
    }
    if (word.name.size() > kLongest || (asked.value && word.value.size() > kLongest)) return;
    const size_t first = Place(word);
    size_t place = first;
    while (place < first + kNear && !rows_[place].kind.empty()) ++place;
    rows_[place < first + kNear ? place : first] = {std::string(word.kind), std::string(word.name),
                                                    asked.value ? std::string(word.value) : std::string(), asked.value};
  }

 private:
  static constexpr size_t kRows = 64;
  static constexpr size_t kNear = 4;  // rows that a name may be in
  static constexpr size_t kLongest = 32;
  struct Row {
    std::string kind, name, value;
    bool with_value = false;

    bool Is(const rule::CommandWord& word) const {
      return name == word.name && kind == word.kind && !kind.empty() && (!with_value || (value == word.value && !word.unknown));
    }
  };
  static size_t Place(const rule::CommandWord& word) { return spark::HashKey(word.name) % kRows; }

  std::array<Row, kRows + kNear> rows_;
  std::vector<std::string> kinds_;  // of which nothing else is asked
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_PLAIN_WORDS_H_
