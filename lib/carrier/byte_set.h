// A set of bytes, made at compile time, and runs of them.
//
//   constexpr ByteSet kBlank(" \t");
//   kBlank.Holds('x')               ->  false
//   kBlank.EndOf("  x", 0, 3)       ->  2: where the run that begins at 0 ends
#ifndef SPARKVET_LIB_CARRIER_BYTE_SET_H_
#define SPARKVET_LIB_CARRIER_BYTE_SET_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace sparkvet::carrier {

class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) in_[static_cast<unsigned char>(c)] = true;
  }

  constexpr bool Holds(char c) const { return in_[static_cast<unsigned char>(c)]; }

  // The first place in text[at, end) that holds none of them; `end` if all do, `at` if that is not below `end`.
  constexpr size_t EndOf(std::string_view text, size_t at, size_t end) const {
    const char* const bytes = text.data();
    for (; at + 4 <= end; at += 4) {  // most runs are longer
      if (!Holds(bytes[at])) return at;
      if (!Holds(bytes[at + 1])) return at + 1;
      if (!Holds(bytes[at + 2])) return at + 2;
      if (!Holds(bytes[at + 3])) return at + 3;
    }
    while (at < end && Holds(bytes[at])) ++at;
    return at;
  }

  constexpr ByteSet operator~() const {
    ByteSet out = *this;
    for (bool& in : out.in_) in = !in;
    return out;
  }
  constexpr ByteSet operator|(const ByteSet& other) const {
    ByteSet out = *this;
    for (size_t i = 0; i < in_.size(); ++i) out.in_[i] = in_[i] || other.in_[i];
    return out;
  }
  constexpr ByteSet operator&(const ByteSet& other) const { return ~(~*this | ~other); }

 private:
  std::array<bool, 256> in_{};
};

// What a shell's variable is named with; no digit stands first.
inline constexpr ByteSet kNameBytes("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_BYTE_SET_H_
