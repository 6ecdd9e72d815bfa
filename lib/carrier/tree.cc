#include "lib/carrier/tree.h"

#include <algorithm>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

// Steps that the merging of one map may take: aliases of aliases must not multiply.
constexpr size_t kMaxMergeSteps = 10000;
constexpr int kMaxMergeDepth = 8;
// Of a path that is shown: deeper is no help to anybody.
constexpr size_t kMaxPathParts = 40;

bool IsMerge(const Node& key) { return key.plain() && key.text == "<<"; }

// Collects what "<<" brings into a map.
class Merger {
 public:
  Merger(const Tree& tree, std::vector<Entry>& out) : tree_(tree), out_(out) {}

  void Merge(const Node& source, int depth) {
    if (depth > kMaxMergeDepth) return;
    const auto& children = source.children;
    if (source.kind == Node::Kind::kList) {
      // Earlier items win over later ones.
      for (size_t i = children.size(); i > 0 && Step(); --i) Merge(tree_.node(children[i - 1]), depth + 1);
      return;
    }
    for (size_t i = 0; i + 1 < children.size() && Step(); i += 2) {
      const Node& key = tree_.node(children[i]);
      const Node& value = tree_.node(children[i + 1]);
      if (IsMerge(key)) {
        Merge(value, depth + 1);
      } else {
        out_.push_back({&key, &value});
      }
    }
  }

 private:
  bool Step() { return ++steps_ <= kMaxMergeSteps; }

  const Tree& tree_;
  std::vector<Entry>& out_;
  size_t steps_ = 0;
};

bool IsPlainName(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return base::IsAlpha(c) || base::IsDigit(c) || c == '_' || c == '-';
  });
}

}  // namespace

std::vector<Entry> Tree::Entries(const Node& map) const {
  std::vector<Entry> merged, own;
  if (map.kind != Node::Kind::kMap) return own;
  own.reserve(map.children.size() / 2);
  Merger merger(*this, merged);
  for (size_t i = 0; i + 1 < map.children.size(); i += 2) {
    const Node& key = node(map.children[i]);
    const Node& value = node(map.children[i + 1]);
    if (IsMerge(key)) {
      merger.Merge(value, 0);
    } else {
      own.push_back({&key, &value});
    }
  }
  if (merged.empty()) return own;
  merged.insert(merged.end(), own.begin(), own.end());
  return merged;
}

std::vector<Entry> Tree::Find(const Node& map, std::string_view name) const {
  std::vector<Entry> out;
  if (map.kind != Node::Kind::kMap) return out;
  for (size_t i = 0; i + 1 < map.children.size(); i += 2) {
    const Node& key = node(map.children[i]);
    if (IsMerge(key)) {
      out = Entries(map);
      std::erase_if(out, [&](const Entry& e) { return e.key->text != name; });
      return out;
    }
    if (key.text == name) out.push_back({&key, &node(map.children[i + 1])});
  }
  return out;
}

const Node* Tree::Get(const Node& map, std::string_view name) const {
  if (map.kind != Node::Kind::kMap) return nullptr;
  const Node* last = nullptr;
  for (size_t i = 0; i + 1 < map.children.size(); i += 2) {
    const Node& key = node(map.children[i]);
    if (IsMerge(key)) {
      const std::vector<Entry> found = Find(map, name);
      return found.empty() ? nullptr : found.back().value;
    }
    if (key.text == name) last = &node(map.children[i + 1]);
  }
  return last;
}

std::string Tree::PathOf(const Node& node) const {
  std::vector<std::string> parts;
  for (const Node* at = &node; at->parent != kNoNode && parts.size() < kMaxPathParts; at = &nodes_[at->parent]) {
    const Node& parent = nodes_[at->parent];
    // In the order of the text, but for aliases of what stands further up.
    auto child = std::lower_bound(parent.children.begin(), parent.children.end(), IndexOf(*at));
    if (child == parent.children.end() || *child != IndexOf(*at)) {
      child = std::find(parent.children.begin(), parent.children.end(), IndexOf(*at));
    }
    const auto position = static_cast<size_t>(child - parent.children.begin());
    if (parent.kind == Node::Kind::kList) {
      if (!hides_root_items_ || &parent != root()) parts.push_back('[' + std::to_string(position) + ']');
      continue;
    }
    if (position % 2 == 0) continue;  // a key stands where its map does
    const std::string_view key = nodes_[parent.children[position - 1]].text;
    parts.push_back(IsPlainName(key) ? '.' + std::string(key) : "[\"" + base::Printable(key) + "\"]");
  }
  std::string path;
  for (size_t i = parts.size(); i > 0; --i) path += parts[i - 1];
  return path.starts_with('.') ? path.substr(1) : path;
}

NodeIndex Tree::Add(Node node) {
  nodes_.push_back(std::move(node));
  return static_cast<NodeIndex>(nodes_.size() - 1);
}

void Tree::Attach(NodeIndex parent, NodeIndex child) {
  nodes_[parent].children.push_back(child);
  if (nodes_[child].parent == kNoNode && child != 0) nodes_[child].parent = parent;
}

}  // namespace sparkvet::carrier
