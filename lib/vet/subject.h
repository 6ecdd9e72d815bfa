// What one configuration of an input has come to: settings, transcripts and findings.
#ifndef SPARKVET_LIB_VET_SUBJECT_H_
#define SPARKVET_LIB_VET_SUBJECT_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/check/finding.h"
#include "lib/check/suppressions.h"
#include "lib/driver/transcript.h"
#include "lib/resolve/resolved.h"
#include "lib/text/source.h"

namespace sparkvet::vet {

// One carrier in the input, resolved, played and checked.
struct Subject {
  const carrier::Fragment* fragment = nullptr;
  resolve::Resolved resolved;     // without assumptions: the manager may be unknown
  driver::Transcript submit;      // spark-submit's own part of a command; what stops it stands in `transcript`
  driver::Transcript transcript;  // on the manager, or on the first assumed one
  std::vector<check::Finding> findings;
  std::vector<std::pair<std::string_view, size_t>> uncounted;  // rules, and how many findings of each are not even among these
  std::vector<check::Suppressed> suppressed;  // what comments have left out of them
  // What holds on some cluster manager, where none is known: rule and place. A comment may be there for it.
  std::vector<std::pair<std::string, text::Span>> elsewhere;
  std::string releases;  // "2.4–4.3", where several were asked for; then the rest is of the newest of them

  const resolve::Context& context() const { return resolved.context; }
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_SUBJECT_H_
