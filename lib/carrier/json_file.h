// The format "json": one value, or one after the other (JSON lines), each given to the adapters (adapters.h) as YAML's
// documents are.
//
//   [{"Classification": "spark-defaults", "Properties": {"spark.executor.cores": "4"}}]  ->  one fragment
//
// A template (Jinja, Go, Terraform) is read with its values unknown where it can be; where not, it is told in Fragment::unread.
#ifndef SPARKVET_LIB_CARRIER_JSON_FILE_H_
#define SPARKVET_LIB_CARRIER_JSON_FILE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

std::vector<Fragment> ParseJsonFile(std::string_view text, text::FileId file, const CarrierTables& tables);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_JSON_FILE_H_
