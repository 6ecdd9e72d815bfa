#include "lib/spark/nearest_key.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

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

// A bound on how many letters two texts are apart: a wrong one makes a difference of two in how often which letter stands in
// them, one too many or too few of one, two that are swapped of none. Costs little beside the distance itself.
size_t LeastApart(std::string_view a, std::string_view b) {
  std::array<int8_t, 64> surplus{};  // letters and digits may share a place: then it is less than it might be
  for (const char c : a) ++surplus[static_cast<unsigned char>(c) % surplus.size()];
  for (const char c : b) --surplus[static_cast<unsigned char>(c) % surplus.size()];
  int sum = 0;
  for (const int8_t count : surplus) sum += std::abs(int{count});
  return static_cast<size_t>(sum + 1) / 2;
}

// Whether the words of `few` stand in `many`, in the same order.
bool InOrder(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  size_t i = 0;
  for (const std::string& word : many) {
    if (i < few.size() && few[i] == word) ++i;
  }
  return i == few.size();
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
    const char c = key[i];
    if (c == '.' || c == '-' || c == '_' || c == ' ') {
      words.emplace_back();
      continue;
    }
    if (IsUpper(c) && i > 0 && !IsUpper(key[i - 1])) words.emplace_back();
    words.back() += base::ToLower(c);
  }
  std::erase(words, std::string());
  return words;
}

uint32_t LetterSet(std::string_view text) {
  uint32_t set = 0;
  for (const char c : text) {
    if (base::IsAlpha(c)) set |= 1u << (base::ToLower(c) - 'a');
    else if (base::IsDigit(c)) set |= 1u << 26;
  }
  return set;
}

// One letter in six may be wrong, three at most: "initExecutors" is three away from "initialExecutors".
NearestKey::NearestKey(std::string_view key)
    : limit_(std::clamp<size_t>((key.size() - std::min(key.size(), kPrefix.size())) / 6, 1, 3)),
      letters_(LetterSet(key)),
      lower_(base::Lower(key)),
      words_(KeyWords(key)) {
  for (const std::string& word : words_) {
    if (word.size() > longest_word_.size()) longest_word_ = word;
  }
}

// Two at least: one alone stands in too many keys to mean any of them.
std::span<const std::string> NearestKey::words_to_hold() const {
  return words_.size() < 2 ? std::span<const std::string>() : std::span(words_);
}

size_t NearestKey::Distance(std::string_view candidate, uint32_t letters_of_it) {
  const uint32_t missing = letters_ & ~letters_of_it, surplus = letters_of_it & ~letters_;
  const size_t gap = lower_.size() > candidate.size() ? lower_.size() - candidate.size() : candidate.size() - lower_.size();
  if (gap <= limit_ && AreFew(missing) && AreFew(surplus)) {
    candidate_.assign(candidate);
    for (char& c : candidate_) c = base::ToLower(c);
    const bool may_be = LeastApart(lower_, candidate_) <= limit_;
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
  if (known.size() >= kMost) known.clear();
  return known.emplace(key, catalogue_.Nearest(key, release)).first->second;
}

}  // namespace sparkvet::spark
