// Keeps made-up texts (decoded escapes, joined words) alive at stable addresses, so that everything else can
// hold string_views whether a text stands in a file as it is or had to be decoded.
#ifndef SPARKVET_LIB_TEXT_ARENA_H_
#define SPARKVET_LIB_TEXT_ARENA_H_

#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace sparkvet::text {

class Arena {
 public:
  std::string_view Keep(std::string s) { return texts_.emplace_back(std::move(s)); }

 private:
  std::deque<std::string> texts_;
};

}  // namespace sparkvet::text

#endif  // SPARKVET_LIB_TEXT_ARENA_H_
