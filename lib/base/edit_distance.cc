#include "lib/base/edit_distance.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sparkvet::base {
namespace {

constexpr size_t kLongest = 256;
using Row = std::array<size_t, kLongest + 1>;

}  // namespace

size_t EditDistance(std::string_view a, std::string_view b, size_t limit) {
  const size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit || a.size() > kLongest || b.size() > kLongest) return limit + 1;
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  Row rows[3];  // the row before the last, the last, the one being filled
  Row *before = &rows[0], *last = &rows[1], *now = &rows[2];
  for (size_t j = 0; j <= b.size(); ++j) (*last)[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    // Farther from the diagonal than the limit everything is beyond it.
    const size_t first = i > limit ? i - limit : 1, end = std::min(b.size(), i + limit);
    size_t least = (*now)[first - 1] = first == 1 ? i : limit + 1;
    if (end < b.size()) (*now)[end + 1] = limit + 1;
    for (size_t j = first; j <= end; ++j) {
      const size_t replace = (*last)[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      size_t d = std::min({(*last)[j] + 1, (*now)[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d = std::min(d, (*before)[j - 2] + 1);
      }
      (*now)[j] = d;
      least = std::min(least, d);
    }
    if (least > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, now);
  }
  return std::min((*last)[b.size()], limit + 1);
}

}  // namespace sparkvet::base
