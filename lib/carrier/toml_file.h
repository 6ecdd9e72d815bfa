// The format "toml": a file as a tree of places (tree.h), given to the adapters (adapters.h) as YAML's documents are.
//
//   [job.conf]
//   "spark.executor.cores" = 4
//   spark.executor.memory = "2g"      # dots outside of quotes make tables: settings all the same
//     ->  two fragments, "conf map job.conf" and "conf map job.conf.spark"
//
// A key that is there twice makes the file malformed, as TOML says. toml++ stays in toml_file.cc; toml_reader.h is for
// files of our own.
#ifndef SPARKVET_LIB_CARRIER_TOML_FILE_H_
#define SPARKVET_LIB_CARRIER_TOML_FILE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

std::vector<Fragment> ParseTomlFile(std::string_view text, text::FileId file, const CarrierTables& tables);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TOML_FILE_H_
