#include "lib/driver/slice_forks.h"

#include <algorithm>
#include <span>

namespace sparkvet::driver {
namespace {

using rule::kNone;
using rule::StepKind;
using rule::StepRecord;

bool Contains(const std::vector<uint32_t>& slots, uint32_t slot) { return std::ranges::find(slots, slot) != slots.end(); }

std::vector<uint32_t> Once(std::vector<uint32_t> slots) {
  std::ranges::sort(slots);
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

// Slots that a step stands over.
void AddUsed(const rule::Program& program, const StepRecord& step, std::vector<uint32_t>& used) {
  for (const rule::NodeId node : {step.when, step.unless, step.value, step.list}) {
    if (node != kNone) program.AddSlots(node, used);
  }
  for (const rule::Piece& piece : program.Pieces(step.message)) {
    if (piece.node != kNone) program.AddSlots(piece.node, used);
  }
  if (step.kind == StepKind::kAssign && step.slot != kNone) used.push_back(step.slot);
}

// Whether what the slot stands for before a step may be asked for from there on.
bool IsAskedFor(const rule::Program& program, const Slice& slice, uint32_t from, uint32_t slot) {
  std::vector<uint32_t> used;
  uint32_t end_of_call = 0;  // of one that may not be made
  for (uint32_t at = from; at < slice.steps.size(); ++at) {
    const StepRecord& step = *slice.steps[at].step;
    used.clear();
    AddUsed(program, step, used);
    if (Contains(used, slot)) return true;
    if (step.kind == StepKind::kCall) end_of_call = std::max(end_of_call, slice.steps[at].end);
    else if (NamesOnce(step) && step.slot == slot && step.when == kNone && at >= end_of_call) return false;
  }
  return false;
}

class ForkFinder {
 public:
  ForkFinder(const rule::Program& program, const Slice& mine, const Slice& theirs, const AlikeSteps& alike)
      : program_(program), mine_(mine), theirs_(theirs), alike_(alike) {}

  std::optional<std::vector<SliceFork>> Find() {
    const bool found = Between({0, Size(mine_)}, {0, Size(theirs_)}, true, 0);
    return found ? std::optional(std::move(forks_)) : std::nullopt;
  }

 private:
  // Steps of a slice, those below a call with their call.
  struct Range {
    uint32_t begin, end;
  };

  static uint32_t Size(const Slice& slice) { return static_cast<uint32_t>(slice.steps.size()); }
  static uint32_t Next(const Slice& slice, uint32_t at) { return slice.steps[at].end; }
  bool IsSame(uint32_t mine, uint32_t theirs) const { return mine_.steps[mine].step == theirs_.steps[theirs].step; }

  // Of steps below a call, whose place is `call` from 1.
  bool Between(Range mine, Range theirs, bool may_fork, uint32_t call) {
    while (mine.begin < mine.end || theirs.begin < theirs.end) {
      const auto [mine_again, theirs_again] = Meeting(mine, theirs);
      const bool forks = mine_again > mine.begin || theirs_again > theirs.begin;
      const uint32_t below = mine.begin == mine.end ? call : 0;
      if (forks && (!may_fork || !Fork({mine.begin, mine_again}, {theirs.begin, theirs_again}, below))) return false;
      if (mine_again == mine.end) return true;
      if (!Both(mine_again, theirs_again, may_fork)) return false;
      mine.begin = Next(mine_, mine_again);
      theirs.begin = Next(theirs_, theirs_again);
    }
    return true;
  }

  // The nearest steps that are the same, or both ends.
  std::pair<uint32_t, uint32_t> Meeting(Range mine, Range theirs) const {
    std::pair<uint32_t, uint32_t> nearest{mine.end, theirs.end};
    size_t fewest = SIZE_MAX;
    size_t passed = 0;
    for (uint32_t i = mine.begin; i < mine.end && passed < fewest; i = Next(mine_, i), ++passed) {
      size_t of_theirs = 0;
      for (uint32_t j = theirs.begin; j < theirs.end && passed + of_theirs < fewest; j = Next(theirs_, j), ++of_theirs) {
        if (!IsSame(i, j)) continue;
        nearest = {i, j};
        fewest = passed + of_theirs;
      }
    }
    return nearest;
  }

  bool Both(uint32_t mine, uint32_t theirs, bool may_fork) {
    const StepRecord& step = *mine_.steps[mine].step;
    if (!alike_.Has(step)) return false;
    const bool is_loop = step.list != kNone;
    return Between({mine + 1, Next(mine_, mine)}, {theirs + 1, Next(theirs_, theirs)}, may_fork && !is_loop, mine + 1);
  }

  bool Fork(Range mine, Range theirs, uint32_t below) {
    SliceFork fork{mine.begin, mine.end, below, {}, {}, {}, {}, 0};
    std::vector<uint32_t> named, named_by_theirs;
    for (uint32_t at = mine.begin; at < mine.end; ++at) {
      const StepRecord& step = *mine_.steps[at].step;
      if (!NamesOnce(step) || !alike_.Has(step)) return false;
      named.push_back(step.slot);
    }
    for (uint32_t at = theirs.begin; at < theirs.end; ++at) {
      const StepRecord& step = *theirs_.steps[at].step;
      if ((!NamesOnce(step) && step.kind != StepKind::kAssign) || !alike_.Has(step) || TakesOrigin(step, mine)) return false;
      fork.theirs.steps.push_back({&step, theirs_.steps[at].part, static_cast<uint32_t>(fork.theirs.steps.size() + 1)});
      if (NamesOnce(step)) named_by_theirs.push_back(step.slot);
    }
    named.insert(named.end(), named_by_theirs.begin(), named_by_theirs.end());
    for (const uint32_t slot : Once(named)) {
      const bool mine_asks = IsAskedFor(program_, mine_, mine.end, slot), theirs_ask = IsAskedFor(program_, theirs_, theirs.end, slot);
      const bool is_own = theirs_ask && !mine_asks;
      if (is_own && IsOfMine(slot)) return false;
      if (is_own) fork.own.push_back(slot);
      if (mine_asks && theirs_ask) fork.compared.push_back(slot);
    }
    for (const uint32_t slot : Once(named_by_theirs)) {
      if (!Contains(fork.own, slot)) fork.put_back.push_back(slot);
    }
    forks_.push_back(std::move(fork));
    return true;
  }

  // Whether a step of this slice names the slot or stands over it.
  bool IsOfMine(uint32_t slot) const {
    return std::ranges::any_of(mine_.steps, [&](const Slice::Step& here) {
      std::vector<uint32_t> used;
      AddUsed(program_, *here.step, used);
      return here.step->slot == slot || Contains(used, slot);
    });
  }

  // Where a setting comes from is known of the argument that it is made of: theirs must not take the place of one of mine.
  bool TakesOrigin(const StepRecord& step, Range mine) const {
    if (step.kind != StepKind::kArgument) return false;
    for (uint32_t at = 0; at < Size(mine_); ++at) {
      const bool is_here = at >= mine.begin && at < mine.end;
      if (!is_here && mine_.steps[at].step->kind == StepKind::kArgument && mine_.steps[at].step->slot == step.slot) return true;
    }
    return false;
  }

  const rule::Program& program_;
  const Slice& mine_;
  const Slice& theirs_;
  const AlikeSteps& alike_;
  std::vector<SliceFork> forks_;
};

bool IsOneWay(const SliceFork& a, const SliceFork& b) {
  return a.at == b.at && a.end == b.end && a.below == b.below && a.own == b.own && a.put_back == b.put_back && a.compared == b.compared && std::ranges::equal(a.theirs.steps, b.theirs.steps, {}, &Slice::Step::step, &Slice::Step::step);
}

// Where several are at one place, what is below calls comes first, and the innermost call before that which makes it.
bool IsBefore(const SliceFork& a, const SliceFork& b) { return a.at != b.at ? a.at < b.at : a.below > b.below; }

}  // namespace

std::optional<std::vector<SliceFork>> FindForks(const rule::Program& program, const Slice& mine, const Slice& theirs, const AlikeSteps& alike) {
  return ForkFinder(program, mine, theirs, alike).Find();
}

bool AddForks(std::vector<SliceFork>& all, const std::vector<SliceFork>& more, uint32_t release) {
  const auto is_in_the_way = [](const SliceFork& a, const SliceFork& b) {
    return !IsOneWay(a, b) && std::ranges::any_of(a.own, [&](uint32_t slot) { return Contains(b.own, slot) || Contains(b.put_back, slot); });
  };
  for (const SliceFork& fork : more) {
    if (std::ranges::any_of(all, [&](const SliceFork& f) { return is_in_the_way(f, fork) || is_in_the_way(fork, f); })) return false;
  }
  for (const SliceFork& fork : more) {
    const auto known = std::ranges::find_if(all, [&](const SliceFork& f) { return IsOneWay(f, fork); });
    SliceFork& way = known != all.end() ? *known : *all.insert(std::ranges::upper_bound(all, fork, IsBefore), fork);
    way.releases |= release;
  }
  return true;
}

}  // namespace sparkvet::driver
