// GitLab's code quality report: what a merge request shows beside its lines.
#include "lib/report/json_writer.h"
#include "lib/report/outputs.h"

namespace sparkvet::report {
namespace {

class GitlabOutput : public EntryOutput {
 public:
  GitlabOutput() : w_(out_, 2) { w_.StartArray(); }
  void End(const Totals&) override {
    w_.EndArray();
    out_ += '\n';
  }

 private:
  static std::string_view Severity(const check::Finding& f) {
    switch (f.severity) {
      case check::Severity::kError: return "critical";
      case check::Severity::kWarning: return "minor";
      case check::Severity::kInfo: return "info";
    }
    return "info";
  }

  void Add(const Entry& e) override {
    w_.StartObject();
    w_.Member("description", e.finding.message);
    w_.Member("check_name", e.finding.rule);
    w_.Member("fingerprint", e.fingerprint);
    w_.Member("severity", Severity(e.finding));
    w_.Name("location");
    w_.StartObject();
    w_.Member("path", e.path);
    w_.Name("lines");
    w_.StartObject();
    w_.Member("begin", e.begin.line);
    w_.EndObject();
    w_.EndObject();
    w_.EndObject();
  }

  JsonWriter w_;
};

}  // namespace

std::unique_ptr<Output> MakeGitlabOutput(const Surroundings&) { return std::make_unique<GitlabOutput>(); }

}  // namespace sparkvet::report
