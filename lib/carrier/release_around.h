// The release of Spark's that stands around a command or a map of settings in a document: by the image of its container, service or
// chart, or by a vendor's name for a release of its own (rules/carriers/commands.toml).
//
//   {image: "apache/spark:3.5.1", command: […]}                     ->  "3.5.1", of "apache/spark:3.5.1"
//   {image: {repository: bitnami/spark, tag: 3.5.1-debian-12}, …}   ->  "3.5.1", of "bitnami/spark:3.5.1-debian-12"
//   {ReleaseLabel: emr-6.5.0, Configurations: […]}                  ->  "3.1", of "emr-6.5.0"
//
// The nearest one counts, whatever image it is; what holds a template tells nothing.
#ifndef SPARKVET_LIB_CARRIER_RELEASE_AROUND_H_
#define SPARKVET_LIB_CARRIER_RELEASE_AROUND_H_

#include <map>
#include <string_view>
#include <utility>

#include "lib/carrier/document.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

class ReleaseAround {
 public:
  // Both must outlive this.
  ReleaseAround(const Document& document, const CarrierTables& tables) : d_(document), tables_(tables) {}

  // Fills in the release of what was read from a node, where it says none itself.
  void Tell(Fragment& fragment, const Node& node);

 private:
  // Each asked once: many texts may stand in one map.
  const Node* Get(const Node& map, std::string_view name);
  // Whether the map says something, be it of another image.
  bool ByImage(Fragment& fragment, const Node& map);
  bool ByLabel(Fragment& fragment, const Node& map);
  void Say(Fragment& fragment, std::string_view version, std::string_view whole, text::Span place) const;

  const Document& d_;
  const CarrierTables& tables_;
  std::map<std::pair<NodeIndex, std::string_view>, const Node*> got_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_RELEASE_AROUND_H_
