// Replays testdata/values/substitute-*.ndjson and masters-*.ndjson, what Spark of all releases answered: what becomes of ${…} in a
// value, and who runs a master. (Values themselves, with their error messages, are replayed by lib/driver/value_recorded_test.cc.)
#include <string>
#include <vector>

#include "lib/base/strings.h"
#include "lib/spark/cluster_manager.h"
#include "lib/spark/recorded_methods.h"
#include "lib/spark/substitute.h"

namespace sparkvet::spark {
namespace {

constexpr std::string_view kKey = "spark.test";

// What a table of the legend binds a name to.
Binding BindingIn(const RecordedMethods& recorded, const char* table, std::string_view name, Binding::Kind kind) {
  const auto at = recorded.legend.find(table);
  if (at == recorded.legend.end()) return {};
  const auto found = at->second.FindMember(rapidjson::Value(name.data(), static_cast<rapidjson::SizeType>(name.size())));
  if (found == at->second.MemberEnd()) return {};
  return {kind, {found->value.GetString(), found->value.GetStringLength()}};
}

// The answers by their question, which a nearer release overrides.
std::map<std::string, const rapidjson::Value*> ByQuestion(const RecordedMethods& recorded) {
  std::map<std::string, const rapidjson::Value*> answers;
  for (const rapidjson::Value& line : recorded.lines) answers[TextOf(line[0])] = &line;
  return answers;
}

}  // namespace

TEST_CASE("what becomes of ${…} agrees with real Spark in every release") {
  for (const Release release : kRecordedReleases) {
    CAPTURE(release.ToString());
    const RecordedMethods recorded = ReadRecorded("substitute-", release);
    const auto answers = ByQuestion(recorded);
    CHECK(answers.size() > 100);
    // What the driver was asked for stood under the entry's own key.
    std::string own;
    const References references{
        .setting =
            [&](std::string_view name) {
              if (name == kKey) return Binding{Binding::Kind::kText, own};
              return BindingIn(recorded, "conf", name, Binding::Kind::kText);
            },
        .environment = [&](std::string_view name) { return BindingIn(recorded, "env", name, Binding::Kind::kText); },
        .system = [&](std::string_view name) { return BindingIn(recorded, "system", name, Binding::Kind::kText); },
        .registered =
            [&](std::string_view name) {
              const Binding alias = BindingIn(recorded, "fallback", name, Binding::Kind::kAlias);
              return alias.kind == Binding::Kind::kAlias ? alias : BindingIn(recorded, "registered", name, Binding::Kind::kText);
            },
    };
    for (const auto& [value, line] : answers) {
      own = value;
      CAPTURE(own);
      const Substituted got = Substitute(own, references);
      if ((*line)[1].IsString()) {
        CHECK(got == Substituted{Substituted::State::kText, TextOf((*line)[1]), {}});
      } else {
        REQUIRE(got.state == Substituted::State::kCircular);
        CHECK("java.lang.IllegalArgumentException: requirement failed: Circular reference in " + got.text + ": " + got.reference ==
              TextOf((*line)[1]["error"]));
      }
    }
  }
}

// A line is [master, who runs it, is it local, whose flags spark-submit hands on or what it throws].
TEST_CASE("who runs a master agrees with real Spark in every release") {
  for (const Release release : kRecordedReleases) {
    CAPTURE(release.ToString());
    const RecordedMethods recorded = ReadRecorded("masters-", release);
    const auto answers = ByQuestion(recorded);
    CHECK(answers.size() > 100);
    for (const auto& [master, answer] : answers) {
      const rapidjson::Value& line = *answer;
      CAPTURE(base::Printable(master));
      const auto name = [](std::optional<ClusterManager> m) { return m ? std::string(Name(*m)) : "nobody"; };
      CHECK(name(ClusterManagerOfMaster(master, release)) == (line[1].IsNull() ? "nobody" : TextOf(line[1])));
      CHECK(IsLocalMaster(master) == line[2].GetBool());
      const std::string handed_on = name(ClusterManagerOfSubmit(master, release));
      if (line[3].IsString()) CHECK(handed_on == TextOf(line[3]));
      else if (TextOf(line[3]["error"]).contains("Master must either be yarn or start with")) CHECK(handed_on == "nobody");
      else CHECK(handed_on == "kubernetes");  // taken for Kubernetes, then refused for what follows
    }
  }
}

}  // namespace sparkvet::spark
