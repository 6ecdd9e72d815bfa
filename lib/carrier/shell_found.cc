#include "lib/carrier/shell_found.h"

#include <algorithm>

namespace sparkvet::carrier {

void ShellFound::AddInTurn(Fragment&& fragment, uint32_t begin, uint32_t line_end) {
  if (fragment.kind != Kind::kProperties || !fragment.open_ended) return Add(std::move(fragment), begin, line_end);
  const auto earlier = std::find_if(items_.rbegin(), items_.rend() - static_cast<ptrdiff_t>(first_file_), [&](const Item& item) {
    return item.fragment.kind == Kind::kProperties && item.fragment.title == fragment.title;
  });
  if (earlier == items_.rend() - static_cast<ptrdiff_t>(first_file_)) return Add(std::move(fragment), begin, line_end);
  Fragment& file = earlier->fragment;
  for (Setting s : fragment.settings) {
    s.key = file.arena.Keep(s.key);
    s.value = file.arena.Keep(s.value);
    file.settings.push_back(s);
  }
  file.problems.insert(file.problems.end(), fragment.problems.begin(), fragment.problems.end());
  file.unread.insert(file.unread.end(), fragment.unread.begin(), fragment.unread.end());
  for (const auto& comment : fragment.comments) file.comments.push_back({file.arena.Keep(comment.value), comment.span});
  earlier->line_end = std::max(earlier->line_end, line_end);
}

std::vector<Fragment> ShellFound::Take() {
  std::erase_if(items_, [](const Item& item) { return item.is_dropped; });
  if (items_.empty()) return {};
  // As a rule they come in order.
  const auto in_order = [](const auto& list, auto before) {
    return std::is_sorted(list.begin(), list.end(), before);
  };
  const auto stands_before = [](const Item& a, const Item& b) { return a.begin < b.begin; };
  if (!in_order(items_, stands_before)) std::stable_sort(items_.begin(), items_.end(), stands_before);
  const auto is_before = [](const Comment& a, const Comment& b) { return a.span.begin < b.span.begin; };
  if (!in_order(comments_, is_before)) std::stable_sort(comments_.begin(), comments_.end(), is_before);
  if (items_.size() == 1) items_[0].fragment.comments.reserve(items_[0].fragment.comments.size() + comments_.size());
  size_t to = 0;
  for (const Comment& comment : comments_) {
    while (to + 1 < items_.size() && comment.span.begin > items_[to].line_end) ++to;
    Fragment& fragment = items_[to].fragment;
    fragment.comments.push_back({comment.stays ? comment.text : fragment.arena.Keep(comment.text), comment.span});
  }
  if (unclosed_.known()) {
    items_.back().fragment.unread.push_back({unclosed_, "a quote or group that is never closed"});
  }
  std::vector<Fragment> out;
  out.reserve(items_.size());
  for (Item& item : items_) out.push_back(std::move(item.fragment));
  return out;
}

}  // namespace sparkvet::carrier
