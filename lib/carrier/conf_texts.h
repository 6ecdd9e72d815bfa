// Properties text inside a scalar of YAML or JSON: a ConfigMap's spark-defaults.conf, a block of a chart's values.
//
//   sparkDefaults: |
//     spark.executor.cores 4
//     spark.executor.memory 2g
//       ->  a fragment of Kind::kProperties, "sparkDefaults", spans in the YAML file
//
//   - copy: {dest: /etc/spark/conf/spark-defaults.conf, content: "spark.executor.cores 4\n"}       (Ansible, cloud-init, JupyterHub)
//       ->  the same, "copy.content"
//
// A text is one by the name it has, by that of the file that it stands beside, or by its lines: at least two keys that are certain,
// and nothing that is no line of properties.
#ifndef SPARKVET_LIB_CARRIER_CONF_TEXTS_H_
#define SPARKVET_LIB_CARRIER_CONF_TEXTS_H_

#include <string_view>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

// spark-defaults.conf, spark.properties …
bool IsPropertiesName(std::string_view name);
// Whether such a name stands somewhere in a text.
bool MentionsPropertiesFile(std::string_view text);

bool ReadsLikeConfText(std::string_view text, const MapRules& rules);

// The text of `scalar`, which stands under the name `holder` in `parent` (null at the top); nothing if it is none.
void ReadConfText(Document& document, const Node& scalar, std::string_view holder, const Node* parent, const CarrierTables& tables,
                  std::vector<Fragment>& out);

// The same without asking.
Fragment ParseConfText(const Document& document, const Node& scalar, std::string_view name);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CONF_TEXTS_H_
