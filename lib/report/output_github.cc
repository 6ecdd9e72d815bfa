// Workflow commands of GitHub Actions: an annotation a finding.
//
//   ::error file=submit.sh,line=12,endLine=12,col=47,endColumn=49,title=sparkvet (min-above-max)::the driver's words
#include "lib/report/outputs.h"

namespace sparkvet::report {
namespace {

// What ends a property or the command is written as a code; so are line ends in the message.
std::string Coded(std::string_view text, bool is_property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') out += "%25";
    else if (c == '\r') out += "%0D";
    else if (c == '\n') out += "%0A";
    else if (is_property && c == ':') out += "%3A";
    else if (is_property && c == ',') out += "%2C";
    else out += c;
  }
  return out;
}

class GithubOutput : public EntryOutput {
 private:
  void Add(const Entry& e) override {
    const check::Finding& f = e.finding;
    const bool info = f.severity == check::Severity::kInfo;
    out_.append("::").append(info ? "notice" : rule::Name(f.severity)).append(" file=").append(Coded(e.path, true));
    if (e.has_place) {
      out_ += ",line=" + std::to_string(e.begin.line) + ",endLine=" + std::to_string(e.end.line);
      // GitHub refuses columns of a place that spans lines.
      if (e.begin.line == e.end.line) out_ += ",col=" + std::to_string(e.begin.column) + ",endColumn=" + std::to_string(e.end.column);
    }
    out_ += ",title=" + Coded("sparkvet (" + f.rule + ")", true) + "::" + Coded(f.message, false);
    if (!f.help.empty()) out_ += "%0A" + Coded(f.help, false);
    out_ += '\n';
  }
};

}  // namespace

std::unique_ptr<Output> MakeGithubOutput(const Surroundings&) { return std::make_unique<GithubOutput>(); }

}  // namespace sparkvet::report
