// Every rule of the driver is shown by an example that is true: what is bad makes the driver say what the rule is
// about, what is good makes it say nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/driver/play.h"
#include "lib/image/builtin.h"
#include "lib/resolve/from_conf.h"
#include "lib/spark/cluster_manager.h"

namespace sparkvet::driver {
namespace {

using Settings = std::vector<std::pair<std::string_view, std::string_view>>;

// "key value" or "key = value", a line each.
Settings Read(std::string_view text) {
  constexpr std::string_view kBlanks = " \t=";
  Settings settings;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const size_t end = std::min(line.find_first_of(kBlanks), line.size());
    const size_t value = std::min(line.find_first_not_of(kBlanks, end), line.size());
    if (end > 0) settings.emplace_back(line.substr(0, end), line.substr(value));
  }
  return settings;
}

// The ids of the rules that stand behind what the driver says.
std::vector<std::string_view> Said(const rule::Program& program, const rule::ExampleRecord& example, std::string_view text) {
  static const spark::Catalogue catalogue(image::BuiltIn());
  Settings settings = Read(text);
  if (const auto manager = spark::ClusterManagerByName(program.Text(example.manager))) {
    settings.emplace_back("spark.master", spark::TypicalMaster(*manager));
  }
  const spark::Release release =
      spark::ParseRelease(program.Text(example.release)).value_or(std::min(catalogue.newest(), program.written().last));
  const resolve::Resolved resolved = resolve::FromConf(release, settings);
  resolve::View view(catalogue, resolved);
  view.SetMachine({[](std::string_view) -> std::optional<std::string_view> { return std::nullopt; }});
  const Transcript transcript = Play(program, view);
  std::vector<std::string_view> ids;
  const auto add = [&](const Cause& cause) {
    if (cause.rule != Cause::kNoRule) ids.push_back(program.Text(program.infos()[cause.rule].id));
  };
  for (const Cause& cause : transcript.log_causes) add(cause);
  if (transcript.exception != nullptr) add(transcript.exception_cause);
  return ids;
}

}  // namespace

TEST_CASE("the examples of the driver's rules are true") {
  const rule::Program program(image::BuiltIn());
  int examples = 0;
  for (const rule::InfoRecord& info : program.infos()) {
    if (program.Text(info.family) != "driver") continue;
    const std::string_view id = program.Text(info.id);
    for (const rule::ExampleRecord& example : program.Examples(info.examples)) {
      ++examples;
      CAPTURE(id);
      CAPTURE(program.Text(example.bad));
      const auto bad = Said(program, example, program.Text(example.bad));
      CHECK(std::find(bad.begin(), bad.end(), id) != bad.end());
      CAPTURE(program.Text(example.good));
      const auto good = Said(program, example, program.Text(example.good));
      CHECK_MESSAGE(good.empty(), "the good example makes it say ", good.empty() ? "" : good[0]);
    }
  }
  CHECK(examples > 50);
}

}  // namespace sparkvet::driver
