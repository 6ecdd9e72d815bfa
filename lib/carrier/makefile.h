// Makefiles: the commands of Spark's in recipes, and what those recipes write.
//
//   MEMORY = 4g
//   run:
//   	@spark-submit --conf spark.executor.memory=$(MEMORY) --conf spark.app.name=$$USER app.py
//     ->  one fragment: {spark.executor.memory 4g, at its place in line 1}, {spark.app.name $USER, unknown}, app.py
//
// Each recipe line is a script of its own, as make hands it to the shell: without the tab, @, - and +, continued lines
// with their backslash. Variables that are assigned once, plainly and in no conditional are followed; all others,
// functions and automatic variables are unknown.
#ifndef SPARKVET_LIB_CARRIER_MAKEFILE_H_
#define SPARKVET_LIB_CARRIER_MAKEFILE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

std::vector<Fragment> ParseMakefile(std::string_view text, text::FileId file, const SubmitOptions& options);

// Makefile, GNUmakefile, Makefile.spark, spark.mk.
bool IsMakefileName(const FileName& name);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_MAKEFILE_H_
