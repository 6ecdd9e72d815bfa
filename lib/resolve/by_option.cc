#include "lib/resolve/by_option.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lib/base/strings.h"

namespace sparkvet::resolve {
namespace {

bool IsSame(const Assignment& a, const Assignment& b) {
  return a.key == b.key && a.value == b.value && a.layer == b.layer && a.value_span == b.value_span;
}

struct Found {
  const Assignment* setting;
  std::vector<std::string_view> managers;
};

// What options have made of the job on each manager, without what they make of it anywhere.
std::vector<Found> FindAll(std::span<const Resolved> assumed, std::span<const std::string_view> managers, const Resolved& resolved) {
  std::vector<Found> all;
  for (size_t i = 0; i < assumed.size(); ++i) {
    for (size_t place = 0; place < assumed[i].keys().size(); ++place) {
      const Assignment& a = assumed[i].Winner(place);
      if (a.layer != carrier::Layer::kFlag || !a.value_span.known()) continue;
      if (const Assignment* const own = resolved.Find(a.key); own != nullptr && IsSame(*own, a)) continue;
      auto at = std::find_if(all.begin(), all.end(), [&](const Found& f) { return IsSame(*f.setting, a); });
      if (at == all.end()) at = all.insert(all.end(), {&a, {}});
      at->managers.push_back(managers[i]);
    }
  }
  return all;
}

}  // namespace

void AddByOptions(std::span<const Resolved> assumed, std::span<const std::string_view> managers, Resolved& resolved) {
  for (const Found& found : FindAll(assumed, managers, resolved)) {
    Assignment a = *found.setting;
    a.key = resolved.Keep(a.key);
    a.value = resolved.Keep(a.value);
    a.next = Assignment::kLast;
    if (found.managers.size() == managers.size()) resolved.Put(a);
    else resolved.on_some.push_back({a, found.managers});
  }
}

}  // namespace sparkvet::resolve
