// Words of a document that are a command of Spark's: a list of them, or a text that compose splits.
//
//   [spark-submit, --conf, spark.a=1, app.py]                      its program is among the first words
//   [/entrypoint.sh, spark-submit, --conf, spark.a=1, app.py]      or behind one that nobody knows
//   [sh, -c, "spark-submit --executor-memory $MEM app.py"]         or in a script, which finds the environment around it
//   [/entrypoint.sh, echo, spark-submit, --conf, spark.a=1]        none: it is printed
#ifndef SPARKVET_LIB_CARRIER_TREE_WORDS_H_
#define SPARKVET_LIB_CARRIER_TREE_WORDS_H_

#include <string_view>
#include <vector>

#include "lib/carrier/command_words.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/tree_around.h"

namespace sparkvet::carrier {

bool HasBlank(std::string_view text);
// Words and quotes, and nothing that only a shell understands.
bool IsPlainCommand(std::string_view text);

// `object` is the map that the words stand in. In a place for scripts a command needs no arguments of its own.
std::vector<Fragment> ReadCommandWords(const CommandWords& words, const Node& object, bool is_script, TreeAround& around, const CarrierTables& tables,
                                       const ReadDocument& read_document);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TREE_WORDS_H_
