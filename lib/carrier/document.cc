#include "lib/carrier/document.h"

#include <string>

#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kIgnoreAnnotation = "sparkvet.io/ignore";

}  // namespace

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

bool Document::MayHoldUnknown() const {
  if (!may_hold_unknown_) {
    const std::string_view bytes = text.substr(range.begin, range.end - range.begin);
    // A backslash may escape a sign.
    may_hold_unknown_ = made_readable != nullptr || bytes.contains('\\') || bytes.contains('$') || HasTemplate(bytes) || HasPlaceholderSign(bytes);
  }
  return *may_hold_unknown_;
}

bool Document::IsConditional(const Node& node) const {
  const bool is_block = node.kind == Node::Kind::kScalar && (node.style == Node::Style::kLiteral || node.style == Node::Style::kFolded);
  return made_readable != nullptr && made_readable->IsConditional(is_block && !node.is_alias ? node.start : node.span.begin);
}

bool Document::IsUnknown(const Node& node) const {
  return (MayHoldUnknown() && carrier::IsUnknown(node.text)) || node.opaque() || IsConditional(node);
}

std::string_view Document::Own(Fragment& fragment, std::string_view scalar) const {
  const bool in_source = scalar.data() >= text.data() && scalar.data() < text.data() + text.size();
  return in_source ? scalar : fragment.arena.Keep(scalar);
}

void Document::Annotate(Fragment& fragment, const Node& manifest) const {
  const Node* at = &manifest;
  for (const std::string_view name : {std::string_view("metadata"), std::string_view("annotations"), kIgnoreAnnotation}) {
    at = tree.Get(*at, name);
    if (at == nullptr) return;
  }
  if (at->kind == Node::Kind::kScalar && !IsUnknown(*at)) fragment.ignored_rules = {Own(fragment, at->text), at->span};
}

}  // namespace sparkvet::carrier
