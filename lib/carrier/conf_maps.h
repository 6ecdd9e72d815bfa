// Adapter: maps of settings, whoever reads them, at any depth (rules/carriers/conf-maps.toml says which maps are some).
//
//   jobs: [{conf: {spark.executor.cores: 4, spark.acme.flag: x}}]     a map
//   - spark.executor.cores: 4                                         a list of maps with one entry
//   - {name: spark.executor.cores, value: 4}                          a list of names and values
//   - --conf                                                          a list of pairs
//   - spark.executor.cores=4
//   {spark.executor.cores: {value: 4, type: number}}                a map with words about its values
//   {file: a.py, executorCores: 4, executorMemory: 2g}              a request with fields for settings
//   spark: {executor: {cores: 4, memory: 2g}}                         key by parts, below a root named "spark" only
//     ->  each a fragment of Kind::kMap, "conf map jobs[0].conf", {spark.executor.cores = 4}
//
// Somebody hands such a map to Spark beside whatever else there is, so nothing may be concluded from what is not in it
// (open_ended). Values that are maps, lists or null are no settings; a plain scalar is what its readers make of it
// (delivered.h), and unknown where they differ. Schemas and prose about keys are no maps of settings.
#ifndef SPARKVET_LIB_CARRIER_CONF_MAPS_H_
#define SPARKVET_LIB_CARRIER_CONF_MAPS_H_

#include <string_view>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

// Whether a key of Spark's stands somewhere where a key or a pair may begin.
bool MentionsConfMap(std::string_view text, const CarrierTables& tables);

void ReadConfMaps(Document& document, const CarrierTables& tables, std::vector<Fragment>& out);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CONF_MAPS_H_
