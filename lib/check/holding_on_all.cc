#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "lib/check/check.h"

namespace sparkvet::check {
namespace {

// What makes two findings the same on two cluster managers.
using What = std::tuple<uint32_t, uint32_t, uint32_t, std::string_view, std::string_view>;
What WhatOf(const Finding& f) { return {f.span.file, f.span.begin, f.span.end, f.rule, f.message}; }

const Finding* Stop(const std::vector<Finding>& findings) {
  const auto at = std::find_if(findings.begin(), findings.end(), [](const Finding& f) { return f.stops_driver; });
  return at == findings.end() ? nullptr : &*at;
}

}  // namespace

std::vector<Finding> HoldingOnAll(std::vector<std::vector<Finding>> per_manager,
                                  const std::vector<std::string_view>& names) {
  std::vector<std::set<What>> others(per_manager.size() - 1);
  for (size_t i = 0; i < others.size(); ++i) {
    for (const Finding& f : per_manager[i + 1]) others[i].insert(WhatOf(f));
  }
  std::vector<Finding> held;
  for (const Finding& f : per_manager.front()) {
    const What what = WhatOf(f);
    if (std::all_of(others.begin(), others.end(), [&](const auto& other) { return other.contains(what); })) held.push_back(f);
  }
  const bool stops_on_all =
      std::all_of(per_manager.begin(), per_manager.end(), [](const auto& findings) { return Stop(findings) != nullptr; });
  if (!stops_on_all || Stop(held) != nullptr) return held;

  // The driver stops everywhere, in different words: the last manager's, with the others' as notes.
  Finding stop = *Stop(per_manager.back());
  for (size_t i = 0; i + 1 < per_manager.size(); ++i) {
    const Finding& other = *Stop(per_manager[i]);
    if (other.message != stop.message) stop.notes.push_back({{}, "on " + std::string(names[i]) + ": " + other.message});
  }
  held.push_back(std::move(stop));
  Sort(held);
  return held;
}

}  // namespace sparkvet::check
