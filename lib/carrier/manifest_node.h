// One manifest in its document: what stands where. Shared by the reader of its settings (manifest_reader.h) and the one
// of its mistakes (manifest_checks.h).
#ifndef SPARKVET_LIB_CARRIER_MANIFEST_NODE_H_
#define SPARKVET_LIB_CARRIER_MANIFEST_NODE_H_

#include <bitset>
#include <cstddef>
#include <string_view>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/manifest_rules.h"
#include "lib/carrier/tree_path.h"

namespace sparkvet::carrier {

// The names of a document's keys, as far as a few bits tell them apart: the tables of fields ask for many that are not there.
class KeyNames {
 public:
  explicit KeyNames(const Tree& tree) {
    for (const Node& node : tree.nodes()) {
      if (node.kind != Node::Kind::kMap) continue;
      for (size_t i = 0; i + 1 < node.children.size(); i += 2) bits_.set(PlaceOf(tree.node(node.children[i]).text));
    }
  }
  // False only where the last step of the path is no key of the document.
  bool MayHold(std::string_view path) const {
    if (path.ends_with('\'') || path.ends_with(']')) return true;
    return bits_.test(PlaceOf(path.substr(path.rfind('.') + 1)));
  }

 private:
  static constexpr size_t kBits = 2048;

  static size_t PlaceOf(std::string_view name) {
    if (name.empty()) return 0;
    const auto at = [&](size_t i) { return static_cast<unsigned char>(name[i]); };
    return (name.size() * 131U + at(0) * 31U + at(name.size() / 2) * 17U + at(name.size() - 1) * 7U) % kBits;
  }

  std::bitset<kBits> bits_;
};

struct ManifestNode {
  const Document& document;
  const ManifestRules& rules;
  const ManifestRecord& op;
  const ManifestKindRecord& kind;
  std::string_view version;  // of apiVersion: "v1beta2"
  const Node& root;
  const KeyNames& names;  // of the document
  const Node* spec = nullptr;  // null where the manifest has none
  const Node* spec_key = nullptr;

  const Tree& tree() const { return document.tree; }
  // Under the specification; the last one holds.
  std::vector<Entry> At(std::string_view path) const {
    return names.MayHold(path) ? carrier::At(tree(), *spec, path) : std::vector<Entry>();
  }
  std::vector<Entry> At(image::Str path) const { return At(rules.Text(path)); }
  // Whether a row is for this version of the API.
  bool IsFor(image::Range versions) const { return versions.count == 0 || rules.Holds(versions, version); }
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_MANIFEST_NODE_H_
