// The text of <spark-opts> as Oozie splits it, which is not as a shell does: at what looks like an option, wherever that stands.
//
//   --conf spark.a="b c" --num-executors=4 --name "d e" --conf spark.f=-Dg="h i"
//     ->  --conf, `spark.a=b c`, --num-executors, 4, --name, `d e`, --conf, `spark.f=-Dg="h i"`
//
// Values hold blanks; quotes stay but for those around all of a value, or of what stands behind its key.
// org.apache.oozie.action.hadoop.SparkOptionsSplitter of Oozie 5.2.1; earlier versions keep or take off other quotes.
#ifndef SPARKVET_LIB_CARRIER_OOZIE_OPTIONS_H_
#define SPARKVET_LIB_CARRIER_OOZIE_OPTIONS_H_

#include <vector>

#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

// An unknown part of it splits at nothing.
std::vector<Word> SplitSparkOptions(const Word& text, text::Arena& arena);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_OOZIE_OPTIONS_H_
