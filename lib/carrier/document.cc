#include "lib/carrier/document.h"

#include <string>

#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {

bool Document::IsTaken(const Node& node) const {
  if (taken_.empty()) return false;
  for (NodeIndex at = tree.IndexOf(node); at != kNoNode; at = tree.node(at).parent) {
    if (taken_[at]) return true;
  }
  return false;
}

void Document::Take(const Node& node) {
  taken_.resize(tree.nodes().size());
  taken_[tree.IndexOf(node)] = true;
}

bool Document::IsUnknown(const Node& node) const {
  return carrier::IsUnknown(node.text) || node.tag == Node::Tag::kOwn || (made_readable != nullptr && made_readable->IsConditional(node.span.begin));
}

std::string_view Document::Own(Fragment& fragment, std::string_view scalar) const {
  const bool in_source = scalar.data() >= text.data() && scalar.data() < text.data() + text.size();
  return in_source ? scalar : fragment.arena.Keep(std::string(scalar));
}

}  // namespace sparkvet::carrier
