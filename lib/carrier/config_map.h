// Adapter: files that a Kubernetes ConfigMap, or a Secret's stringData, holds under their names.
//
//   kind: ConfigMap
//   metadata: {name: spark-conf}
//   data:
//     spark-defaults.conf: |
//       spark.executor.cores 4
//         ->  properties, "spark-defaults.conf of ConfigMap spark-conf"
//
// Read are properties, shell scripts (spark-env.sh) and YAML, which may hold manifests and maps again. A Secret's `data` is
// encoded and left alone.
#ifndef SPARKVET_LIB_CARRIER_CONFIG_MAP_H_
#define SPARKVET_LIB_CARRIER_CONFIG_MAP_H_

#include <string_view>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

bool MentionsConfigMap(std::string_view text, const CarrierTables& tables);

void ReadConfigMaps(Document& document, const CarrierTables& tables, std::vector<Fragment>& out);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CONFIG_MAP_H_
