// The format "hcl": Terraform's files and others in HCL (Packer, Nomad, Terragrunt) as a tree of places (hcl_reader.h), given to the
// adapters (adapters.h) as YAML's documents are. Documents of JSON and YAML that stand in it as text are read as well.
//
//   resource "databricks_cluster" "c" {
//     spark_conf = { "spark.executor.cores" = 4, "spark.executor.memory" = var.memory }
//   }
//     ->  one fragment, "conf map resource.databricks_cluster.c.spark_conf", whose second value is unknown
//
//   configurations_json = <<EOF
//   [{"Classification": "spark-defaults", "Properties": {"spark.executor.cores": "4"}}]
//   EOF
//     ->  one fragment, as in a file of JSON
//
// Nothing is evaluated: a reference, a call, a condition is unknown, and what it may bring in is left open.
#ifndef SPARKVET_LIB_CARRIER_HCL_FILE_H_
#define SPARKVET_LIB_CARRIER_HCL_FILE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

// .tf, .tfvars, .tofu, .hcl, .nomad
bool IsHclFileName(const FileName& name);

std::vector<Fragment> ParseHclFile(const FileName& name, std::string_view text, text::FileId file, const CarrierTables& tables);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_HCL_FILE_H_
