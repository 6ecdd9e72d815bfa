// The lines of a list that one shell runs, one behind the other, as one script with the places of the lines in the file:
// `before_script` and `script` of a GitLab job.
//
//   before_script: ["MEM=4g"]
//   script: ["cd jobs", "spark-submit --executor-memory $MEM a.py"]
//     ->  "MEM=4g\ncd jobs\nspark-submit --executor-memory $MEM a.py\n"; ItemOf(its fragment) is the last line
//
// What cannot be seen (an alias, !reference, a line in a branch of a template) may set any variable: another script
// begins behind it, which knows of none.
#ifndef SPARKVET_LIB_CARRIER_SCRIPT_LINES_H_
#define SPARKVET_LIB_CARRIER_SCRIPT_LINES_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/fragment.h"
#include "lib/carrier/word.h"

namespace sparkvet::carrier {

class ScriptLines {
 public:
  // Must outlive this.
  explicit ScriptLines(const Document& document) : document_(document) {}

  // Adds the items of a list, or a scalar.
  void Add(const Node& node);

  struct Script {
    std::string text;
    std::vector<Word::Piece> pieces;
    std::vector<const Node*> lines;
    std::vector<std::pair<uint32_t, size_t>> begins;  // of the lines, in the order of the file
  };
  const std::vector<Script>& scripts() const { return scripts_; }
  Word AsWord(const Script& script) const;
  // The last line that a fragment says something in: what came from a variable stands further up. Null if none.
  static const Node* ItemOf(const Script& script, const Fragment& fragment);

 private:
  void AddLine(const Node& line);

  const Document& document_;
  std::vector<Script> scripts_;
  bool begins_ = true;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SCRIPT_LINES_H_
