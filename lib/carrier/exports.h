// A script behind lines that export what its surroundings say is in its environment, so that the script's own variables and what
// its commands find are worked out in one way:
//
//   env: {MEM: 4g}    run: spark-submit --executor-memory $MEM app.py
//     ->  "export MEM='4g'\nspark-submit --executor-memory $MEM app.py", where 4g has its place in env
//
// What such a variable is not certain to hold is left out: nobody has said then what it is.
#ifndef SPARKVET_LIB_CARRIER_EXPORTS_H_
#define SPARKVET_LIB_CARRIER_EXPORTS_H_

#include <span>
#include <string_view>

#include "lib/carrier/fragment.h"
#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

struct Export {
  std::string_view name;
  Word value;
};

// The last one of a name counts.
Word BehindExports(std::span<const Export> exports, const Word& script, text::Arena& arena);

// The same for a command that no shell sees: what it finds in its environment, beside what the command says itself.
void HandOn(std::span<const Export> exports, Fragment& fragment);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_EXPORTS_H_
