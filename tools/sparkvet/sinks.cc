#include "tools/sparkvet/sinks.h"

#include <algorithm>
#include <cstdlib>

#include "lib/report/outputs.h"

namespace sparkvet {
namespace {

bool IsSet(const char* variable) {
  const char* const value = std::getenv(variable);
  return value != nullptr && *value != '\0' && std::string_view(value) != "false";
}

std::string KnownFormats() {
  std::string out;
  for (const report::OutputFormat& format : report::OutputFormats()) out += (out.empty() ? "" : ", ") + std::string(format.name);
  return out;
}

}  // namespace

base::Result<Sinks> Sinks::Make(const std::vector<std::string>& formats, const report::Surroundings& surroundings,
                                Console& console) {
  std::vector<std::string> words = formats;
  if (words.empty()) words.emplace_back("text");
  const bool annotate = formats.empty() && IsSet("GITHUB_ACTIONS");
  if (annotate) words.emplace_back("github");

  Sinks sinks;
  size_t to_console = 0;
  for (const std::string& word : words) {
    const size_t equals = word.find('=');
    const std::string path = equals == std::string::npos ? "" : word.substr(equals + 1);
    Sink& sink = sinks.sinks_.emplace_back();
    sink.format = word.substr(0, equals);
    sink.output = report::MakeOutput(sink.format, surroundings);
    if (sink.output == nullptr) return base::Fail("--format " + word + ": there is no such format; there are " + KnownFormats());
    if (equals != std::string::npos && path.empty()) return base::Fail("--format " + word + ": the name of the file is missing");
    if (path.empty()) {
      sink.console = &console;
      ++to_console;
    } else {
      sink.file = std::make_unique<Console>(path, report::Style());
      sink.console = sink.file.get();
    }
  }
  if (to_console > 1 && !annotate) {
    return base::Fail("several formats to standard output: name files for all but one, as in --format " +
                      sinks.sinks_.back().format + "=FILE");
  }
  return sinks;
}

bool Sinks::Has(std::string_view format) const {
  return std::any_of(sinks_.begin(), sinks_.end(), [&](const Sink& s) { return s.format == format; });
}

bool Sinks::is_for_people() const {
  return std::any_of(sinks_.begin(), sinks_.end(),
                     [](const Sink& s) { return s.file == nullptr && (s.format == "text" || s.format == "short"); });
}

void Sinks::Add(const carrier::Problem& problem, const text::SourceSet& sources) {
  for (Sink& s : sinks_) {
    s.output->Add(problem, sources);
    s.console->Out(s.output->Take());
  }
}

void Sinks::Add(const report::Configuration& configuration) {
  for (Sink& s : sinks_) {
    s.output->Add(configuration);
    s.console->Out(s.output->Take());
  }
}

bool Sinks::End(const report::Totals& totals) {
  bool written = true;
  for (Sink& s : sinks_) {
    s.output->End(totals);
    s.console->Out(s.output->Take());
    if (s.file != nullptr) written &= s.file->Finish();
  }
  return written;
}

}  // namespace sparkvet
