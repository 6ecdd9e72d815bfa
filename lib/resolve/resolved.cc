#include "lib/resolve/resolved.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <utility>

namespace sparkvet::resolve {

void Resolved::Clear() {
  context = {};
  open_ended = false;
  ignored_keys.clear();
  dropped_options.clear();
  absent_options.clear();
  unwanted.clear();
  on_some.clear();
  contradicted.clear();
  all_.clear();
  keys_.clear();
  hashes_.clear();
  heads_.clear();
  table_.clear();
  arena_ = {};
  mark_.stamp = 0;
}

void Resolved::Mark() {
  static std::atomic<uint64_t> last{0};
  mark_.stamp = ++last;
  mark_.all = all_.size();
  mark_.keys = keys_.size();
}

void Resolved::Rewind() {
  context = {};
  dropped_options.clear();
  absent_options.clear();
  unwanted.clear();
  on_some.clear();
  contradicted.clear();
  // The last one in is the first one out: so the table is what it was.
  const size_t mask = table_.size() - 1;
  for (size_t place = keys_.size(); place > mark_.keys; --place) {
    size_t i = hashes_[place - 1] & mask;
    while (table_[i] != place) i = (i + 1) & mask;
    table_[i] = 0;
  }
  all_.resize(mark_.all);
  keys_.resize(mark_.keys);
  hashes_.resize(mark_.keys);
  heads_.resize(mark_.keys);
}

size_t Resolved::EntryOf(std::string_view key, uint32_t hash) const {
  const size_t mask = table_.size() - 1;
  size_t i = hash & mask;
  for (; table_[i] != 0; i = (i + 1) & mask) {
    const size_t place = table_[i] - 1;
    if (hashes_[place] == hash && keys_[place] == key) break;
  }
  return i;
}

size_t Resolved::PlaceOf(std::string_view key, uint32_t hash) const {
  if (table_.empty()) return keys_.size();
  const uint32_t entry = table_[EntryOf(key, hash)];
  return entry == 0 ? keys_.size() : entry - 1;
}

void Resolved::Insert(size_t place) {
  const size_t mask = table_.size() - 1;
  size_t i = hashes_[place] & mask;
  while (table_[i] != 0) i = (i + 1) & mask;
  table_[i] = static_cast<uint32_t>(place + 1);
}

void Resolved::Reserve(size_t settings) {
  all_.reserve(settings);
  keys_.reserve(settings);
  hashes_.reserve(settings);
  heads_.reserve(settings);
  // At most half full.
  table_.assign(std::bit_ceil(std::max<size_t>(16, 2 * settings)), 0);
  for (size_t place = 0; place < keys_.size(); ++place) Insert(place);
}

void Resolved::Add(const Assignment& assignment, uint32_t hash) {
  const auto id = static_cast<uint32_t>(all_.size());
  if (hash == 0) hash = spark::HashKey(assignment.key);
  if (2 * (keys_.size() + 1) > table_.size()) Reserve(2 * (keys_.size() + 1));
  uint32_t& entry = table_[EntryOf(assignment.key, hash)];
  if (entry == 0) {
    keys_.push_back(assignment.key);
    hashes_.push_back(hash);
    heads_.push_back(id);
    entry = static_cast<uint32_t>(keys_.size());
    all_.push_back(assignment);
    return;
  }
  const size_t place = entry - 1;
  mark_.stamp = 0;
  // Walk past every stronger setting; equal layers are beaten by what comes later.
  uint32_t* link = &heads_[place];
  while (*link != Assignment::kLast && all_[*link].layer < assignment.layer) link = &all_[*link].next;
  const uint32_t weaker = std::exchange(*link, id);
  all_.push_back(assignment);
  all_.back().next = weaker;
}

void Resolved::Put(Assignment assignment) {
  const size_t place = PlaceOf(assignment.key, spark::HashKey(assignment.key));
  if (place == keys_.size()) return Add(assignment);
  mark_.stamp = 0;
  const auto id = static_cast<uint32_t>(all_.size());
  assignment.next = std::exchange(heads_[place], id);
  all_.push_back(assignment);
}

void Resolved::Rewrite(std::string_view key, std::string_view value) {
  const size_t place = PlaceOf(key, spark::HashKey(key));
  if (place == keys_.size()) return;
  mark_.stamp = 0;
  all_[heads_[place]].value = value;
}

void Resolved::Remove(std::string_view key) {
  const size_t place = PlaceOf(key, spark::HashKey(key));
  if (place == keys_.size()) return;
  mark_.stamp = 0;
  keys_.erase(keys_.begin() + static_cast<ptrdiff_t>(place));
  hashes_.erase(hashes_.begin() + static_cast<ptrdiff_t>(place));
  heads_.erase(heads_.begin() + static_cast<ptrdiff_t>(place));
  Reserve(keys_.size());
}

void Resolved::Supply(const spark::HashedKey& key, std::string_view value) {
  if (PlaceOf(key.name, key.hash) != keys_.size()) return;
  Assignment a;
  a.key = key.name;
  a.value = value;
  a.layer = carrier::Layer::kBuiltIn;
  Add(a, key.hash);
}

const Assignment* Resolved::Find(const spark::HashedKey& key) const {
  const size_t place = PlaceOf(key.name, key.hash);
  return place == keys_.size() ? nullptr : &all_[heads_[place]];
}

}  // namespace sparkvet::resolve
