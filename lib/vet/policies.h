// Rules that people write for their own organisation, beside the built-in ones: policies, in the same language
// (rules/LANGUAGE.md), compiled when they are read.
//
//   Policies policies(knowledge);
//   policies.With({"policies/acme.toml"}).knowledge->program.Info("acme-queue")  ->  a rule of the family "policy"
//   policies.With({"policies/wrong.toml"}).errors  ->  {"policies/wrong.toml:4:9: error: no Spark release knows …"}
//
// Each list of files is read once. For one thread at a time; what is returned may be used on any.
#ifndef SPARKVET_LIB_VET_POLICIES_H_
#define SPARKVET_LIB_VET_POLICIES_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lib/rule/compile.h"
#include "lib/text/source.h"
#include "lib/vet/knowledge.h"

namespace sparkvet::vet {

// What is known with some policies.
struct WithPolicies {
  const Knowledge* knowledge = nullptr;  // without them where there are errors
  std::vector<std::string> errors;       // each for people, in whole lines: what is wrong, the line and a caret
  text::SourceSet sources;               // the files
  std::vector<rule::ExamplePlace> examples;

  // Behind `knowledge`, unless there are no policies.
  std::string bytes;
  std::unique_ptr<image::View> image;
  std::unique_ptr<Knowledge> own;
};

class Policies {
 public:
  // `knowledge` must outlive this; and this what it returns.
  explicit Policies(const Knowledge& knowledge) : knowledge_(knowledge) {}

  // What is known everywhere, without what With() adds.
  const Knowledge& knowledge() const { return knowledge_; }
  // The same file twice is the same rules, once.
  const WithPolicies& With(const std::vector<std::string>& files);

 private:
  std::unique_ptr<WithPolicies> Read(const std::vector<std::string>& files) const;

  const Knowledge& knowledge_;
  std::map<std::vector<std::string>, std::unique_ptr<WithPolicies>> read_;  // by files
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_POLICIES_H_
