#include "lib/report/outputs.h"

namespace sparkvet::report {
namespace {

constexpr OutputFormat kFormats[] = {
    {"text", "as a compiler prints it: the place, the line, further places, what to do", MakeTextOutput},
    {"short", "one line a finding: path:line:column: severity: message [rule]", MakeShortOutput},
    {"driver", "just what the driver would log", MakeDriverOutput},
    {"json", "one JSON document", MakeJsonOutput},
    {"jsonl", "one JSON object a finding and line", MakeJsonLinesOutput},
    {"sarif", "SARIF 2.1.0, for code scanning", MakeSarifOutput},
    {"github", "annotations of GitHub Actions", MakeGithubOutput},
    {"gitlab", "GitLab's code quality report", MakeGitlabOutput},
    {"junit", "JUnit XML, for test reports", MakeJunitOutput},
    {"checkstyle", "Checkstyle XML", MakeCheckstyleOutput},
    {"rdjson", "reviewdog's diagnostics", MakeRdjsonOutput},
};

}  // namespace

std::span<const OutputFormat> OutputFormats() { return kFormats; }

std::unique_ptr<Output> MakeOutput(std::string_view name, const Surroundings& surroundings) {
  for (const OutputFormat& format : kFormats) {
    if (format.name == name) return format.make(surroundings);
  }
  return nullptr;
}

}  // namespace sparkvet::report
