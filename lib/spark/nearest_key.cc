#include "lib/spark/nearest_key.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>

#include "lib/base/edit_distance.h"
#include "lib/base/strings.h"

namespace sparkvet::spark {
namespace {

constexpr std::string_view kPrefix = "spark.";
constexpr size_t kFar = std::string::npos;

// A letter that is wrong weighs this much; a word that is missing weighs a little more than one letter, so
// that a slip of the pen is preferred to a forgotten word.
constexpr size_t kPerLetter = 10;
constexpr size_t kPerWord = 12;
constexpr size_t kMissingWords = 2;  // at most

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

bool IsBetweenWords(char c) { return c == '.' || c == '-' || c == '_' || c == ' '; }

// Whether a capital begins a word in the midst of letters.
bool StartsWord(std::string_view key, size_t at) { return IsUpper(key[at]) && at > 0 && !IsUpper(key[at - 1]); }

// Whether the words of `few` stand in `many`, in the same order.
bool InOrder(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  size_t i = 0;
  for (const std::string& word : many) {
    if (i < few.size() && few[i] == word) ++i;
  }
  return i == few.size();
}

// As KeyWords would have it.
bool HasTwoWords(std::string_view key) {
  if (key.starts_with(kPrefix)) key.remove_prefix(kPrefix.size());
  size_t words = 0;
  bool inside = false;
  for (size_t i = 0; i < key.size() && words < 2; ++i) {
    const bool is_between = IsBetweenWords(key[i]);
    if (!is_between && (!inside || StartsWord(key, i))) ++words;
    inside = !is_between;
  }
  return words >= 2;
}

// Whether the lower-case `word` stands somewhere in `text`, in whatever case.
bool Holds(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return base::ToLower(a) == b; };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
}

}  // namespace

std::vector<std::string> KeyWords(std::string_view key) {
  if (key.starts_with(kPrefix)) key.remove_prefix(kPrefix.size());
  std::vector<std::string> words(1);
  for (size_t i = 0; i < key.size(); ++i) {
    if (IsBetweenWords(key[i])) {
      words.emplace_back();
      continue;
    }
    if (StartsWord(key, i)) words.emplace_back();
    words.back() += base::ToLower(key[i]);
  }
  std::erase(words, std::string());
  return words;
}

std::string LastWord(std::string_view key) {
  if (key.starts_with(kPrefix)) key.remove_prefix(kPrefix.size());
  while (!key.empty() && IsBetweenWords(key.back())) key.remove_suffix(1);
  size_t begin = key.size();
  while (begin > 0 && !IsBetweenWords(key[begin - 1])) {
    if (StartsWord(key, --begin)) break;
  }
  return base::Lower(key.substr(begin));
}

uint32_t LetterSet(std::string_view text) {
  uint32_t set = 0;
  for (const char c : text) {
    if (base::IsAlpha(c)) set |= 1u << (base::ToLower(c) - 'a');
    else if (base::IsDigit(c)) set |= 1u << 26;
  }
  return set;
}

// Letters have a place each; digits share one, and so do signs.
LetterCounts CountLetters(std::string_view text) {
  constexpr size_t kDigits = 26, kSigns = 27;
  LetterCounts counts;
  for (const char c : text) ++counts.of[base::IsAlpha(c) ? static_cast<size_t>(base::ToLower(c) - 'a') : base::IsDigit(c) ? kDigits : kSigns];
  return counts;
}

// One letter in six may be wrong, three at most: "initExecutors" is three away from "initialExecutors".
NearestKey::NearestKey(std::string_view key)
    : limit_(std::clamp<size_t>((key.size() - std::min(key.size(), kPrefix.size())) / 6, 1, 3)),
      letters_(LetterSet(key)),
      counts_(CountLetters(key)),
      has_words_(HasTwoWords(key)),
      key_(key),
      lower_(base::Lower(key)) {}

std::span<const std::string> NearestKey::words_to_hold() {
  if (!has_words_) return {};
  if (words_.empty()) {
    words_ = KeyWords(key_);
    for (const std::string& word : words_) {
      if (word.size() > longest_word_.size()) longest_word_ = word;
    }
  }
  return words_;
}

// Of each letter, one that a key has more often than any of those has it is wrong.
bool NearestKey::MayBeAmong(const LetterCounts& most) const {
  int wrong = 0;
  for (size_t i = 0; i < std::size(most.of); ++i) wrong += std::max(int{counts_.of[i]} - int{most.of[i]}, 0);
  return static_cast<size_t>(wrong) <= limit_;
}

// A wrong letter makes a difference of two in how often which letter stands in two texts, one too many or too few of one, two that
// are swapped of none. Costs little beside the distance itself.
bool NearestKey::MayBeLettersApart(const LetterCounts& counts) const {
  int sum = 0;
  for (size_t i = 0; i < std::size(counts.of); ++i) sum += std::abs(int{counts_.of[i]} - int{counts.of[i]});
  return static_cast<size_t>(sum + 1) / 2 <= limit_;
}

size_t NearestKey::Distance(std::string_view candidate, uint32_t letters_of_it) {
  const uint32_t missing = letters_ & ~letters_of_it, surplus = letters_of_it & ~letters_;
  const size_t gap = lower_.size() > candidate.size() ? lower_.size() - candidate.size() : candidate.size() - lower_.size();
  if (gap <= limit_ && AreFew(missing) && AreFew(surplus)) {
    candidate_.assign(candidate);
    for (char& c : candidate_) c = base::ToLower(c);
    const bool may_be = MayBeLettersApart(CountLetters(candidate));
    const size_t letters = may_be ? base::EditDistance(lower_, candidate_, limit_) : kFar;
    if (letters <= limit_) return letters * kPerLetter;
  }
  // Most keys are ruled out before their words are taken apart.
  if (words_to_hold().empty() || missing != 0 || !Holds(candidate, longest_word_)) return kFar;
  const std::vector<std::string> words = KeyWords(candidate);
  if (words.size() <= words_.size() || words.size() > words_.size() + kMissingWords) return kFar;
  return InOrder(words_, words) ? (words.size() - words_.size()) * kPerWord : kFar;
}

void NearestKey::Consider(std::string_view candidate, uint32_t letters, bool is_documented) {
  const size_t distance = Distance(candidate, letters);
  if (distance == kFar) return;
  const size_t weighed = distance * 2 + (is_documented ? 0 : 1);
  if (weighed > best_distance_ || (weighed == best_distance_ && candidate >= best_)) return;
  best_distance_ = weighed;
  best_ = candidate;
}

std::string_view NearestKeys::Of(std::string_view key, Release release) {
  auto& known = known_[release];
  const auto at = known.find(key);
  if (at != known.end()) return at->second;
  const std::string_view nearest = catalogue_.Nearest(key, release);
  if (nearest.empty()) return nearest;  // nobody asks for that again, to say it
  if (known.size() >= kMost) known.clear();
  return known.emplace(key, nearest).first->second;
}

}  // namespace sparkvet::spark
