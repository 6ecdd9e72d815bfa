// Turns a transcript and the advice rules into findings about one configuration.
//
//   Check(program, view, transcript)
//     ->  error min-executors-above-max at the value of minExecutors, note at the value of maxExecutors, …
//
// Each line of the transcript at WARN or above is a finding that carries the driver's words; equal lines are one
// finding that says how often it prints. Nothing is printed here.
#ifndef SPARKVET_LIB_CHECK_CHECK_H_
#define SPARKVET_LIB_CHECK_CHECK_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/check/briefs.h"
#include "lib/check/finding.h"
#include "lib/check/key_verdicts.h"
#include "lib/driver/transcript.h"
#include "lib/resolve/view.h"
#include "lib/rule/program.h"

namespace sparkvet::carrier {
struct Fragment;
}

namespace sparkvet::check {

// What stands for the rule of a line of the driver's, or of a stop, that no rule names.
inline constexpr std::string_view kUnnamedRules[] = {"driver-warns", "driver-stops"};

// How much is told of a finding.
enum class Detail : uint8_t {
  kAll,
  kWords,  // rule, severity and message
};

// `subject` gives the misuses of spark-submit that rules may speak about; null for a bare SparkConf. What many checks may share
// stands in `verdicts`. With `briefs`, what can be in brief stands there and not among the findings.
std::vector<Finding> Check(const rule::Program& program, resolve::View& view, const driver::Transcript& transcript,
                           const carrier::Fragment* subject, KeyVerdicts* verdicts = nullptr, Detail detail = Detail::kAll,
                           Briefs* briefs = nullptr);

// Adds the places that were kept of findings in brief, told in full.
void Tell(const rule::Program& program, resolve::View& view, const carrier::Fragment* subject, const Briefs& briefs,
          std::vector<Finding>& findings);

// What holds on every one of several cluster managers: findings that all have, and, where the driver stops on
// all of them in different words, one of these with the others' words as notes. `names` are the managers'.
std::vector<Finding> HoldingOnAll(std::vector<std::vector<Finding>> per_manager,
                                  const std::vector<std::string_view>& names);

// Whether it is the id that stands for a line, or a stop, of the driver's that no rule names.
bool IsUnnamedRule(std::string_view id);

// In the order in which people read: by file, place, then severity and rule.
void Sort(std::vector<Finding>& findings);

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_CHECK_H_
