// Keeps made-up texts (decoded escapes, joined words) alive at stable addresses, so that everything else can
// hold string_views whether a text stands in a file as it is or had to be decoded.
#ifndef SPARKVET_LIB_TEXT_ARENA_H_
#define SPARKVET_LIB_TEXT_ARENA_H_

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sparkvet::text {

class Arena {
 public:
  std::string_view Keep(std::string s) { return texts_.emplace_back(std::move(s)); }
  // A text that several hold.
  void Share(std::shared_ptr<const std::string> text) { shared_.push_back(std::move(text)); }

 private:
  std::deque<std::string> texts_;
  std::vector<std::shared_ptr<const std::string>> shared_;
};

}  // namespace sparkvet::text

#endif  // SPARKVET_LIB_TEXT_ARENA_H_
