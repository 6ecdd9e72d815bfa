// The order in which requests are best answered: those for the same release and master one after the other, since what
// they share is then still in the processor's cache.
//
//   Alike alike;   alike.Order({R"({"release":"3.5.9",…)", R"({"release":"2.4.8",…)", R"({"release":"3.5.9",…)"})  ->  1, 0, 2
//
// Looks at some bytes of each line and reads no JSON: what it takes for alike and is not costs time and nothing else.
#ifndef SPARKVET_LIB_VET_ALIKE_H_
#define SPARKVET_LIB_VET_ALIKE_H_

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sparkvet::vet {

class Alike {
 public:
  struct Line {
    uint64_t release = 0, master = 0;  // the bytes behind these names
    uint32_t place = 0;
    auto operator<=>(const Line&) const = default;
  };

  // All places of the lines; alike ones in their own order. Lives until it is asked again.
  std::span<const Line> Order(std::span<const std::string_view> lines);

 private:
  std::vector<Line> order_;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_ALIKE_H_
