// A command that comes to the same settings, for a POSIX shell:
//
//   # submit.sh:8: spark-submit nightly.py, …
//   spark-submit --master yarn --conf spark.executor.cores=8 nightly.py "$@"
//
// each option on a line of its own. "$@" stands for the application's arguments, and for the application where the input names none. What nobody knows
// is a comment above the command, and so is what spark-submit sets by itself.
#include <algorithm>

#include "lib/base/strings.h"
#include "lib/carrier/shell_quote.h"
#include "lib/report/resolution_outputs.h"

namespace sparkvet::report {
namespace {

constexpr std::string_view kMaster = "spark.master", kDeployMode = "spark.submit.deployMode";
constexpr std::string_view kNext = " \\\n  ";

class SubmitOutput : public ResolutionOutput {
 public:
  void Add(const Resolution& r) override {
    if (any_) out_ += '\n';
    any_ = true;
    out_ += "# " + Heading(r) + '\n';
    for (const ResolvedSetting& s : r.settings) AddRemark(s);
    const carrier::Fragment& f = r.job.fragment;
    const bool is_command = f.kind == carrier::Kind::kSubmit && !f.program.value.empty();
    out_ += is_command ? carrier::QuoteWord(f.program.value) : "spark-submit";
    AddPlacement(r, kMaster, "--master");
    AddPlacement(r, kDeployMode, "--deploy-mode");
    for (const carrier::Option* const o : PlainOptions(r)) {
      out_.append(kNext).append(o->name);
      if (!o->value.empty()) out_ += ' ' + carrier::QuoteWord(o->value);
    }
    for (const ResolvedSetting& s : r.settings) AddConf(s);
    out_ += kNext;
    if (!f.primary_resource.value.empty()) out_ += carrier::QuoteWord(f.primary_resource.value) + ' ';
    out_ += "\"$@\"\n";
  }

 private:
  static bool IsWritten(const ResolvedSetting& s) {
    return s.winner != nullptr && s.only_on.empty() && s.winner->layer != carrier::Layer::kSubmit && !s.winner->unknown;
  }

  void AddRemark(const ResolvedSetting& s) {
    if (IsWritten(s) || s.winner == nullptr || !s.only_on.empty()) return;  // an option stays one
    out_ += s.winner->unknown ? "# unknown before run time: " : "# set by spark-submit itself: ";
    out_ += base::Printable(s.key) + '=' + base::Printable(s.value) + '\n';
  }

  void AddPlacement(const Resolution& r, std::string_view key, std::string_view option) {
    for (const ResolvedSetting& s : r.settings) {
      if (s.key == key && IsWritten(s)) out_.append(kNext).append(option).append(" ").append(carrier::QuoteWord(s.value));
    }
  }

  void AddConf(const ResolvedSetting& s) {
    if (!IsWritten(s) || s.key == kMaster || s.key == kDeployMode) return;
    out_.append(kNext).append("--conf ").append(carrier::QuoteWord(std::string(s.key) + '=' + s.value));
  }

  bool any_ = false;
};

}  // namespace

std::unique_ptr<ResolutionOutput> MakeResolutionSubmit(const ResolutionSurroundings&) { return std::make_unique<SubmitOutput>(); }

}  // namespace sparkvet::report
