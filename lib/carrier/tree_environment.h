// What a document says of the environment in which a command of it runs: `env` of a container, or of a step and of the pipeline
// around it, `environment` of a service of compose's, `variables` of GitLab's jobs (rules/carriers/commands.toml tells which).
//
//   env: {MEM: 1g, N: 2}   jobs: {etl: {env: {MEM: 4g}, steps: [{run: …}]}}    ->  of the step: MEM = 4g, N = 2
//   env: [{name: MEM, value: 4g}, {name: IP, valueFrom: …}]                    ->  MEM = 4g, IP is not known
//   environment: [MEM=4g, TOKEN]                                               ->  MEM = 4g, TOKEN is not known
//
// A value that holds a template or another variable is not known, nor is one that a step, a rule or a matrix may set otherwise.
#ifndef SPARKVET_LIB_CARRIER_TREE_ENVIRONMENT_H_
#define SPARKVET_LIB_CARRIER_TREE_ENVIRONMENT_H_

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "lib/carrier/command_rules.h"
#include "lib/carrier/document.h"
#include "lib/carrier/exports.h"

namespace sparkvet::carrier {

// Where the value of a variable stands: in a scalar, from a byte on; null where it is not known.
struct ValueAt {
  const Node* scalar = nullptr;
  size_t from = 0;
  std::string_view text() const { return scalar->text.substr(from); }
};
using Environment = std::map<std::string_view, ValueAt>;

// Whether a step of the document may set variables of those behind it: looks at all of its text.
bool SetsForLater(const Document& document, const CommandRules& rules);

// `object` is the map that the command stands in; where steps set variables, what is said around it is not known.
Environment ReadEnvironment(const Document& document, const Node& object, const CommandRules& rules, bool sets_for_later);

// What of it is known, for a script (exports.h); `arena` keeps the places.
std::vector<Export> KnownOf(const Environment& environment, const Document& document, const CommandRules& rules, text::Arena& arena);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TREE_ENVIRONMENT_H_
