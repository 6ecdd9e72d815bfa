// The table of output formats.
//
//   MakeOutput("sarif", surroundings)  ->  an Output;  null for a name that is none
#ifndef SPARKVET_LIB_REPORT_OUTPUTS_H_
#define SPARKVET_LIB_REPORT_OUTPUTS_H_

#include <memory>
#include <span>
#include <string_view>

#include "lib/report/output.h"

namespace sparkvet::report {

struct OutputFormat {
  std::string_view name;
  std::string_view summary;
  std::unique_ptr<Output> (*make)(const Surroundings& surroundings);
};

std::span<const OutputFormat> OutputFormats();
std::unique_ptr<Output> MakeOutput(std::string_view name, const Surroundings& surroundings);

// Each in its own file. The surroundings outlive the output.
std::unique_ptr<Output> MakeTextOutput(const Surroundings& surroundings);
std::unique_ptr<Output> MakeShortOutput(const Surroundings& surroundings);
std::unique_ptr<Output> MakeDriverOutput(const Surroundings& surroundings);
std::unique_ptr<Output> MakeJsonOutput(const Surroundings& surroundings);
std::unique_ptr<Output> MakeJsonLinesOutput(const Surroundings& surroundings);
std::unique_ptr<Output> MakeSarifOutput(const Surroundings& surroundings);
std::unique_ptr<Output> MakeGithubOutput(const Surroundings& surroundings);
std::unique_ptr<Output> MakeGitlabOutput(const Surroundings& surroundings);
std::unique_ptr<Output> MakeJunitOutput(const Surroundings& surroundings);
std::unique_ptr<Output> MakeCheckstyleOutput(const Surroundings& surroundings);
std::unique_ptr<Output> MakeRdjsonOutput(const Surroundings& surroundings);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_OUTPUTS_H_
