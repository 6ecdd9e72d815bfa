// What a vetted file comes to, in a form that two states of it can be compared in.
//
//   Standing(after).NewBeside(Standing(before), {}, [](const Said& said) { return said.severity == Severity::kError; })
//     ->  nothing, or what is new: {kError, "executors-negative", "spark.dynamicAllocation.minExecutors must be positive!", true}
#ifndef SPARKVET_LIB_VET_STANDING_H_
#define SPARKVET_LIB_VET_STANDING_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/check/finding.h"
#include "lib/spark/catalogue.h"
#include "lib/vet/vet.h"

namespace sparkvet::vet {

class Standing {
 public:
  // What is said, wherever in the file.
  struct Said {
    check::Severity severity = check::Severity::kInfo;
    std::string rule, message;
    bool by_driver = false;
    auto operator<=>(const Said&) const = default;
  };
  using Counts = std::map<Said, size_t>;

  explicit Standing(const Vetted& vetted);
  static Said Of(const check::Finding& finding) { return {finding.severity, finding.rule, finding.message, !finding.source.empty()}; }

  // What is said more often than before, and matters; or is said still, though it should be `gone`.
  std::optional<Said> NewBeside(const Standing& before, const Counts& gone, const std::function<bool(const Said&)>& matters) const;
  // Whether as many jobs are read from the file, and no more of it is unreadable.
  bool HasJobsOf(const Standing& before) const { return ends_.size() == before.ends_.size() && problems_ <= before.problems_; }
  // Whether each of them starts or stops as before, with as many executors.
  bool EndsLike(const Standing& before) const { return ends_ == before.ends_; }

 private:
  struct End {
    bool starts = true;
    std::string exception;
    bool allocation = false;
    std::optional<int64_t> initial_executors;
    bool operator==(const End&) const = default;
  };

  Counts said_;
  std::vector<End> ends_;
  size_t problems_ = 0;
};

// Whether every key that is set in the one or the other is read alike in both: by its own name, an old one or what it falls back to.
// Of the same number of jobs.
bool AreReadAlike(const spark::Catalogue& catalogue, const Vetted& a, const Vetted& b);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_STANDING_H_
