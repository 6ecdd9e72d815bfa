// Whether a read that the driver makes throws, and what: malformed values, and the checks that an entry puts on
// its own values. The words are data (rules/driver/readers.toml, value-checks.toml).
#ifndef SPARKVET_LIB_DRIVER_FAILED_READ_H_
#define SPARKVET_LIB_DRIVER_FAILED_READ_H_

#include <optional>
#include <string_view>

#include "lib/driver/transcript.h"
#include "lib/resolve/view.h"
#include "lib/rule/evaluator.h"
#include "lib/rule/program.h"

namespace sparkvet::driver {

struct FailedRead {
  std::optional<Exception> exception;  // nothing: the read succeeds
  Cause cause;
};

// `name` is what the reader calls the key of a step that has no catalogue key, or that is read as another; else empty.
FailedRead Examine(const rule::Program& program, const resolve::View& view, rule::Evaluator& evaluator,
                   const rule::StepRecord& step, std::string_view name, const spark::ReadResult& result);

// Whether rules for this audience are played on that release and cluster manager. A step for certain managers
// is not played where the manager is not known.
bool Concerns(const rule::Audience& audience, spark::Release release, std::optional<spark::ClusterManager> manager);

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_FAILED_READ_H_
