// One manifest in its document: what stands where. Shared by the reader of its settings (manifest_reader.h) and the one
// of its mistakes (manifest_checks.h).
#ifndef SPARKVET_LIB_CARRIER_MANIFEST_NODE_H_
#define SPARKVET_LIB_CARRIER_MANIFEST_NODE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/manifest_rules.h"
#include "lib/carrier/tree_path.h"

namespace sparkvet::carrier {

struct ManifestNode {
  const Document& document;
  const ManifestRules& rules;
  const ManifestRecord& op;
  const ManifestKindRecord& kind;
  std::string_view version;  // of apiVersion: "v1beta2"
  const Node& root;
  const Node* spec = nullptr;  // null where the manifest has none
  const Node* spec_key = nullptr;

  const Tree& tree() const { return document.tree; }
  // Under the specification; the last one holds.
  std::vector<Entry> At(std::string_view path) const { return carrier::At(tree(), *spec, path); }
  std::vector<Entry> At(image::Str path) const { return At(rules.Text(path)); }
  // Whether a row is for this version of the API.
  bool IsFor(image::Range versions) const { return versions.count == 0 || rules.Holds(versions, version); }
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_MANIFEST_NODE_H_
