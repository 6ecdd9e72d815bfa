// What expressions are compiled over: names with their types, keys that are mentioned, tables of nodes.
#include <algorithm>

#include "lib/rule/compile_expression.h"

namespace sparkvet::rule {

void KeyList::Add(spark::KeyId key) {
  if (std::find(keys_.begin(), keys_.end(), key) == keys_.end()) keys_.push_back(key);
}

void KeyList::Add(const KeyList& others) {
  for (const spark::KeyId key : others.keys_) Add(key);
}

NodeId Tables::Add(Node node) {
  nodes.push_back(node);
  return static_cast<NodeId>(nodes.size() - 1);
}

const Reading* SlotName::In(spark::Release release) const {
  const auto at = std::find_if(readings.rbegin(), readings.rend(), [&](const Reading& r) { return r.releases.Contains(release); });
  return at == readings.rend() ? nullptr : &*at;
}

Type TypeOf(spark::ValueType type) {
  switch (type) {
    case spark::ValueType::kBoolean: return kBool;
    case spark::ValueType::kInt:
    case spark::ValueType::kLong:
    case spark::ValueType::kBytes: return kInt;
    case spark::ValueType::kDouble: return kDouble;
    case spark::ValueType::kTime: return kDuration;
    case spark::ValueType::kDecimal:
    case spark::ValueType::kString:
    case spark::ValueType::kOther: break;
  }
  return kString;
}

}  // namespace sparkvet::rule
