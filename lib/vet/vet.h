// The pipeline from bytes to findings, for one input at a time: nothing that a finding depends on is kept from one file to
// the next, and memory does not grow with their number.
//
//   Vetter v(knowledge, {.defaults = "conf/spark-defaults.conf"});
//   v.Vet("submit.sh", bytes)  ->  one Subject per spark-submit command, each with its context and findings
//
// Printing and exit codes are the command's (tools/sparkvet).
#ifndef SPARKVET_LIB_VET_VET_H_
#define SPARKVET_LIB_VET_VET_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"
#include "lib/resolve/resolve.h"
#include "lib/text/source.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/memory.h"
#include "lib/vet/options.h"
#include "lib/vet/subject.h"

namespace sparkvet::vet {

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
  const Knowledge& knowledge() const { return knowledge_; }

  // A file's bytes, recognised by name and content, unless a format is given. What many files may share stands in `memory`;
  // without one, the configurations of this file share their own.
  Vetted Vet(std::string path, std::string bytes, const carrier::Format* format = nullptr, Memory* memory = nullptr) const;
  // The same, without subjects: just what is there.
  Vetted Read(std::string path, std::string bytes, const carrier::Format* format = nullptr) const;
  // A command line given word by word, shown as `command line`.
  Vetted VetCommand(const std::vector<std::string>& words) const;

 private:
  // The files that the user named, as an input that lacks its subject.
  resolve::Input ParseBeside(Vetted& vetted) const;
  const carrier::Fragment* AddProperties(Vetted& vetted, const NamedText& named, carrier::Layer layer) const;
  void AddFilesOfCommand(Vetted& vetted, const carrier::Fragment& fragment, resolve::Input& input) const;
  const carrier::Fragment* ReadFileOfCommand(Vetted& vetted, const carrier::Fragment& fragment, const carrier::Option& named,
                                             carrier::Layer layer) const;
  void VetFragments(Vetted& vetted, Memory& memory) const;
  void VetFragment(Vetted& vetted, const carrier::Fragment& fragment, resolve::Input input, Memory& memory) const;
  bool LeavesRestUntold(const Vetted& vetted, const carrier::Fragment& fragment) const;
  void LimitPerRule(Vetted& vetted, Subject& subject) const;

  const Knowledge& knowledge_;
  Options options_;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_VET_H_
