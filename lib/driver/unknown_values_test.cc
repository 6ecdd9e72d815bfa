// What is said of a configuration of which some values are not known holds whatever they turn out to be: here, what was recorded.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "lib/driver/builtin_fixture.h"
#include "lib/driver/play.h"
#include "lib/driver/recorded_settings.h"
#include "lib/resolve/from_conf.h"

namespace sparkvet::driver {
namespace {

using Pick = std::function<bool(std::string_view)>;

resolve::Resolved ResolvedOf(const Settings& settings, spark::Release release) {
  const std::vector<std::pair<std::string_view, std::string_view>> views(settings.begin(), settings.end());
  return resolve::FromConf(release, views);
}

Transcript PlayOf(const resolve::Resolved& resolved) {
  resolve::View view(Catalogue(), resolved);
  return Play(Program(), view);
}

// What these keys are set to is not known.
Transcript PlayWithout(const Settings& settings, spark::Release release, const Pick& is_unknown) {
  resolve::Resolved resolved = ResolvedOf(settings, release);
  for (const auto& [key, value] : settings) {
    if (!is_unknown(key)) continue;
    resolve::Assignment unknown = *resolved.Find(key);
    unknown.unknown = true;
    unknown.next = resolve::Assignment::kLast;
    resolved.Remove(unknown.key);
    resolved.Add(unknown);
  }
  return PlayOf(resolved);
}

// Lines that name all their values.
std::vector<std::string> LinesOf(const Transcript& t) {
  std::vector<std::string> lines;
  for (const LogLine& line : t.log) {
    if (!line.message.contains("<unknown>")) lines.push_back(std::string(line.level) + ' ' + std::string(line.logger) + ": " + line.message);
  }
  return lines;
}

void CheckHolds(const Transcript& said, const Transcript& known) {
  if (said.exception != nullptr) CHECK_MESSAGE(known.exception != nullptr, said.exception->message.value_or(""));
  if (known.exception != nullptr) return;  // it may have stopped before the rest
  if (said.initial_executors) CHECK(said.initial_executors == known.initial_executors);
  const std::vector<std::string> lines = LinesOf(known);
  for (const std::string& line : LinesOf(said)) CHECK_MESSAGE(std::ranges::find(lines, line) != lines.end(), line);
}

// Each value alone, and then each with all that stand behind it.
void CheckAllOf(const Settings& settings, spark::Release release) {
  const Transcript known = PlayOf(ResolvedOf(settings, release));
  for (auto begin = settings.begin(); begin != settings.end(); ++begin) {
    for (const bool and_all_behind : {false, true}) {
      const auto end = and_all_behind ? settings.end() : begin + 1;
      const auto is_unknown = [&](std::string_view key) {
        // The first says which manager it is, the second only what is printed.
        if (key == "spark.master" || key == "spark.log.level") return false;
        return std::any_of(begin, end, [&](const auto& s) { return s.first == key; });
      };
      CAPTURE(begin->first);
      CAPTURE(begin->second);
      CAPTURE(and_all_behind);
      CheckHolds(PlayWithout(settings, release, is_unknown), known);
    }
  }
}

}  // namespace

TEST_CASE("what is said in spite of unknown values is said with the values, too") {
  for (const auto& [suite, step] : {std::pair{"allocation", 7}, {"neighbours", 11}, {"releases", 11}, {"found", 7}, {"managers", 3}}) {
    for (const Settings& settings : RecordedSettings(suite, static_cast<size_t>(step))) {
      for (const spark::Release release : {spark::Release{2, 4}, spark::Release{3, 1}, spark::Release{3, 4}, spark::Release{4, 3}}) {
        CAPTURE(release.ToString());
        CheckAllOf(settings, release);
      }
    }
  }
}

}  // namespace sparkvet::driver
