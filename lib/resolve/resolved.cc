#include "lib/resolve/resolved.h"

namespace sparkvet::resolve {

void Resolved::Add(Assignment assignment) {
  const auto id = static_cast<uint32_t>(all_.size());
  const auto [at, is_new] = heads_.try_emplace(assignment.key, id);
  if (is_new) {
    keys_.push_back(assignment.key);
    all_.push_back(assignment);
    return;
  }
  // Walk past every stronger setting; equal layers are beaten by what comes later.
  uint32_t* link = &at->second;
  while (*link != Assignment::kLast && all_[*link].layer < assignment.layer) link = &all_[*link].next;
  assignment.next = *link;
  *link = id;
  all_.push_back(assignment);
}

void Resolved::Supply(std::string_view key, std::string_view value) {
  if (Find(key) != nullptr) return;
  Assignment a;
  a.key = key;
  a.value = value;
  a.layer = carrier::Layer::kBuiltIn;
  Add(a);
}

const Assignment* Resolved::Find(std::string_view key) const {
  const auto at = heads_.find(key);
  return at == heads_.end() ? nullptr : &all_[at->second];
}

}  // namespace sparkvet::resolve
