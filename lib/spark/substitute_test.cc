// What real Spark answers is replayed by value_recorded_test.cc; here is what Spark has no answer
// for: values that cannot be known, and settings made to hurt.
#include "lib/spark/substitute.h"

#include <doctest/doctest.h>

#include <chrono>
#include <map>
#include <string>

namespace sparkvet::spark {
namespace {

using State = Substituted::State;
using Settings = std::map<std::string, std::string, std::less<>>;

// Settings that are known, and a machine that is not; the value "?" stands for a template.
References On(const Settings& settings) {
  return {
      .setting = [&settings](std::string_view name) -> Binding {
        const auto found = settings.find(name);
        if (found == settings.end()) return {};
        if (found->second == "?") return {Binding::Kind::kUnknown};
        return {Binding::Kind::kText, found->second};
      },
      .environment = [](std::string_view) { return Binding{Binding::Kind::kUnknown}; },
      .system = [](std::string_view) { return Binding{Binding::Kind::kUnknown}; },
      .registered = [](std::string_view name) -> Binding {
        if (name == "spark.loop.one") return {Binding::Kind::kAlias, "spark.loop.two"};
        if (name == "spark.loop.two") return {Binding::Kind::kAlias, "spark.loop.one"};
        if (name == "spark.sql.warehouse.dir") return {Binding::Kind::kUnknown};
        return {};
      },
  };
}

double Seconds(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("a value that depends on an unknown is unknown, and says on what") {
  const Settings settings = {{"spark.a", "A"},
                             {"spark.home", "${env:HOME}/x"},
                             {"spark.t", "?"},
                             {"spark.loop", "${spark.loop}"}};
  const struct {
    std::string_view value;
    Substituted want;
  } cases[] = {
      {"${env:HOME}", {State::kUnknown, "", "env:HOME"}},
      {"${system:user.name}", {State::kUnknown, "", "system:user.name"}},
      {"${spark.a}${env:ONE}${env:TWO}", {State::kUnknown, "", "env:ONE"}},
      {"${spark.home}", {State::kUnknown, "", "env:HOME"}},
      {"${spark.t}", {State::kUnknown, "", "spark.t"}},
      {"${spark.sql.warehouse.dir}", {State::kUnknown, "", "spark.sql.warehouse.dir"}},
      // A prefix that nobody owns, and a key that nobody set, are known to stay as they are.
      {"${vault:x}", {State::kText, "${vault:x}", ""}},
      {"${spark.none}", {State::kText, "${spark.none}", ""}},
      {"${HOME}", {State::kText, "${HOME}", ""}},
      // The loop comes, whatever HOME is.
      {"${env:HOME}${spark.loop}", {State::kCircular, "${spark.loop}", "spark.loop"}},
      {"${spark.loop}${env:HOME}", {State::kCircular, "${spark.loop}", "spark.loop"}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.value);
    CHECK(Substitute(c.value, On(settings)) == c.want);
  }
}

TEST_CASE("sources that are not there know nothing") {
  CHECK(Substitute("${spark.a}${env:X}${system:x}", {}) ==
        Substituted{State::kText, "${spark.a}${env:X}${system:x}", ""});
}

TEST_CASE("entries that fall back to each other end") {
  CHECK(Substitute("${spark.loop.one}", On({})) ==
        Substituted{State::kText, "${spark.loop.one}", ""});
}

TEST_CASE("a source may reuse its memory from one question to the next") {
  std::string buffer;
  const References references{.setting = [&](std::string_view name) -> Binding {
                                buffer = name == "spark.a" ? "<${spark.b}|${spark.b}>" : "b";
                                return {Binding::Kind::kText, buffer};
                              },
                              .environment = {},
                              .system = {},
                              .registered = {}};
  CHECK(Substitute("${spark.a}", references).text == "<b|b>");
}

TEST_CASE("hostile settings cost a bounded amount of work") {
  const auto chain = [](int length, auto value) {
    Settings s;
    for (int i = 0; i < length; ++i) s["spark." + std::to_string(i)] = value(i);
    return s;
  };
  const auto next = [](int i) { return "${spark." + std::to_string(i + 1) + "}"; };

  SUBCASE("a chain of a few hundred is followed, one of thousands is not") {
    Settings s = chain(400, next);
    s["spark.400"] = "end";
    CHECK(Substitute("${spark.0}", On(s)).text == "end");
    s = chain(100'000, next);
    CHECK(Substitute("${spark.0}", On(s)).state == State::kGaveUp);
  }
  SUBCASE("doubling, with and without anything to show for it") {
    Settings s = chain(60, [&](int i) { return next(i) + next(i); });
    for (const char* end : {"x", "", "${spark.none}", "${env:HOME}"}) {
      s["spark.60"] = end;
      Substituted got;
      CHECK(Seconds([&] { got = Substitute("${spark.0}", On(s)); }) < 2);
      CHECK(got.state == State::kGaveUp);
    }
  }
  SUBCASE("a loop behind a fan is found before the work runs out") {
    Settings s = chain(60, [&](int i) { return next(i) + next(i); });
    s["spark.60"] = "${spark.0}";
    CHECK(Substitute("${spark.0}", On(s)) ==
          Substituted{State::kCircular, "${spark.0}", "spark.0"});
  }
  SUBCASE("openings without an end") {
    std::string openings;
    for (int i = 0; i < 200'000; ++i) openings += "${a:";
    Substituted got;
    CHECK(Seconds([&] { got = Substitute(openings, On({})); }) < 2);
    CHECK(got == Substituted{State::kText, openings, ""});
    CHECK(Seconds([&] { got = Substitute(openings + "}", On({})); }) < 2);
    CHECK(got.text == openings + "}");
    CHECK(Seconds([&] { got = Substitute(openings + " }", On({})); }) < 2);
    CHECK(got.text == openings + " }");
  }
  SUBCASE("one word that might be a prefix") {
    const std::string word = "${" + std::string(2'000'000, 'w');
    CHECK(Substitute(word, On({})).text == word);
  }
}

}  // namespace sparkvet::spark
