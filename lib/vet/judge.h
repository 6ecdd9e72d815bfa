// Judges one configuration: spark-submit's own part and the driver are played, on the release that is asked for and on each cluster
// manager that may be meant, and the rules are held against what comes of it.
//
//   Judge judge(knowledge, options, input, sources, notes, memory);
//   judge.OnOne(subject, false)  ->  the subject's settings, transcripts and findings; `notes` say what stays open
//
// What a file holds, and which findings are shown, is the vetter's (vet.h).
#ifndef SPARKVET_LIB_VET_JUDGE_H_
#define SPARKVET_LIB_VET_JUDGE_H_

#include <optional>
#include <string>
#include <vector>

#include "lib/check/briefs.h"
#include "lib/check/finding.h"
#include "lib/driver/stop_slices.h"
#include "lib/driver/transcript.h"
#include "lib/resolve/resolve.h"
#include "lib/resolve/view.h"
#include "lib/text/source.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/memory.h"
#include "lib/vet/options.h"
#include "lib/vet/subject.h"
#include "lib/vet/submitted.h"

namespace sparkvet::vet {

class Judge {
 public:
  // All must outlive it. `sources` hold the input's texts.
  Judge(const Knowledge& knowledge, const Options& options, const resolve::Input& input, const text::SourceSet& sources,
        std::vector<std::string>& notes, Memory& memory);

  // On the release that the user or the input says, else on the newest. With `leaves_rest_untold`, findings beyond those that are
  // shown of a rule are only counted.
  void OnOne(Subject& subject, bool leaves_rest_untold);
  // On each release that the user asks for.
  void OnSeveral(Subject& subject);

 private:
  // On one release; what the subject came to on another is gone, but for what is said elsewhere.
  void On(const resolve::Said& said, std::vector<std::string>& notes, Subject& subject, check::Briefs* briefs = nullptr);
  void OnEachManager(const resolve::Said& said, std::vector<std::string>& notes, Subject& subject, check::Briefs* briefs);
  void Tell(const check::Briefs& briefs, Subject& subject);
  void NoteOtherReleases(Subject& subject);
  // spark-submit's own part, and what the driver is handed.
  Submitted SubmitOn(const resolve::Said& said);
  driver::Transcript Play(Submitted& submitted, resolve::View& view);
  // What becomes of the driver; where `open` is given, with what stays open.
  std::vector<check::Finding> FindingsOf(Submitted& submitted, driver::Transcript& transcript, std::vector<std::string>* open, check::Briefs* briefs);
  // What stops the driver; where no manager is known, on all that are assumed.
  std::optional<driver::StopReason> StopOn(const resolve::Said& said);
  std::optional<driver::StopReason> StopOf(Submitted submitted);

  const Knowledge& knowledge_;
  const Options& options_;
  const resolve::Input& input_;
  const text::SourceSet& sources_;
  std::vector<std::string>& notes_;
  Memory& memory_;
  std::optional<resolve::Machine> machine_;  // where anything is known of it
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_JUDGE_H_
