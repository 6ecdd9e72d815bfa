// The pipeline from bytes to findings, for one input at a time: nothing that a finding depends on is kept from one file to
// the next, and memory does not grow with their number.
//
//   Vetter v(knowledge, {.defaults = "conf/spark-defaults.conf"});
//   v.Vet("submit.sh", bytes)  ->  one Subject per spark-submit command, each with its context and findings
//
// Printing and exit codes are the command's (tools/sparkvet).
#ifndef SPARKVET_LIB_VET_VET_H_
#define SPARKVET_LIB_VET_VET_H_

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/operator_version.h"
#include "lib/check/briefs.h"
#include "lib/check/finding.h"
#include "lib/check/rule_choice.h"
#include "lib/check/suppressions.h"
#include "lib/driver/transcript.h"
#include "lib/resolve/resolve.h"
#include "lib/resolve/view.h"
#include "lib/text/source.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/memory.h"
#include "lib/vet/submitted.h"

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
  std::shared_ptr<const resolve::ProjectSays> project;  // keeps said.project alive
};

// One carrier in the input, resolved, played and checked.
struct Subject {
  const carrier::Fragment* fragment = nullptr;
  resolve::Resolved resolved;     // without assumptions: the manager may be unknown
  driver::Transcript submit;      // spark-submit's own part of a command; what stops it stands in `transcript`
  driver::Transcript transcript;  // on the manager, or on the first assumed one
  std::vector<check::Finding> findings;
  std::vector<std::pair<std::string_view, size_t>> uncounted;  // rules, and how many findings of each are not even among these
  std::vector<check::Suppressed> suppressed;  // what comments have left out of them
  // What holds on some cluster manager, where none is known: rule and place. A comment may be there for it.
  std::vector<std::pair<std::string, text::Span>> elsewhere;
  std::string releases;  // "2.4–4.3", where several were asked for; then the rest is of the newest of them

  const resolve::Context& context() const { return resolved.context; }
};

class Vetter;

struct Vetted {
  Vetted() = default;
  Vetted(Vetted&&) = default;
  Vetted& operator=(Vetted&&) = default;

  text::SourceSet sources;
  const carrier::Format* format = nullptr;  // the one that it is in, if any
  std::string why;                          // it is in that one, or in none: "named run.sh, says spark-submit"
  bool recognised = false;                  // it holds Spark configuration
  std::vector<std::unique_ptr<carrier::Fragment>> fragments;
  std::vector<Subject> subjects;
  const Vetter* vetter = nullptr;  // who has judged it
  std::vector<std::string> notes;  // no findings: a template that was not read, a rule that fired too often

  bool has_problems() const;
};

class Vetter {
 public:
  Vetter(const Knowledge& knowledge, Options options) : knowledge_(knowledge), options_(std::move(options)) {}
  const Options& options() const { return options_; }

  // A file's bytes, recognised by name and content, unless a format is given. What many files may share stands in `memory`;
  // without one, the configurations of this file share their own.
  Vetted Vet(std::string path, std::string bytes, const carrier::Format* format = nullptr, Memory* memory = nullptr) const;
  // The same, without subjects: just what is there.
  Vetted Read(std::string path, std::string bytes, const carrier::Format* format = nullptr) const;
  // A command line given word by word, shown as `command line`.
  Vetted VetCommand(const std::vector<std::string>& words) const;

  // A variable of the job's environment, as far as that is known.
  std::optional<std::string_view> Variable(std::string_view name) const;

 private:
  // The files that the user named, as an input that lacks its subject.
  resolve::Input ParseBeside(Vetted& vetted) const;
  const carrier::Fragment* AddProperties(Vetted& vetted, const NamedText& named, carrier::Layer layer) const;
  void AddFilesOfCommand(Vetted& vetted, const carrier::Fragment& fragment, resolve::Input& input) const;
  const carrier::Fragment* ReadFileOfCommand(Vetted& vetted, const carrier::Fragment& fragment, const carrier::Option& named,
                                             carrier::Layer layer) const;
  void VetFragments(Vetted& vetted, Memory& memory) const;
  void VetFragment(Vetted& vetted, const carrier::Fragment& fragment, resolve::Input input, Memory& memory) const;
  void VetOnOne(Vetted& vetted, const resolve::Input& input, Subject& subject, Memory& memory) const;
  void VetOnSeveral(Vetted& vetted, const resolve::Input& input, Subject& subject, Memory& memory) const;
  bool LeavesRestUntold(const Vetted& vetted, const carrier::Fragment& fragment) const;
  void Judge(const resolve::Input& input, const resolve::Said& said, const text::SourceSet& sources,
             std::vector<std::string>& notes, Subject& subject, Memory& memory, check::Briefs* briefs = nullptr) const;
  void Tell(const check::Briefs& briefs, Subject& subject, Memory& memory) const;
  void NoteOtherReleases(const resolve::Input& input, Subject& subject, Memory& memory) const;
  Submitted SubmitOn(const resolve::Input& input, const resolve::Said& said, Memory& memory) const;
  driver::Transcript Play(Submitted& submitted, resolve::View& view, Memory& memory) const;
  std::optional<driver::StopReason> Stops(const resolve::Input& input, const resolve::Said& said, Memory& memory) const;
  resolve::Machine EnvironmentOnly() const;
  void LimitPerRule(Vetted& vetted, Subject& subject) const;

  const Knowledge& knowledge_;
  Options options_;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_VET_H_
