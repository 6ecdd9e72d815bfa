// Manifests of Spark operators, wherever they stand in a document: one fragment for each. Which
// kinds there are, and which field becomes which key, is data (rules/carriers/); see manifest_reader.h.
//
// Values keep their raw text.
#ifndef SPARKVET_LIB_CARRIER_SPARK_APPLICATION_H_
#define SPARKVET_LIB_CARRIER_SPARK_APPLICATION_H_

#include <string_view>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

// Whether the text names the group of a known operator.
bool MentionsOperator(std::string_view text, const CarrierTables& tables);

void ReadSparkApplications(Document& document, const CarrierTables& tables, std::vector<Fragment>& out);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SPARK_APPLICATION_H_
