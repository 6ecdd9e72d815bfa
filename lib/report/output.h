// The findings of a run, written in one format as they come. To add a format: its class in a file of its own, which
// takes entries one after the other, and its line in the table in outputs.cc.
//
//   auto out = MakeOutput("sarif", surroundings);
//   out->Add(configuration);  …  out->End(totals);  out->Take()  ->  the document
//
// Text is made here; writing it somewhere is the caller's.
#ifndef SPARKVET_LIB_REPORT_OUTPUT_H_
#define SPARKVET_LIB_REPORT_OUTPUT_H_

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "lib/carrier/fragment.h"
#include "lib/check/finding.h"
#include "lib/check/suppressions.h"
#include "lib/driver/transcript.h"
#include "lib/report/style.h"
#include "lib/resolve/resolved.h"
#include "lib/rule/program.h"
#include "lib/text/source.h"

namespace sparkvet::report {

// What outputs may know beside the findings.
struct Surroundings {
  const rule::Program& program;  // the rules that hold everywhere
  Style style;
  std::string_view version;    // of sparkvet
  bool shows_suppressed = false;  // what comments left out, too
  std::string timestamp;  // in front of the lines of a driver's log; empty: the lines without one
};

// One configuration that was vetted.
struct Configuration {
  std::string_view path;
  const text::SourceSet& sources;
  const resolve::Context& context;
  const driver::Transcript& submit;      // spark-submit's own part of a command
  const driver::Transcript& transcript;  // the driver's
  std::span<const check::Finding> findings;
  std::span<const check::Suppressed> suppressed;  // what comments left out
  const rule::Program& program;  // whose rules these are: policies differ from file to file. Lives as long as the output
};

// How much was found, in the end.
struct Totals {
  size_t errors = 0, warnings = 0, infos = 0, configurations = 0;
  size_t suppressed = 0;  // what comments left out; in none of the counts above
  size_t in_baseline = 0;  // what was there before, and is left out; in none of them either
  size_t broken = 0;  // inputs that cannot be read as what they claim to be
};

class Output {
 public:
  virtual ~Output() = default;

  // An input that cannot be read as what it claims to be.
  virtual void Add(const carrier::Problem& problem, const text::SourceSet& sources) = 0;
  virtual void Add(const Configuration& configuration) = 0;
  virtual void End(const Totals&) {}

  // What has been written since the last call.
  std::string Take() { return std::exchange(out_, {}); }

 protected:
  std::string out_;
};

// A finding, or a problem as one, with everything that most formats ask for.
struct Entry {
  const check::Finding& finding;
  const text::SourceSet& sources;
  std::string_view path;  // of the place; of the configuration, where the finding points nowhere
  bool has_place = false;
  text::Position begin, end;
  std::string fingerprint;  // stays the same when lines move
  const Configuration* configuration = nullptr;  // null: the input cannot be read
  const check::Suppressed* suppressed = nullptr;  // of a finding that a comment left out
};

// The rule id of a problem.
inline constexpr std::string_view kSyntax = "syntax";

// An output that takes findings one at a time.
class EntryOutput : public Output {
 public:
  void Add(const carrier::Problem& problem, const text::SourceSet& sources) final;
  void Add(const Configuration& configuration) final;

 protected:
  virtual void Add(const Entry& entry) = 0;
  // A finding that a comment left out.
  virtual void AddSuppressed(const Entry&) {}
  // Before the entries of a configuration, which may have none.
  virtual void Begin(const Configuration&) {}

 private:
  void AddFinding(const check::Finding& finding, const text::SourceSet& sources, std::string_view path,
                  const Configuration* configuration, const check::Suppressed* suppressed = nullptr);

  std::map<std::string, size_t> seen_;  // how often equal findings came, so that their fingerprints differ
};

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_OUTPUT_H_
