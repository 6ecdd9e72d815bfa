// Whatever the recorded cases hold, and whatever was rehearsed before: playing along a rehearsal comes to the same as
// playing every step.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lib/driver/builtin_fixture.h"
#include "lib/driver/play.h"
#include "lib/driver/recorded_settings.h"
#include "lib/driver/rehearsals.h"
#include "lib/resolve/from_conf.h"

namespace sparkvet::driver {
namespace {

PartSlots& Slots() {
  static PartSlots slots(Program());
  return slots;
}

std::string Show(const Exception* e) {
  return e == nullptr ? "" : e->class_name + ": " + e->message.value_or("<null>") + '\n' + Show(e->cause.get());
}

std::string Show(const std::vector<LogLine>& lines, const std::vector<Cause>& causes) {
  std::string out;
  for (size_t i = 0; i < lines.size(); ++i) {
    out += std::string(lines[i].level) + ' ' + std::string(lines[i].logger) + ": " + lines[i].message + " [" + causes[i].help + "] " +
           causes[i].key_by_name;
    for (const spark::KeyId key : causes[i].AllKeys()) out += ' ' + std::to_string(key);
    out += '\n';
  }
  return out;
}

// All of a transcript, in its order.
std::string Show(const Transcript& t) {
  std::string out = Show(t.log, t.log_causes) + "silenced\n" + Show(t.silenced, t.silenced_causes) + Show(t.exception.get());
  for (const Undecided& u : t.undecided) out += "undecided " + std::string(u.part) + ' ' + std::to_string(u.step) + '\n';
  out += t.allocation ? "allocation\n" : "";
  return out + (t.initial_executors ? std::to_string(*t.initial_executors) : "null");
}

// What is known of a configuration: all; that Spark is given these settings and perhaps others; not what every third is set to.
enum class Known { kAll, kPart, kKeys };
constexpr Known kEachKnown[] = {Known::kAll, Known::kPart, Known::kKeys};

// Hands the configuration's view to `use`; the views in it live as long as the call.
template <class Use>
void WithView(const Settings& settings, spark::Release release, Use use, Known known = Known::kAll) {
  const std::vector<std::pair<std::string_view, std::string_view>> views(settings.begin(), settings.end());
  resolve::Resolved resolved = resolve::FromConf(release, views);
  resolved.open_ended = known == Known::kPart;
  for (size_t i = 2; known == Known::kKeys && i < views.size(); i += 3) {
    resolve::Assignment unknown = resolved.Winner(i);
    unknown.unknown = true;
    unknown.next = resolve::Assignment::kLast;
    resolved.Remove(unknown.key);
    resolved.Add(unknown);
  }
  resolve::View view(Catalogue(), resolved);
  view.SetMachine({[](std::string_view name) {
    return name == "SPARKVET_EXECUTORS" ? std::optional<std::string_view>("3") : std::nullopt;
  }});
  use(view);
}

std::string PlayInFull(const Settings& settings, spark::Release release, Known known) {
  std::string shown;
  WithView(settings, release, [&](resolve::View& view) { shown = Show(Play(Program(), view)); }, known);
  return shown;
}

std::string SettingsOf(const resolve::View& view) {
  std::string out;
  for (size_t i = 0; i < view.resolved().keys().size(); ++i) {
    out += std::string(view.resolved().keys()[i]) + '=' + std::string(view.resolved().Winner(i).value) + ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("of what is not to be kept, only the context is rehearsed") {
  const Settings settings = {{"spark.master", "yarn"}, {"spark.task.cpus", "2"}, {"spark.executor.cores", "4"}};
  const spark::KeyId cores = Catalogue().Find("spark.executor.cores").value();
  WithView(settings, {3, 5}, [&](resolve::View& view) {
    const Rehearsal rehearsal(Program(), Slots(), view, [&](spark::KeyId key) { return key == cores; });
    CHECK(rehearsal.is_complete());
    CHECK(SettingsOf(rehearsal.view()) == "spark.master=yarn spark.executor.cores=4 spark.app.name=sparkvet spark.ui.enabled=false ");
  });
}

TEST_CASE("a driver that stops says which keys it is about, and one that starts which keys decide on its parts") {
  const spark::KeyId enabled = Catalogue().Find("spark.dynamicAllocation.enabled").value();
  const auto has = [](const std::vector<spark::KeyId>& keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), Catalogue().Find(key).value()) != keys.end();
  };
  WithView({{"spark.master", "yarn"}, {"spark.dynamicAllocation.enabled", "true"}}, {3, 1}, [&](resolve::View& view) {
    const Rehearsal stops(Program(), Slots(), view);
    CHECK_FALSE(stops.is_complete());
    CHECK(has(stops.stopped_by(), "spark.shuffle.service.enabled"));
    const Rehearsal starts(Program(), Slots(), view, [&](spark::KeyId key) { return key != enabled; });
    CHECK(starts.is_complete());
    CHECK(has(starts.forks(), "spark.dynamicAllocation.enabled"));
    CHECK_FALSE(has(starts.forks(), "spark.dynamicAllocation.minExecutors"));
  });
}

TEST_CASE("a part that is called several times is worked out once, and said as often as before") {
  WithView({{"spark.master", "yarn"}, {"spark.dynamicAllocation.enabled", "true"}, {"spark.shuffle.service.enabled", "true"}}, {3, 5},
           [&](resolve::View& view) {
             const Rehearsal rehearsal(Program(), Slots(), view);
             REQUIRE(rehearsal.is_complete());
             const std::vector<Script::Visit>& visits = rehearsal.script().visits;
             // The initial executors: of YARN's client, and of the allocation manager.
             const auto says = [&](const Script::Visit& v) { return v.part != nullptr && Program().Text(v.part->name) == "initial-executors"; };
             const auto twins = [&](const Script::Visit& v) { return says(v) && v.twin != Script::kNowhere; };
             CHECK(std::count_if(visits.begin(), visits.end(), twins) * 2 == std::count_if(visits.begin(), visits.end(), says));
             for (const Script::Visit& v : visits) {
               if (v.twin != Script::kNowhere) CHECK((visits[v.twin].step == v.step && visits[v.twin].has_twin));
             }
           });
}

TEST_CASE("a fleet is played as each of its configurations alone") {
  for (const char* suite : {"allocation", "neighbours"}) {
    for (const spark::Release release : {spark::Release{2, 4}, spark::Release{3, 5}, spark::Release{4, 3}}) {
      CAPTURE(suite);
      CAPTURE(release.ToString());
      Rehearsals rehearsals(Program());
      for (const Settings& settings : RecordedSettings(suite, release == spark::Release{3, 5} ? 1 : 5)) {
        for (const Known known : kEachKnown) {  // in turn, since all share what they name things in
          CAPTURE(known);
          std::string along;
          WithView(settings, release, [&](resolve::View& view) { along = Show(rehearsals.Play(view)); }, known);
          CHECK(along == PlayInFull(settings, release, known));
        }
      }
    }
  }
}

TEST_CASE("any configuration that starts may be the rehearsed one") {
  const spark::Release release{3, 5};
  const std::vector<Settings> others = RecordedSettings("neighbours", 7);
  size_t plays = 0;
  for (const Settings& rehearsed : RecordedSettings("allocation", 71)) {
    const Known known = kEachKnown[plays++ % std::size(kEachKnown)];
    CAPTURE(known);
    Stage stage(Program());
    RememberedReads reads;
    WithView(rehearsed, release, [&](resolve::View& first) {
      Rehearsal rehearsal(Program(), Slots(), first);
      if (!rehearsal.is_complete()) return;
      for (const Settings& settings : others) {
        std::string along = "does not suit";
        WithView(settings, release, [&](resolve::View& view) {
          if (rehearsal.Suits(view)) along = Show(rehearsal.Play(view, stage, reads));
        }, known);
        if (along != "does not suit") CHECK(along == PlayInFull(settings, release, known));
      }
    }, known);
  }
}

TEST_CASE("what no setting decides is said only where it holds without an assumption, along a rehearsal, too") {
  // Of these settings alone the driver stops; the shuffle service that it wants may be set elsewhere.
  Rehearsals rehearsals(Program());
  const Settings settings = {{"spark.master", "yarn"}, {"spark.dynamicAllocation.enabled", "true"}};
  for (int i = 0; i < 3; ++i) {
    WithView(settings, {3, 1}, [&](resolve::View& view) { CHECK(rehearsals.Play(view).exception == nullptr); }, Known::kPart);
    WithView(settings, {3, 1}, [&](resolve::View& view) { CHECK(rehearsals.Play(view).exception != nullptr); });
  }
}

}  // namespace sparkvet::driver
