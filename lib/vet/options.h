// What the user says of the inputs and of the findings, in words of the library: flags and project files come to these.
//
//   Options o{.defaults = NamedText{"conf/spark-defaults.conf", text}};   o.Variable("DATA")  ->  nothing: it is not said
#ifndef SPARKVET_LIB_VET_OPTIONS_H_
#define SPARKVET_LIB_VET_OPTIONS_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/carrier/operator_version.h"
#include "lib/check/finding.h"
#include "lib/check/rule_choice.h"
#include "lib/check/suppressions.h"
#include "lib/resolve/resolve.h"
#include "lib/resolve/view.h"

namespace sparkvet::vet {

// A text that the user names beside what is vetted.
struct NamedText {
  std::string path;
  std::string text;
  bool of_project = false;  // named by a project file: for jobs that have none of their own
};

struct Options {
  resolve::Said said;
  std::optional<NamedText> defaults;         // --defaults
  std::optional<NamedText> properties_file;  // --properties-file
  std::map<std::string, std::string, std::less<>> environment;  // of the job, as far as it is known
  std::string releases;                      // said.releases in words
  size_t max_per_rule = 50;                  // findings of one rule in one file; 0 = all
  check::SuppressionOptions suppressions;
  check::RuleChoice rules;
  std::optional<carrier::OperatorVersion> operator_version;  // of manifests that do not say theirs
  std::optional<check::Severity> fail_on;    // nobody says: an error
  std::string baseline;                      // the file of findings that are left out (baseline.h); empty: none
  std::shared_ptr<const resolve::ProjectSays> project;  // keeps said.project alive

  // Whether all findings are wanted, however many. With a baseline, which of very many are new is known only then.
  bool WantsAll() const { return max_per_rule == 0 || !baseline.empty(); }
  // A variable of the job's environment, as far as that is known.
  std::optional<std::string_view> Variable(std::string_view name) const {
    const auto at = environment.find(name);
    return at == environment.end() ? std::nullopt : std::optional<std::string_view>(at->second);
  }
  // The job's machine, of which nothing else is known. Must not outlive this.
  resolve::Machine Machine() const {
    return {[this](std::string_view name) { return Variable(name); }, false};
  }
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_OPTIONS_H_
