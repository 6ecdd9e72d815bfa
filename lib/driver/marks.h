// Which of many are marked: bits, looked through a word at a time.
//
//   Marks marks(690);   marks.Set(41);   marks.Next(0)  ->  41      marks.Next(42)  ->  690, the end
#ifndef SPARKVET_LIB_DRIVER_MARKS_H_
#define SPARKVET_LIB_DRIVER_MARKS_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sparkvet::driver {

class Marks {
 public:
  explicit Marks(size_t size = 0) : words_((size + kBits - 1) / kBits), size_(size) {}
  size_t size() const { return size_; }

  void Set(uint32_t at) { words_[at / kBits] |= uint64_t{1} << at % kBits; }
  void SetAll(std::span<const uint32_t> these) {
    for (const uint32_t at : these) Set(at);
  }
  void Remove(uint32_t at) { words_[at / kBits] &= ~(uint64_t{1} << at % kBits); }
  void Add(const Marks& others) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
  }
  bool HasAnyOf(const Marks& others) const {
    for (size_t i = 0; i < words_.size(); ++i) {
      if ((words_[i] & others.words_[i]) != 0) return true;
    }
    return false;
  }
  bool operator==(const Marks&) const = default;
  bool Has(uint32_t at) const { return (words_[at / kBits] >> at % kBits & 1) != 0; }
  // The first that is marked, from `from` on; or the size.
  uint32_t Next(uint32_t from) const {
    size_t word = from / kBits;
    if (word >= words_.size()) return static_cast<uint32_t>(size_);
    uint64_t bits = words_[word] & ~uint64_t{0} << from % kBits;
    while (bits == 0) {
      if (++word == words_.size()) return static_cast<uint32_t>(size_);
      bits = words_[word];
    }
    return static_cast<uint32_t>(word * kBits + static_cast<size_t>(std::countr_zero(bits)));
  }

 private:
  static constexpr size_t kBits = 64;

  std::vector<uint64_t> words_;
  size_t size_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_MARKS_H_
