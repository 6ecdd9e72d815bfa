// A properties file that Spark reads back to the same settings. What it cannot say, or nobody knows, is a comment:
//
//   # submit.sh:8: spark-submit nightly.py, …
//   spark.executor.cores 8
//   # unknown before run time: spark.x $Y
#include "lib/base/strings.h"
#include "lib/carrier/properties_writer.h"
#include "lib/report/resolution_outputs.h"
#include "lib/report/settings.h"

namespace sparkvet::report {
namespace {

class PropertiesOutput : public ResolutionOutput {
 public:
  void Add(const Resolution& r) override {
    if (any_) out_ += '\n';
    any_ = true;
    out_ += "# " + Heading(r) + '\n';
    for (const carrier::Option* const o : PlainOptions(r)) {
      out_ += "# an option, and no setting: " + base::Printable(std::string(o->name) + (o->value.empty() ? "" : " " + std::string(o->value))) + '\n';
    }
    for (const ResolvedSetting& s : r.settings) AddSetting(s);
  }

 private:
  // Each of these is one line, whatever the value holds.
  void Comment(std::string_view what, const ResolvedSetting& s) {
    out_.append("# ").append(what).append(": ").append(base::Printable(s.key)).append(" ").append(base::Printable(s.value)).append("\n");
  }

  void AddSetting(const ResolvedSetting& s) {
    if (!s.only_on.empty()) return Comment(ShowManagers(s.only_on), s);
    if (s.winner == nullptr) return Comment(s.unknown ? "default, unknown before run time" : s.through != nullptr ? "from " + std::string(s.through->key) : "default", s);
    if (s.winner->layer == carrier::Layer::kSubmit) return Comment("set by spark-submit itself", s);
    if (s.winner->unknown) return Comment("unknown before run time", s);
    if (const auto line = carrier::PropertyLine(s.key, s.value)) out_ += *line + '\n';
    else Comment("no properties file can say this", s);
  }

  bool any_ = false;
};

}  // namespace

std::unique_ptr<ResolutionOutput> MakeResolutionProperties(const ResolutionSurroundings&) { return std::make_unique<PropertiesOutput>(); }

}  // namespace sparkvet::report
