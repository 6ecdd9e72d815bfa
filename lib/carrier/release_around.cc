#include "lib/carrier/release_around.h"

#include <string>

#include "lib/carrier/spark_release.h"

namespace sparkvet::carrier {

void ReleaseAround::Tell(Fragment& fragment, const Node& node) {
  if (!fragment.release.value.empty()) return;
  for (const Node* at = &node; at->parent != kNoNode;) {
    at = &d_.tree.node(at->parent);
    if (at->kind == Node::Kind::kMap && (ByImage(fragment, *at) || ByLabel(fragment, *at))) return;
  }
}

const Node* ReleaseAround::Get(const Node& map, std::string_view name) {
  const auto [at, is_new] = got_.try_emplace({d_.tree.IndexOf(map), name}, nullptr);
  if (is_new) at->second = d_.tree.Get(map, name);
  return at->second;
}

bool ReleaseAround::ByImage(Fragment& fragment, const Node& map) {
  for (const image::Str& key : tables_.commands.images()) {
    const Node* image = Get(map, tables_.commands.Text(key));
    std::string whole;
    if (image != nullptr && image->kind == Node::Kind::kMap) {
      const Node* const repository = d_.tree.Get(*image, "repository");
      const Node* const tag = d_.tree.Get(*image, "tag");
      const bool is_whole = repository != nullptr && tag != nullptr && tag->kind == Node::Kind::kScalar && !d_.IsUnknown(*repository);
      if (is_whole) whole = std::string(repository->text) + ':' + std::string(tag->text);
      const Node* const inner = d_.tree.Get(*image, "image");
      image = is_whole ? tag : inner != nullptr ? inner : d_.tree.Get(*image, "name");
    }
    if (image == nullptr || image->kind != Node::Kind::kScalar) continue;
    if (whole.empty()) whole = image->text;
    const std::string_view version = d_.IsUnknown(*image) ? std::string_view() : ReleaseOfImage(whole);
    if (!version.empty()) Say(fragment, version, whole, image->span);
    return true;
  }
  return false;
}

bool ReleaseAround::ByLabel(Fragment& fragment, const Node& map) {
  for (const image::Str& key : tables_.commands.release_labels()) {
    const Node* const label = Get(map, tables_.commands.Text(key));
    if (label == nullptr || label->kind != Node::Kind::kScalar) continue;
    const std::string_view version = tables_.submit.ReleaseOfLabel(label->text);
    if (!version.empty()) Say(fragment, version, label->text, label->span);
    return true;
  }
  return false;
}

void ReleaseAround::Say(Fragment& fragment, std::string_view version, std::string_view whole, text::Span place) const {
  fragment.release = {fragment.arena.Keep(version), place};
  fragment.release_of = fragment.arena.Keep(whole);
}

}  // namespace sparkvet::carrier
