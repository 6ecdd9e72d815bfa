// Runs the examples of rules: what is bad must make the rule speak, what is good must not.
//
//   VetExample(knowledge, example, example.bad)  ->  as if somebody had written it, on the example's manager and release
//   FalseExamples(policies.With({"policies/acme.toml"}))
//     ->  {"the bad example of acme-queue does not make it speak", its place, "its condition is unknown there: …"}
#ifndef SPARKVET_LIB_VET_EXAMPLES_H_
#define SPARKVET_LIB_VET_EXAMPLES_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/rule/program.h"
#include "lib/text/source.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/policies.h"
#include "lib/vet/vet.h"

namespace sparkvet::vet {

struct VettedExample {
  std::unique_ptr<Vetter> vetter;  // to which `vetted` points
  Vetted vetted;
};
// `text` is one of the example's: a command, a script, a manifest, JSON of EMR's, a program in Scala, or else properties. The knowledge must outlive
// what is returned.
VettedExample VetExample(const Knowledge& knowledge, const rule::ExampleRecord& example, image::Str text, Memory* memory = nullptr);

bool Fires(const Vetted& vetted, std::string_view rule);

struct FalseExample {
  text::Span place;  // of the text, in the policies' sources
  std::string message, help;
};
std::vector<FalseExample> FalseExamples(const WithPolicies& policies);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_EXAMPLES_H_
