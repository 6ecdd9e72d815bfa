// The format "notebook": cells of a Jupyter notebook. Those with code are one program, in their order (code_file.h); those in a
// shell's language and lines that begin with an exclamation mark are scripts; what %%configure hands to Livy is a document.
//
//   {"cells": [{"cell_type": "code", "source": ["conf.set(\"spark.executor.memory\", \"4g\")\n", "!spark-submit a.py"]}], …}
//     ->  "conf map conf" {spark.executor.memory 4g}, "spark-submit" {resource a.py}
//
// Outputs, prose and cells in other languages (%%sql) are left alone.
#ifndef SPARKVET_LIB_CARRIER_NOTEBOOK_H_
#define SPARKVET_LIB_CARRIER_NOTEBOOK_H_

#include <string_view>
#include <vector>

#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

std::vector<Fragment> ParseNotebook(std::string_view text, text::FileId file, const CarrierTables& tables);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_NOTEBOOK_H_
