#include "lib/driver/rehearsal.h"

#include "lib/driver/recorder.h"
#include "lib/driver/replay.h"

namespace sparkvet::driver {
namespace {

using resolve::Assignment;
using resolve::Resolved;

// A copy that owns its texts. What the context is made of, and what stands in for what nobody set, is always kept.
Resolved Copy(const resolve::View& view, const std::function<bool(spark::KeyId)>& keeps, std::deque<std::string>& texts) {
  const auto own = [&](std::string_view text) -> std::string_view { return texts.emplace_back(text); };
  const Resolved& from = view.resolved();
  Resolved to;
  to.open_ended = from.open_ended;
  to.context = from.context;
  to.context.deploy_mode = own(from.context.deploy_mode);
  for (size_t place = 0; place < from.keys().size(); ++place) {
    const std::string_view key = from.keys()[place];
    const bool is_of_context = from.Winner(place).layer == carrier::Layer::kBuiltIn || key == "spark.master" || key == "spark.submit.deployMode";
    if (!is_of_context && !keeps(view.key_ids()[place])) continue;
    const std::string_view name = own(key);
    for (const Assignment* a = &from.Winner(place); a != nullptr; a = from.Next(*a)) {
      Assignment copy = *a;
      copy.key = name;
      copy.value = own(a->value);
      copy.written_as = own(a->written_as);
      copy.next = Assignment::kLast;
      to.Add(copy);
    }
  }
  return to;
}

bool SameSetting(const Assignment& a, const Assignment& b) {
  return a.value == b.value && a.unknown == b.unknown && a.key_unknown == b.key_unknown && a.layer == b.layer &&
         a.written_as == b.written_as && a.next == Assignment::kLast && b.next == Assignment::kLast;
}

bool SameBinding(const spark::Binding& a, const spark::Binding& b) { return a.kind == b.kind && a.text == b.text; }

}  // namespace

Rehearsal::Rehearsal(const rule::Program& program, PartSlots& part_slots, const resolve::View& view,
                     const std::function<bool(spark::KeyId)>& keeps)
    : program_(program), resolved_(Copy(view, keeps, texts_)), view_(view.catalogue(), resolved_), player_(program, view_) {
  if (view.knows_machine()) view_.SetMachine({[](std::string_view) { return std::nullopt; }});
  Recorder recorder(program, view_, player_, part_slots);
  complete_ = recorder.Play();
  stopped_by_ = recorder.stopped_by();
  if (!complete_) return;
  forks_ = recorder.Forks();
  script_ = recorder.Take();
  always_ = Marks(script_.visits.size());
  for (const uint32_t at : script_.always) always_.Set(at);
}

bool Rehearsal::Suits(const resolve::View& view) const {
  return resolved_.context.JudgesAs(view.resolved().context) && resolved_.open_ended == view.resolved().open_ended &&
         view.knows_machine() == view_.knows_machine();
}

void Rehearsal::MarkChanges(const resolve::View& view, Marks& again) const {
  again = always_;
  const auto came_or_went = [&](std::string_view key, spark::KeyId id) {
    if (id != spark::kNoKey) return again.SetAll(script_.by_presence[id]);
    for (const auto& [prefix, visits] : script_.by_prefix) {
      if (key.starts_with(prefix)) again.SetAll(visits);
    }
  };
  const auto changed = [&](std::string_view key, spark::KeyId id) {
    if (id != spark::kNoKey) return again.SetAll(script_.by_key[id]);
    if (const auto at = script_.by_other_key.find(key); at != script_.by_other_key.end()) again.SetAll(at->second);
  };
  for (const auto& [variable, visits] : script_.by_variable) {
    if (!SameBinding(view.EnvironmentOf(variable), view_.EnvironmentOf(variable))) again.SetAll(visits);
  }
  const Resolved& now = view.resolved();
  for (size_t i = 0; i < now.keys().size(); ++i) {
    const spark::KeyId id = view.key_ids()[i];
    const Assignment* const before = view_.Set(id, now.keys()[i]);
    if (before == nullptr) came_or_went(now.keys()[i], id);
    if (before == nullptr || !SameSetting(*before, now.Winner(i))) changed(now.keys()[i], id);
  }
  for (size_t i = 0; i < resolved_.keys().size(); ++i) {
    const spark::KeyId id = view_.key_ids()[i];
    if (view.Set(id, resolved_.keys()[i]) != nullptr) continue;
    came_or_went(resolved_.keys()[i], id);
    changed(resolved_.keys()[i], id);
  }
}

Transcript Rehearsal::Play(resolve::View& view, Stage& stage, RememberedReads& reads, size_t* unrehearsed) const {
  MarkChanges(view, stage.again);
  Replay replay(program_, script_, view, stage, reads);
  Transcript transcript = replay.Run();
  transcript.manager = {};
  if (unrehearsed != nullptr) *unrehearsed = replay.unrehearsed();
  return transcript;
}

}  // namespace sparkvet::driver
