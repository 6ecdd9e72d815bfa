#include "lib/driver/slice.h"

#include <algorithm>
#include <utility>

#include "lib/base/check.h"
#include "lib/driver/failed_read.h"
#include "lib/driver/marks.h"
#include "lib/rule/host.h"

namespace sparkvet::driver {
namespace {

using rule::kNone;
using rule::StepKind;
using rule::StepRecord;

// Walks backward from the last step, and knows all the way which slots somebody behind stands over.
class Slicer {
 public:
  Slicer(const rule::Program& program, spark::Release release, std::optional<spark::ClusterManager> manager,
         const Slice::Asked& is_asked, bool leaves_open)
      : program_(program), release_(release), manager_(manager), is_asked_(is_asked), leaves_open_(leaves_open), below_(program.parts().size()) {}

  Slice Run(std::string_view name) {
    const rule::PartRecord* const first = program_.Part(name);
    SV_CHECK(first != nullptr);
    Marks needed(2 * program_.slots());
    Slice slice;
    slice.steps = Part(*first, needed);
    std::reverse(slice.steps.begin(), slice.steps.end());
    for (uint32_t at = 0; at < slice.steps.size(); ++at) slice.steps[at].end += at;
    return slice;
  }

 private:
  // Where a setting of spark-submit's comes from is known of the slot that it is made of, beside the slot's value.
  uint32_t OriginOf(uint32_t slot) const { return program_.slots() + slot; }

  // The steps of the part, last first, each call behind what is below it.
  std::vector<Slice::Step> Part(const rule::PartRecord& part, Marks& needed) {
    std::vector<Slice::Step> all;
    const std::span<const StepRecord> steps = program_.Steps(part);
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
      if (!Concerns(step->audience, release_, manager_)) continue;
      std::vector<Slice::Step> below;
      if (step->kind == StepKind::kCall ? !Call(*step, needed, below) : !Other(*step, needed)) continue;
      all.insert(all.end(), below.begin(), below.end());
      if (!IsPassedThrough(*step)) all.push_back({&*step, &part, static_cast<uint32_t>(below.size() + 1)});  // how many, for now
    }
    return all;
  }

  // A call without a condition is no more than the steps below it.
  static bool IsPassedThrough(const StepRecord& step) { return step.kind == StepKind::kCall && step.when == kNone && step.list == kNone; }

  // Whether the call belongs to the slice.
  bool Call(const StepRecord& call, Marks& needed, std::vector<Slice::Step>& below) {
    const rule::PartRecord& part = program_.parts()[call.part];
    const bool is_loop = call.list != kNone;
    const Below& all_below = BelowOf(call.part);
    if (!all_below.asked && !needed.HasAnyOf(all_below.named) && !(is_loop && needed.Has(call.slot))) return false;
    Marks inside = needed;  // what is needed at the end of the part
    while (true) {
      Marks before = inside;
      below = Part(part, before);
      // What an element of a list needs may have been named for the one before it; and there may be none.
      if (is_loop) before.Add(inside);
      const bool is_all = !is_loop || before == inside;
      inside = std::move(before);
      if (is_all) break;
    }
    if (below.empty() && !(is_loop && needed.Has(call.slot))) return false;
    if (call.when == kNone && !is_loop) needed = std::move(inside);
    else needed.Add(inside);
    Need(call.when, needed);
    Need(call.list, needed);
    return true;
  }

  // What a part and those that it calls may name, and whether a step of theirs is asked about.
  struct Below {
    Marks named;
    bool asked = false;
  };

  const Below& BelowOf(uint32_t part) {
    if (below_[part]) return *below_[part];
    Below below{Marks(2 * program_.slots())};
    for (const StepRecord& step : program_.Steps(program_.parts()[part])) {
      if (!Concerns(step.audience, release_, manager_)) continue;
      below.asked = below.asked || is_asked_(step);
      if (step.slot != kNone) below.named.Set(step.slot);
      if (step.kind == StepKind::kArgument) below.named.Set(OriginOf(step.slot));
      if (step.kind != StepKind::kCall) continue;
      const Below& further = BelowOf(step.part);  // no part calls itself
      below.named.Add(further.named);
      below.asked = below.asked || further.asked;
    }
    return below_[part].emplace(std::move(below));
  }

  bool Other(const StepRecord& step, Marks& needed) {
    const bool is_argument = step.kind == StepKind::kArgument;
    const bool names = NamesOnce(step) && (needed.Has(step.slot) || (is_argument && needed.Has(OriginOf(step.slot))));
    if (!names && !is_asked_(step)) return false;
    // Whatever was named so before is gone.
    if (NamesOnce(step) && (step.when == kNone || (leaves_open_ && step.kind == StepKind::kRead))) {
      needed.Remove(step.slot);
      if (is_argument) needed.Remove(OriginOf(step.slot));
    }
    for (const rule::NodeId node : {step.when, step.unless, step.value}) Need(node, needed);
    if (step.kind == StepKind::kRead) {
      for (const rule::Piece& piece : program_.Pieces(step.message)) Need(piece.node, needed);
    }
    if (step.kind == StepKind::kAssign && step.slot != kNone) {
      needed.Set(step.slot);
      needed.Set(OriginOf(step.slot));
    }
    return true;
  }

  void Need(rule::NodeId node, Marks& needed) {
    if (node == kNone) return;
    const rule::Node& n = program_.node(node);
    if (n.op == rule::Op::kNot) return Need(n.a, needed);
    if (n.op == rule::Op::kAnd || n.op == rule::Op::kOr) {
      for (const rule::NodeId side : {n.a, n.b}) {  // one side decides, whatever the other is
        if (OfRelease(side) == std::optional(n.op == rule::Op::kOr)) return;
      }
      Need(n.a, needed);
      return Need(n.b, needed);
    }
    slots_.clear();
    program_.AddSlots(node, slots_);
    needed.SetAll(slots_);
  }

  // What `release == '2.4'` comes to.
  std::optional<bool> OfRelease(rule::NodeId node) const {
    const rule::Node& n = program_.node(node);
    if (n.op != rule::Op::kEqual) return std::nullopt;
    const rule::Node& context = program_.node(n.a);
    const rule::Node& text = program_.node(n.b);
    const bool is_of_release = context.op == rule::Op::kContext && static_cast<rule::ContextField>(context.a) == rule::ContextField::kRelease;
    if (!is_of_release || text.op != rule::Op::kText) return std::nullopt;
    return program_.Text({text.a, text.b}) == release_.ToString();
  }

  const rule::Program& program_;
  spark::Release release_;
  std::optional<spark::ClusterManager> manager_;
  const Slice::Asked& is_asked_;
  bool leaves_open_;
  std::vector<std::optional<Below>> below_;  // by part
  std::vector<uint32_t> slots_;  // room
};

}  // namespace

Slice Slice::OfDriver(const rule::Program& program, spark::Release release, std::optional<spark::ClusterManager> manager,
                      const Asked& is_asked) {
  return Slicer(program, release, manager, is_asked, true).Run("driver");
}

Slice Slice::OfSubmit(const rule::Program& program, spark::Release release, std::optional<spark::ClusterManager> manager,
                      const Asked& is_asked) {
  return Slicer(program, release, manager, is_asked, false).Run("submit");
}

}  // namespace sparkvet::driver
