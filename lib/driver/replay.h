// Plays a configuration along the script of another one's play (script.h): walks along the visits and plays those again that
// are marked; what they name otherwise than in the script marks those that use it.
#ifndef SPARKVET_LIB_DRIVER_REPLAY_H_
#define SPARKVET_LIB_DRIVER_REPLAY_H_

#include "lib/driver/player.h"
#include "lib/driver/rehearsal.h"

namespace sparkvet::driver {

class Replay : private NameWatcher {
 public:
  // The visits to play are marked in the stage.
  Replay(const rule::Program& program, const Script& script, resolve::View& view, Stage& stage, RememberedReads& reads);

  Transcript Run();
  // Steps that were played where the script says nothing.
  size_t unrehearsed() const { return player_.steps_of_parts(); }

 private:
  using Visit = Script::Visit;
  using Meaning = Script::Meaning;

  void Named(uint32_t slot, const rule::Value& value, bool is_assumed) override { Named(slot, {value, is_assumed}); }
  void Named(uint32_t slot, const Meaning& meaning);
  // What a slot stands for, where its last name in the script is this one, or nowhere.
  const Meaning& Current(uint32_t slot, uint32_t name) const {
    static constexpr Meaning kNothing;
    const Stage::Now& now = stage_.now[slot];
    const bool is_newer = now.play == stage_.plays && (name == Script::kNowhere || now.at >= script_.names[name].at);
    return is_newer ? now.meaning : name == Script::kNowhere ? kNothing : script_.names[name].meaning;
  }
  void SetNow(uint32_t slot, uint32_t at, const Meaning& meaning);
  void Mark(std::span<const uint32_t> visits);
  void MarkUsers(uint32_t slot, uint32_t name);
  // What the visit named in the script it does not name now.
  void DoNotName(const Visit& visit);
  // Puts what the names stand for where the evaluator finds it: those that are used; or all, as they are at a visit.
  void Show(uint32_t slot, const Meaning& meaning) { stage_.slots.Set(slot, meaning.value, meaning.is_assumed); }
  void Show(std::span<const Script::Use> uses) {
    for (const Script::Use& use : uses) Show(use.slot, Current(use.slot, use.name));
  }
  void ShowAll(uint32_t visit);

  // The visit at hand, and on to the next; false: it was skipped.
  bool Play(const Visit& visit, Outcome& thrown);
  void PlayForTwin(const Visit& visit, Outcome& thrown);
  // What the twin has come to; false where it was not played.
  bool Mirror(const Visit& visit, const Stage::Outcome& twin);
  void NameHere(const Visit& visit, const Meaning& meaning);
  // What a read takes.
  struct Source {
    const resolve::Assignment* set = nullptr;  // the first of its keys that is set
    size_t asked = 0;                          // keys, until then
    RememberedReads::Reader reader;
  };
  Source SourceOf(const Visit& visit) const;
  // A read that asks for nothing else, of a text that was read before; false: it must be played.
  bool ReadAgain(const Visit& visit);
  void Step(const Visit& visit, Outcome& thrown);
  Outcome Read(const Visit& visit);
  Place Words() const { return EndOf(player_.transcript()); }
  // The visit to go on with: the first below the call where that goes as before, else the first behind it.
  uint32_t Call(const Visit& visit, bool holds, Outcome& thrown);
  void Unwind(uint32_t caller, Outcome& thrown);

  const Script& script_;
  resolve::View& view_;
  Stage& stage_;
  RememberedReads& reads_;
  Player player_;
  uint32_t at_ = 0;
  uint32_t expected_ = Script::kNowhere;  // the name that the visit at hand gave in the script
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_REPLAY_H_
