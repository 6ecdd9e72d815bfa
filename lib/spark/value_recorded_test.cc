// Replays testdata/values/substitute-*.ndjson and masters-*.ndjson, what Spark of all releases answered: what becomes of ${…} in a
// value, and who runs a master. (Values themselves, with their error messages, are replayed by lib/driver/value_recorded_test.cc.)
#include <cstdio>
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
  for (const Release release : RecordedReleases()) {
    CAPTURE(release.ToString());
    const RecordedMethods recorded = ReadRecorded("values/substitute-", release);
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
    size_t agree = 0;
    for (const auto& [value, line] : answers) {
      own = value;
      CAPTURE(own);
      const Substituted got = Substitute(own, references);
      const std::string text = got.state == Substituted::State::kCircular
                                   ? "java.lang.IllegalArgumentException: requirement failed: Circular reference in " + got.text + ": " + got.reference
                                   : got.text;
      const rapidjson::Value& want = (*line)[1];
      CHECK((got.state == Substituted::State::kText) == want.IsString());
      CHECK(text == TextOf(want.IsString() ? want : want["error"]));
      agree += text == TextOf(want.IsString() ? want : want["error"]) ? 1 : 0;
    }
    std::printf("recorded substitute %s: %zu of %zu agree\n", release.ToString().c_str(), agree, answers.size());
  }
}

// A line is [master, who runs it, is it local, whose flags spark-submit hands on or what it throws].
TEST_CASE("who runs a master agrees with real Spark in every release") {
  for (const Release release : RecordedReleases()) {
    CAPTURE(release.ToString());
    const RecordedMethods recorded = ReadRecorded("values/masters-", release);
    const auto answers = ByQuestion(recorded);
    CHECK(answers.size() > 100);
    size_t agree = 0;
    for (const auto& [master, answer] : answers) {
      const rapidjson::Value& line = *answer;
      CAPTURE(base::Printable(master));
      const auto name = [](std::optional<ClusterManager> m) { return m ? std::string(Name(*m)) : "nobody"; };
      std::vector<std::string> want = {line[1].IsNull() ? "nobody" : TextOf(line[1]), line[2].GetBool() ? "local" : "not local"};
      if (line[3].IsString()) want.push_back(TextOf(line[3]));
      else if (TextOf(line[3]["error"]).contains("Master must either be yarn or start with")) want.emplace_back("nobody");
      else want.emplace_back("kubernetes");  // taken for Kubernetes, then refused for what follows
      const std::vector<std::string> got = {name(ClusterManagerOfMaster(master, release)), IsLocalMaster(master) ? "local" : "not local",
                                            name(ClusterManagerOfSubmit(master, release))};
      CHECK(got == want);
      agree += got == want ? 1 : 0;
    }
    std::printf("recorded masters %s: %zu of %zu agree\n", release.ToString().c_str(), agree, answers.size());
  }
}

}  // namespace sparkvet::spark
