// A job has been stopped on one release: does it stop on another one, too? Only what that hangs on is played there (slice.h), of
// spark-submit's part and of the driver's.
//
//   StopSlices s(program, catalogue, keys of the context);
//   StopSlices::Of& of = s.Find({3, 5}, yarn, reason: initial-executors-out-of-range)
//   s.Submit(of, view, submission);   …   s.Ask(of, view, true)
//     ->  kStops: it does, for this reason or another      kUnknown: that is left to a play of everything
//
// Which settings matter that spark-submit makes is found out by trying: what was asked for and not followed so far is followed
// from then on, and the question is put again. Memory does not grow with the number of questions.
#ifndef SPARKVET_LIB_DRIVER_STOP_SLICES_H_
#define SPARKVET_LIB_DRIVER_STOP_SLICES_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/driver/alike_steps.h"
#include "lib/driver/slice.h"
#include "lib/driver/slice_forks.h"
#include "lib/driver/submission.h"
#include "lib/driver/submit_replay.h"
#include "lib/driver/transcript.h"
#include "lib/resolve/asked.h"
#include "lib/resolve/view.h"
#include "lib/rule/evaluator.h"
#include "lib/rule/program.h"

namespace sparkvet::driver {

// What stopped a driver, as far as other releases may know it by that.
struct StopReason {
  uint32_t rule = Cause::kNoRule;
  std::optional<spark::KeyId> read;  // of this key, and not what a step says of its own

  bool operator==(const StopReason&) const = default;
};
StopReason ReasonOf(const Cause& cause);

class StopSlices {
 public:
  struct Of;
  // How another release's slices are beside these, as far as so many settings are followed.
  struct Likeness {
    const Of* other = nullptr;
    size_t follows = 0;
    bool is_submitted = false;
    bool is = false;           // they come to the same, on conditions:
    bool only_ascii = false;   // all values are ASCII
    bool forks = false;        // and a play of both ways has said so
  };
  // The slices for one release, cluster manager and reason.
  struct Of {
    spark::Release release;
    std::optional<spark::ClusterManager> manager;
    StopReason reason;
    Slice driver;
    Slice submit;
    std::vector<std::string_view> follows;  // settings that `submit` tells
    uint32_t words_call = rule::kNone;      // in `submit`
    PlainWords* plain_words = nullptr;
    bool asks_more = false;  // than `submit` tells
    uint32_t proved = 0, failed = 0;
    std::vector<Likeness> likenesses;
    // Where other releases go other ways, whatever is submitted; and which releases these are, of those that are submitted to or not.
    std::vector<SliceFork> submit_forks, driver_forks;
    uint32_t forking[2] = {0, 0};
    uint32_t alike = 0;  // on which of these the last play came to the same
    // Of all that the last play has asked for.
    struct Values {
      bool refer = false;  // one holds ${…}
      bool are_ascii = true;
    } values;

    // Not where nothing stops so, nor where it has seldom been found out.
    bool is_worth_asking() const { return !driver.steps.empty() && (failed < kFailed || failed <= proved); }
  };
  enum class Answer : uint8_t {
    kStops,
    kUnknown,
    kAskAgain,   // more settings are followed now
    kUndecided,  // whoever asks must name a cluster manager
  };

  // The keys by which a configuration is judged beside what the steps ask for.
  StopSlices(const rule::Program& program, const spark::Catalogue& catalogue, std::vector<std::string_view> context_keys);

  // What has stopped such a job there for another reason; the last one.
  std::optional<StopReason> Instead(spark::Release release, const StopReason& reason) const;
  void Learn(spark::Release release, const StopReason& reason, const StopReason& instead);

  // Stays until the next one is looked for.
  Of& Find(spark::Release release, std::optional<spark::ClusterManager> manager, const StopReason& reason);
  // Plays of spark-submit's part what the answer hangs on.
  void Submit(Of& of, SubmitView& view, Submission& submission);
  // Of what the driver is then handed.
  Answer Ask(Of& of, resolve::View& view, bool is_submitted);

  // A play that has stopped.
  struct Proof {
    spark::Release release;
    std::optional<spark::ClusterManager> manager;
    StopReason reason;
    bool is_submitted = false;
    bool is_ascii = false;  // all values are
    uint32_t alike = 0;     // see Of
  };
  // Whether what is proved of one release holds on another, too; see alike_steps.h for the conditions.
  bool Holds(const Proof& proof, spark::Release release);

 private:
  static constexpr uint32_t kFailed = 8;

  // What is told of words by the same steps.
  struct KnownWords {
    std::vector<const rule::StepRecord*> steps;
    PlainWords words;
  };

  // Where another release goes other ways.
  struct Ways {
    std::vector<SliceFork> driver, submit;
  };

  const Likeness& LikenessOf(Of& one, Of& other, bool is_submitted);
  // Nothing where the releases are too different.
  std::optional<Ways> WaysTo(const Of& one, const Of& other, bool is_submitted, Texts texts) const;
  static bool KeepWays(Of& of, const Ways& ways, bool is_submitted, uint32_t release);
  uint32_t BitOf(spark::Release release) const;
  void FollowAlike(Of& one, Of& other);
  static void LookAt(const resolve::Assignment* first, const resolve::Resolved& resolved, Of::Values& values);
  void LookAtAsked(const resolve::View& view, Of::Values& values) const;
  void MakeRoom(size_t slices);
  void MakeSubmit(Of& of);
  PlainWords* WordsOf(const Slice& slice, uint32_t call);
  void Follow(Of& of, std::string_view key);
  void FollowAsked(Of& of, const resolve::Asked& asked);

  const rule::Program& program_;
  const spark::Catalogue& catalogue_;
  std::vector<std::string_view> context_keys_;
  std::vector<std::string_view> made_;  // keys that spark-submit may set or take away
  std::vector<uint8_t> is_made_;        // by key
  rule::Slots slots_;
  resolve::Asked asked_;
  SubmissionAsked asked_of_submission_;
  struct Other {
    spark::Release release;
    StopReason reason, instead;
  };
  // Of all releases that were asked about.
  struct Group {
    std::optional<spark::ClusterManager> manager;
    StopReason reason;
    std::vector<Of*> of_releases;
  };

  std::deque<Of> all_;
  std::vector<Group> groups_;
  size_t last_group_ = 0;  // that was asked for
  std::vector<Other> others_;
  std::deque<KnownWords> words_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_STOP_SLICES_H_
