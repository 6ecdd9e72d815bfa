// Settings out of the nodes of a map or list (conf_maps.h): what a value is by the time that Spark sees it.
#ifndef SPARKVET_LIB_CARRIER_CONF_VALUES_H_
#define SPARKVET_LIB_CARRIER_CONF_VALUES_H_

#include <optional>
#include <string_view>

#include "lib/carrier/delivered.h"
#include "lib/carrier/document.h"
#include "lib/carrier/fragment.h"
#include "lib/carrier/map_rules.h"

namespace sparkvet::carrier {

// A name of a setting, and how many bytes stand before it: "spark:spark.x" of a Dataproc cluster is "spark.x", 6.
struct ConfKey {
  std::string_view key;
  uint32_t prefix = 0;
};
ConfKey ConfKeyOf(std::string_view name);

// Text that somebody fills in before anything reads it: <LOG_DIR>, #{dir}, @{pipeline().x}, %(x)s, nothing at all.
bool IsPlaceholder(std::string_view value);

// What tells that a value speaks about a setting: a sentence, the name of a type, or the setting's own name ("executor_memory").
bool DescribesSetting(std::string_view key, std::string_view value, const MapRules& rules);

// That YAML delivers something else: "010 as 8".
void NoteAnotherNumber(const Node& written, std::string_view delivered, Fragment& fragment);

// Makes settings of a document's nodes.
class ConfValues {
 public:
  // Kubernetes is the reader of what has an apiVersion.
  explicit ConfValues(const Document& document);

  // Nothing for a value that is no scalar.
  std::optional<Setting> Make(Fragment& fragment, const Node& key, const Node& value) const;
  // "spark.a=1" in one scalar, from `begin` on; nothing without a "=".
  std::optional<Setting> MakePair(Fragment& fragment, const Node& pair, size_t begin) const;

 private:
  const Document& document_;
  Receiver receiver_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CONF_VALUES_H_
