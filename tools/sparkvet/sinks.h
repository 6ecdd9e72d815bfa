// Where the findings of one run go: each --format to standard output or to a file of its own.
//
//   --format text --format sarif=out.sarif  ->  two sinks
#ifndef SPARKVET_TOOLS_SPARKVET_SINKS_H_
#define SPARKVET_TOOLS_SPARKVET_SINKS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/report/output.h"
#include "tools/sparkvet/console.h"

namespace sparkvet {

class Sinks {
 public:
  // `formats` as the command line has them. In GitHub Actions, where nobody named a format, annotations follow the text.
  static base::Result<Sinks> Make(const std::vector<std::string>& formats, const report::Surroundings& surroundings,
                                  Console& console);

  // Whether one of them has this format.
  bool Has(std::string_view format) const;
  // Whether people read standard output.
  bool is_for_people() const;

  void Add(const carrier::Problem& problem, const text::SourceSet& sources);
  void Add(const report::Configuration& configuration);
  // False when a file could not be written.
  bool End(const report::Totals& totals);

 private:
  struct Sink {
    std::string format;
    std::unique_ptr<report::Output> output;
    Console* console = nullptr;
    std::unique_ptr<Console> file;  // the console, unless it is the common one
  };

  std::vector<Sink> sinks_;
};

}  // namespace sparkvet

#endif  // SPARKVET_TOOLS_SPARKVET_SINKS_H_
