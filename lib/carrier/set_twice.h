// What somebody gives twice at one place with different values, a key in one file or map or an option in one command: the
// later one wins, and the earlier one does nothing.
//
//   "spark.executor.cores 2\nspark.executor.cores 4\n"  ->  Misuse{kSetTwice, "spark.executor.cores", the 2, the 4}
//   spark-submit --name a --name b app.py               ->  Misuse{kSetTwice, "--name", …}
//
// So do java.util.Properties, SparkSubmitOptionParser, PyYAML, sigs.k8s.io/yaml and most readers of JSON; a strict reader of
// YAML refuses the file. Nothing is said of equal values, of what is not known before run time, and of what a layer, a
// variable or a merged map ("<<") brings in: that is how people override on purpose.
#ifndef SPARKVET_LIB_CARRIER_SET_TWICE_H_
#define SPARKVET_LIB_CARRIER_SET_TWICE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

// One thing that is given, in the order in which they take effect.
struct Given {
  std::string_view name, value;
  text::Span span;      // what is underlined
  bool certain = true;  // written as it is and where it is
  bool is_whole = true;  // false: `value` does not say all, a map or a list; such are never equal
};

// Leaves of the list what it needs.
void NoteSetTwice(std::vector<Given>& given, Fragment& out);

// The settings of a properties file; keys that never reach Spark are nobody's loss.
void NoteSetTwice(Fragment& properties);

// The keys of one map: those that hold `part`.
void NoteSetTwice(const Document& document, const Node& map, std::string_view part, Fragment& out);

// That a value as a whole is lost: further down in the map that it stands in, another one has its key.
void NoteLost(const Document& document, const Node& value, Fragment& out);

// The same of all maps below a node.
void NoteSetTwiceBelow(const Document& document, const Node& top, Fragment& out);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SET_TWICE_H_
