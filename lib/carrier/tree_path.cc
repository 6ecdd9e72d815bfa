#include "lib/carrier/tree_path.h"

#include <algorithm>

namespace sparkvet::carrier {
namespace {

constexpr size_t kMaxMatches = 1000;

struct Step {
  std::string_view name;
  std::string_view item;  // of containers[main]: "main"
};

// Takes the first step off a path.
Step Next(std::string_view& path) {
  Step step;
  if (path.starts_with('\'')) {
    const size_t close = std::min(path.find('\'', 1), path.size());
    step.name = path.substr(1, close - 1);
    path.remove_prefix(std::min(close + 2, path.size()));
    return step;
  }
  const size_t dot = std::min(path.find('.'), path.size());
  step.name = path.substr(0, dot);
  path.remove_prefix(std::min(dot + 1, path.size()));
  if (step.name.ends_with(']')) {
    const size_t open = step.name.find('[');
    step.item = step.name.substr(open + 1, step.name.size() - open - 2);
    step.name = step.name.substr(0, open);
  }
  return step;
}

bool IsNamed(const Tree& tree, const Node& item, std::string_view name) {
  const std::vector<Entry> names = tree.Find(item, "name");
  return !names.empty() && names.back().value->text == name;
}

void AddItems(const Tree& tree, const Entry& list, std::string_view name, std::vector<Entry>& out) {
  if (list.value->kind != Node::Kind::kList) return;
  for (const uint32_t index : list.value->children) {
    const Node& item = tree.node(index);
    if (IsNamed(tree, item, name)) out.push_back({list.key, &item});
  }
}

}  // namespace

std::vector<Entry> At(const Tree& tree, const Node& from, std::string_view path) {
  std::vector<Entry> found;
  // The usual: one map, one step after the other.
  const Node* one = &from;
  if (!path.contains('\'') && !path.contains('[') && !path.empty()) {
    while (path.contains('.')) {
      one = tree.Get(*one, Next(path).name);
      if (one == nullptr) return found;
    }
    found = tree.Find(*one, path);
    if (found.size() > kMaxMatches) found.resize(kMaxMatches);
    return found;
  }
  std::vector<const Node*> maps = {one};
  while (!path.empty()) {
    const Step step = Next(path);
    found.clear();
    for (const Node* map : maps) {
      std::vector<Entry> entries = tree.Find(*map, step.name);
      // Of several on the way the last one is what everybody reads.
      if (!path.empty() && entries.size() > 1) entries.erase(entries.begin(), entries.end() - 1);
      for (const Entry& entry : entries) {
        if (found.size() >= kMaxMatches) break;
        if (step.item.empty()) found.push_back(entry);
        else AddItems(tree, entry, step.item, found);
      }
    }
    maps.clear();
    for (const Entry& entry : found) maps.push_back(entry.value);
  }
  return found;
}

}  // namespace sparkvet::carrier
