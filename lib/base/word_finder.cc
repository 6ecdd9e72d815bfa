#include "lib/base/word_finder.h"

#include <algorithm>
#include <utility>

namespace sparkvet::base {

WordFinder::WordFinder(std::vector<std::string_view> words) : words_(std::move(words)) {
  std::erase(words_, std::string_view());
  window_ = UINT8_MAX;
  for (const std::string_view word : words_) window_ = std::min(window_, word.size());
  if (window_ < 2) return;
  shift_.fill(static_cast<uint8_t>(window_ - 1));
  for (const std::string_view word : words_) {
    for (size_t at = 0; at + 1 < window_; ++at) {
      uint8_t& shift = shift_[Pair(word.data() + at)];
      shift = std::min(shift, static_cast<uint8_t>(window_ - 2 - at));
    }
  }
}

bool WordFinder::AnyIn(std::string_view text) const {
  if (words_.empty()) return false;
  if (window_ < 2) {  // a pair tells nothing of a single byte
    return std::any_of(words_.begin(), words_.end(), [&](std::string_view word) { return text.contains(word); });
  }
  for (size_t end = window_; end <= text.size();) {
    const uint8_t shift = shift_[Pair(text.data() + end - 2)];
    if (shift > 0) {
      end += shift;
      continue;
    }
    const std::string_view here = text.substr(end - window_);
    const auto stands_here = [&](std::string_view word) { return word.front() == here.front() && here.starts_with(word); };
    if (std::any_of(words_.begin(), words_.end(), stands_here)) return true;
    ++end;
  }
  return false;
}

}  // namespace sparkvet::base
