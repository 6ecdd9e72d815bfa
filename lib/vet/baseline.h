// Findings that were there before, so that only what comes in anew is told.
//
//   Baseline known = *Baseline::Read("/repo/.sparkvet-baseline.json");
//   known.LeaveNew(subject, sources)  ->  2: so many of its findings stand in the file, and are no longer the subject's
//   known.stale()                     ->  1: so many stand there that were found no more in the files that were seen
//
// A finding is known again by its rule, its file as seen from the baseline's folder, and the word that it stands in (spark.a=1 of a command);
// where it is all of the word, its line: lines may move, and what somebody touches is looked at anew. What is equal in all of that is counted.
#ifndef SPARKVET_LIB_VET_BASELINE_H_
#define SPARKVET_LIB_VET_BASELINE_H_

#include <compare>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "lib/check/finding.h"
#include "lib/text/source.h"
#include "lib/vet/subject.h"

namespace sparkvet::vet {

// Where one is looked for when nobody says.
inline constexpr std::string_view kBaselineFile = ".sparkvet-baseline.json";

class Baseline {
 public:
  // An empty one, that is to stand in this file.
  explicit Baseline(const std::string& file);
  static base::Result<Baseline> Read(const std::string& file);
  // The same of the file's bytes: "FILE:3: what is wrong" where they are malformed.
  static base::Result<Baseline> Parse(const std::string& file, std::string text);

  // A file was vetted: what it no longer has is stale.
  void See(const std::string& path);
  // Takes those findings away that stand here, each as often as it does; how many that were.
  size_t LeaveNew(Subject& subject, const text::SourceSet& sources);
  void Add(const Subject& subject, const text::SourceSet& sources);

  size_t size() const;   // findings
  size_t stale() const;  // of files that were seen or are there no more
  void Prune();          // those
  std::string ToText() const;

 private:
  struct Key {
    std::string path, rule, text;  // the last as a fingerprint
    auto operator<=>(const Key&) const = default;
  };
  struct Count {
    size_t known = 0, found = 0;
  };
  Key KeyOf(const check::Finding& finding, const carrier::Fragment& subject, const text::SourceSet& sources);
  const std::string& Relative(const std::string& path);
  size_t StaleOf(const Key& key, const Count& count) const;

  std::string folder_;  // without links
  std::map<Key, Count> counts_;
  std::set<std::string> seen_;
  std::map<std::string, std::string> relative_;  // by path as it is shown
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_BASELINE_H_
