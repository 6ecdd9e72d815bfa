#include "lib/resolve/view.h"

#include <doctest/doctest.h>

#include <span>
#include <string>
#include <vector>

#include "lib/image/builtin.h"
#include "lib/resolve/from_conf.h"

namespace sparkvet::resolve {
namespace {

using Settings = std::vector<std::pair<std::string_view, std::string_view>>;

const spark::Catalogue& Keys() {
  static const spark::Catalogue catalogue(image::BuiltIn());
  return catalogue;
}

// What the rule language reads for a key of this configuration: alone, and in room that others have used.
std::string ReadKey(const Settings& settings, std::string_view key) {
  const Resolved resolved = FromConf({3, 5}, settings);
  const auto read = [&](View::Room* room) {
    View view(Keys(), resolved, room);
    view.SetMachine({[](std::string_view name) -> std::optional<std::string_view> {
      return name == "N" ? std::optional<std::string_view>("7") : std::nullopt;
    }});
    const std::string first = Dump(view.ReadByName(key));
    CHECK(Dump(view.ReadByName(key)) == first);
    return first;
  };
  static View::Room room;
  const std::string alone = read(nullptr);
  CHECK(read(&room) == alone);
  return alone;
}

}  // namespace

TEST_CASE("a key reads as the driver reads it: typed, with default, fallback and ${…}") {
  const struct {
    const char* name;
    Settings settings;
    const char* key;
    const char* want;
  } cases[] = {
      {"default", {}, "spark.dynamicAllocation.minExecutors", "0"},
      {"a time default in the entry's unit", {}, "spark.dynamicAllocation.executorIdleTimeout", "duration(\"60s\")"},
      {"trimmed", {{"spark.dynamicAllocation.minExecutors", " 3 "}}, "spark.dynamicAllocation.minExecutors", "3"},
      {"truncated to whole seconds", {{"spark.dynamicAllocation.executorIdleTimeout", "1999ms"}}, "spark.dynamicAllocation.executorIdleTimeout", "duration(\"1s\")"},
      {"milliseconds stay", {{"spark.dynamicAllocation.shuffleTracking.timeout", "1500"}}, "spark.dynamicAllocation.shuffleTracking.timeout", "duration(\"1.5s\")"},
      {"the longest time there is", {}, "spark.dynamicAllocation.shuffleTracking.timeout", "duration(\"9223372036854775.807s\")"},
      {"fallback", {{"spark.dynamicAllocation.minExecutors", "4"}}, "spark.dynamicAllocation.initialExecutors", "4"},
      {"fallback's default", {}, "spark.dynamicAllocation.initialExecutors", "0"},
      {"malformed is an error", {{"spark.dynamicAllocation.minExecutors", "abc"}}, "spark.dynamicAllocation.minExecutors", "error"},
      {"not set and without default", {}, "spark.executor.instances", "error"},
      {"another setting", {{"spark.a", "5"}, {"spark.executor.instances", "${spark.a}"}}, "spark.executor.instances", "5"},
      {"another key's default", {{"spark.executor.instances", "${spark.task.cpus}"}}, "spark.executor.instances", "1"},
      {"the environment", {{"spark.executor.instances", "${env:N}"}}, "spark.executor.instances", "7"},
      {"a variable that is not there stays as it is", {{"spark.executor.instances", "${env:M}"}}, "spark.executor.instances", "error"},
      {"the JVM's properties are not known", {{"spark.executor.instances", "${system:java.version}"}}, "spark.executor.instances", "unknown"},
      {"a prepended key stands in front", {{"spark.driver.extraJavaOptions", "-Db"}, {"spark.driver.defaultJavaOptions", "-Da"}}, "spark.driver.extraJavaOptions", "\"-Da -Db\""},
      {"or alone", {{"spark.driver.defaultJavaOptions", "-Da"}}, "spark.driver.extraJavaOptions", "\"-Da\""},
      {"a default that depends on the machine", {}, "spark.sql.warehouse.dir", "unknown"},
      {"a key nobody knows is a string", {{"spark.x.y", "1"}}, "spark.x.y", "\"1\""},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.name));
    CHECK(ReadKey(c.settings, c.key) == c.want);
  }
}

TEST_CASE("a default that is kept is that of its release, and none where a key that it asks for is set") {
  View::Room room;
  const spark::KeyId initial = Keys().Find("spark.dynamicAllocation.initialExecutors").value();
  const spark::KeyId codec = Keys().Find("spark.eventLog.compress").value();
  const auto defaults = [&](spark::Release release, const Settings& settings, spark::KeyId key) {
    const Resolved resolved = FromConf(release, settings);
    const View view(Keys(), resolved, &room);
    const std::optional<rule::Value> value = view.Default(key);
    return value ? Dump(*value) : "none";
  };
  const Settings least = {{"spark.dynamicAllocation.minExecutors", "2"}};
  for (int round = 0; round < 2; ++round) {
    CHECK(defaults({3, 5}, {}, initial) == "0");
    CHECK(defaults({3, 5}, least, initial) == "none");
    CHECK(defaults({3, 5}, {}, codec) == "false");
    CHECK(defaults({4, 0}, {}, codec) == "true");
  }
}

TEST_CASE("a release that knows a key only by its name makes of it what the others' entries say") {
  const Settings settings = {{"spark.network.timeout", "90s"}, {"spark.speculation", " true"}};
  const Resolved resolved = FromConf({2, 4}, settings);
  View view(Keys(), resolved);
  CHECK(Dump(view.ReadByName("spark.network.timeout")) == "duration(\"90s\")");
  CHECK(Dump(view.ReadByName("spark.speculation")) == "error");  // a getter trims nothing
  CHECK(Dump(view.ReadByName("spark.shuffle.compress")) == "error");  // what it is by default no entry tells
}

TEST_CASE("without a machine the environment is unknown, never absent") {
  const Settings settings = {{"spark.executor.instances", "${env:N}"}};
  const Resolved resolved = FromConf({3, 5}, settings);
  View view(Keys(), resolved);
  CHECK(Dump(view.ReadByName("spark.executor.instances")) == "unknown");
}

TEST_CASE("of an environment that is known in part, the rest is unknown") {
  const Settings settings = {{"spark.eventLog.dir", "${env:ROOT}/${spark.app.name}"}, {"spark.app.name", "a"}, {"spark.history.fs.logDirectory", "${env:OTHER}"}};
  const Resolved resolved = FromConf({3, 5}, settings);
  View view(Keys(), resolved);
  view.SetMachine({[](std::string_view name) { return name == "ROOT" ? std::optional<std::string_view>("/logs") : std::nullopt; }, false});
  CHECK(Dump(view.ReadByName("spark.eventLog.dir")) == "\"/logs/a\"");
  CHECK(Dump(view.ReadByName("spark.history.fs.logDirectory")) == "unknown");
  CHECK(!view.knows_machine());
}

TEST_CASE("what was submitted is a system property of the driver, too") {
  const Settings settings = {{"spark.eventLog.dir", "${system:spark.x.root}/${system:spark.x.other}"}, {"spark.x.root", "${spark.x.disk}/x"}, {"spark.x.disk", "/d"}};
  Resolved resolved = FromConf({3, 5}, settings);
  resolved.context.is_whole = false;
  CHECK(Dump(View(Keys(), resolved).ReadByName("spark.eventLog.dir")) == "unknown");  // somebody may set the other by -D
  resolved.Supply("spark.x.other", "o");
  CHECK(Dump(View(Keys(), resolved).ReadByName("spark.eventLog.dir")) == "\"/d/x/o\"");
}

TEST_CASE("behind an unknown word a key's absence proves nothing") {
  Resolved resolved = FromConf({3, 5}, Settings{{"spark.executor.instances", "3"}});
  resolved.open_ended = true;
  View view(Keys(), resolved);
  CHECK(Dump(view.IsSet("spark.executor.cores")) == "unknown");
  CHECK(Dump(view.IsSet("spark.executor.instances")) == "true");
}

TEST_CASE("of a part, a reference to what it does not hold is unknown: that may be set elsewhere") {
  const Settings settings = {{"spark.executor.cores", "${spark.x.cores}"}, {"spark.executor.instances", "${spark.x.n}"}, {"spark.x.n", "3"}};
  Resolved resolved = FromConf({3, 5}, settings);
  CHECK(Dump(View(Keys(), resolved).ReadByName("spark.executor.cores")) == "error");
  resolved.open_ended = true;
  View view(Keys(), resolved);
  CHECK(Dump(view.ReadByName("spark.executor.cores")) == "unknown");
  CHECK(Dump(view.ReadByName("spark.executor.instances")) == "3");
}

TEST_CASE("Setter names who a read takes its value from") {
  const Settings settings = {{"spark.dynamicAllocation.minExecutors", "4"}};
  const Resolved resolved = FromConf({3, 5}, settings);
  const View view(Keys(), resolved);
  CHECK(view.Setter(*Keys().Find("spark.dynamicAllocation.initialExecutors"))->key == "spark.dynamicAllocation.minExecutors");
  CHECK(view.Setter(*Keys().Find("spark.dynamicAllocation.maxExecutors")) == nullptr);
}

TEST_CASE("TimesSet counts in the winning layer") {
  const Settings settings = {{"spark.a", "1"}, {"spark.a", "2"}};
  const Resolved resolved = FromConf({3, 5}, settings);
  View view(Keys(), resolved);
  CHECK(view.TimesSet("spark.a") == 2);
  CHECK(view.TimesSet("spark.b") == 0);
}

// Of a configuration with very many keys, a room keeps what it has found out for the next view of the same keys.
TEST_CASE("views of many keys in one room see what a view alone sees") {
  std::vector<std::string> names = {"spark.executor.cores", "spark.task.resource.gpu.amount"};
  for (int i = 0; i < 1000; ++i) names.push_back("spark.own.key" + std::to_string(i));
  names.insert(names.end(), {"spark.task.resource.fpga.amount", "spark.yarn.jar"});
  Settings many;
  for (const std::string& name : names) many.emplace_back(name, "1");
  const Settings few = {{"spark.app.name", "a"}, {"spark.task.resource.tpu.amount", "2"}};

  const auto seen = [](const Resolved& resolved, View::Room* room) {
    View view(Keys(), resolved, room);
    std::string out;
    const auto add = [&](std::span<const std::string_view> keys) {
      for (const std::string_view key : keys) out.append(key).append(" ");
      out += "; ";
    };
    add(view.SetKeys("spark.task.resource."));
    add(view.SetKeys("spark.late."));
    add(view.DeprecatedKeys());
    view.EachKnownKey([&](size_t place, spark::KeyId id) { out += std::to_string(place) + '=' + std::string(Keys().Name(id)) + ' '; });
    out += std::to_string(view.SetKeys("").size()) + ' ' + std::to_string(view.key_ids().size()) + ' ' + Dump(view.IsSet("spark.executor.cores"));
    return out;
  };
  View::Room room;
  Resolved large = FromConf({2, 4}, many), small = FromConf({2, 4}, few);
  large.Mark();
  small.Mark();
  for (int round = 0; round < 3; ++round) {
    for (Resolved* const r : {&large, &large, &small, &small, &large}) {
      CAPTURE(round);
      r->Supply(round == 1 ? "spark.late.odd" : "spark.late.even", "x");
      r->Supply("spark.executor.memory", "1g");
      CHECK(seen(*r, &room) == seen(*r, nullptr));
      r->Rewind();
      r->context.release = {2, 4};
      CHECK(seen(*r, &room) == seen(*r, nullptr));
    }
  }
  CHECK(seen(large, &room).contains("spark.task.resource.gpu.amount spark.task.resource.fpga.amount ; "));
}

}  // namespace sparkvet::resolve
