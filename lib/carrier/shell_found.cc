#include "lib/carrier/shell_found.h"

#include <algorithm>

namespace sparkvet::carrier {

std::vector<Fragment> ShellFound::Take() {
  std::stable_sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) { return a.begin < b.begin; });
  std::stable_sort(comments_.begin(), comments_.end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  size_t to = 0;
  for (auto& comment : comments_) {
    while (to + 1 < items_.size() && comment.span.begin > items_[to].line_end) ++to;
    if (to >= items_.size()) break;
    Fragment& fragment = items_[to].fragment;
    fragment.comments.push_back({fragment.arena.Keep(std::move(comment.value)), comment.span});
  }
  if (unclosed_.known() && !items_.empty()) {
    items_.back().fragment.unread.push_back({unclosed_, "a quote or group that is never closed"});
  }
  std::vector<Fragment> out;
  for (Item& item : items_) out.push_back(std::move(item.fragment));
  return out;
}

}  // namespace sparkvet::carrier
