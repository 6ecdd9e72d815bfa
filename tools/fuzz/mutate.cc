#include "tools/fuzz/mutate.h"

#include "lib/base/strings.h"

namespace sparkvet::fuzz {
namespace {

constexpr size_t kMaxSize = 1 << 14;

}  // namespace

Mutator::Mutator(uint64_t seed, std::string_view dictionary)
    : state_(seed * 0x9E3779B97F4A7C15 + 1), words_(base::Split(dictionary, '\n')) {
  words_.push_back("\n");
}

// xorshift64*
uint64_t Mutator::Random(uint64_t below) {
  state_ ^= state_ >> 12;
  state_ ^= state_ << 25;
  state_ ^= state_ >> 27;
  return below == 0 ? 0 : (state_ * 0x2545F4914F6CDD1D >> 16) % below;
}

void Mutator::Change(std::string& text, const std::vector<std::string>& texts) {
  const size_t at = Random(text.size() + 1);
  const size_t length = Random(Random(4) == 0 ? 200 : 8);
  switch (Random(8)) {
    case 0:
      if (at < text.size()) text[at] = static_cast<char>(Random(256));
      break;
    case 1:
      text.insert(at, 1, static_cast<char>(Random(128)));
      break;
    case 2:
      text.erase(at, length);
      break;
    case 3:
      text.insert(Random(text.size() + 1), text.substr(at, length));
      break;
    case 4: {
      const std::string& other = texts[Random(texts.size())];
      text.insert(at, other.substr(Random(other.size() + 1), Random(100)));
      break;
    }
    default:
      text.insert(at, words_[Random(words_.size())]);
      break;
  }
}

std::string Mutator::Next(const std::vector<std::string>& texts) {
  std::string text = texts[Random(texts.size())];
  for (uint64_t n = 1 + Random(12); n > 0; --n) Change(text, texts);
  if (text.size() > kMaxSize) text.resize(kMaxSize);
  return text;
}

}  // namespace sparkvet::fuzz
