// What a step does, with small programs of the test's own. What the real driver does is replayed by
// recorded_test.cc.
#include "lib/driver/play.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "lib/resolve/from_conf.h"
#include "lib/rule/rule_fixture.h"

namespace sparkvet::driver {
namespace {

using rule::TestRules;
using Settings = std::vector<std::pair<std::string_view, std::string_view>>;

constexpr std::string_view kPart = "part = 'driver'\nsummary = 's'\nsource = 'X.y'\n";

// How entries and getters fail, in short words.
constexpr std::string_view kReaders = R"toml(
[[malformed]]
getters = ["entry"]
errors  = ["not-int", "not-boolean", "not-double", "time-unreadable"]
throws  = "Bad"
message = "{key} is no {type}: {value}"
[[malformed]]
getters = ["entry"]
errors  = ["refused"]
throws  = "Refused"
message = "{value} in {key}: {check}"
[[malformed]]
getters = ["entry"]
errors  = ["not-one-of"]
throws  = "Refused"
message = "{key}: one of {check}"
[[malformed]]
getters = ["entry"]
errors  = ["circular"]
throws  = "Circular"
message = "{detail}"
[[malformed]]
getters = ["getInt"]
errors  = ["not-int"]
throws  = "Outer"
message = "{key}: {detail}"
cause   = { throws = "Inner", message = "{detail}" }
[[check]]
key     = "spark.share"
unless  = "value <= 1.0"
message = "at most 1"
[[check]]
key     = "spark.text"
value   = "value.upperAscii()"
unless  = "value in ['A', 'B']"
oneOf   = "A, B"
)toml";

std::string Show(const Transcript& t) {
  std::string out;
  for (const LogLine& l : t.log) out += std::string(l.level) + ' ' + l.message + "; ";
  for (const LogLine& l : t.silenced) out += "(" + std::string(l.level) + ' ' + l.message + "); ";
  for (const Exception* e = t.exception.get(); e != nullptr; e = e->cause.get()) {
    out += e->class_name + '(' + e->message.value_or("null") + "); ";
  }
  if (t.starts) out += "starts";
  if (t.allocation) out += " allocating " + (t.initial_executors ? std::to_string(*t.initial_executors) : "?");
  for (const Undecided& u : t.undecided) out += " undecided:" + std::string(u.part) + '.' + std::to_string(u.step) + (u.is_mistake ? "!" : "");
  return out;
}

class Driver {
 public:
  explicit Driver(const std::string& steps, const std::string& other_part = "")
      : rules_({{"driver.toml", std::string(kPart) + steps},
                {"readers.toml", std::string(kReaders)},
                {"other.toml", other_part.empty() ? std::string() : "part = 'other'\nsummary = 's'\nsource = 'Y.z'\n" + other_part}}) {
    REQUIRE(rules_.problems == "");
  }

  Transcript Run(const Settings& settings, std::string_view unknown_key = "") {
    resolve::Resolved resolved = resolve::FromConf({3, 5}, settings);
    if (!unknown_key.empty()) {
      resolve::Assignment a;
      a.key = unknown_key;
      a.unknown = true;
      a.layer = carrier::Layer::kCode;
      resolved.Add(a);
    }
    resolve::View view(rules_.catalogue(), resolved);
    view.SetMachine({[](std::string_view) -> std::optional<std::string_view> { return std::nullopt; }});
    return Play(rules_.program(), view);
  }
  std::string Says(const Settings& settings, std::string_view unknown_key = "") { return Show(Run(settings, unknown_key)); }
  const rule::Program& program() const { return rules_.program(); }
  const spark::Catalogue& catalogue() const { return rules_.catalogue(); }

 private:
  TestRules rules_;
};

}  // namespace

TEST_CASE("read: typed, with defaults, old names and substitution; what is malformed stops the driver") {
  Driver d(R"toml(
[[step]]
read = "spark.number"
[[step]]
read = ["spark.share", "spark.text", "spark.flag"]
[[step]]
log = "INFO"
logger = "L"
message = "{spark.number} {spark.share}"
)toml");
  const Settings fine = {{"spark.text", "b"}};
  const auto with = [&](std::string_view key, std::string_view value) {
    Settings s = fine;
    s.emplace_back(key, value);
    return s;
  };
  CHECK(d.Says(fine) == "INFO 5 0.5; starts");
  CHECK(d.Says(with("spark.number", " 7 ")) == "INFO 7 0.5; starts");
  CHECK(d.Says(with("spark.old.number", "8")) == "INFO 8 0.5; starts");
  CHECK(d.Says({{"spark.text", "a"}, {"spark.number", "9"}, {"spark.old.number", "8"}}) == "INFO 9 0.5; starts");
  CHECK(d.Says({{"spark.text", "a"}, {"spark.number", "${spark.other}"}, {"spark.other", "3"}}) == "INFO 3 0.5; starts");
  CHECK(d.Says(with("spark.number", "x")) == "Bad(spark.number is no int: x); ");
  CHECK(d.Says(with("spark.number", "${spark.number}")) == "Circular(spark.number); ");
  CHECK(d.Says(with("spark.share", "2")) == "Refused(2.0 in spark.share: at most 1); ");
  CHECK(d.Says({{"spark.text", "c"}}) == "Refused(spark.text: one of A, B); ");
  CHECK(d.Says(with("spark.flag", "yes")) == "Bad(spark.flag is no boolean: yes); ");
}

TEST_CASE("read: getters, names, defaults and keys with free parts") {
  Driver d(R"toml(
[[step]]
read = "spark.number"
getter = "getInt"
name = "n"
default = "40 + 2"
[[step]]
let = "part"
value = "'b'"
[[step]]
read = "spark.a.{part}.c"
getter = "getInt"
name = "free"
default = "n"
[[step]]
log = "INFO"
logger = "L"
message = "{n} {free}"
)toml");
  CHECK(d.Says({}) == "INFO 42 42; starts");
  CHECK(d.Says({{"spark.number", "1"}, {"spark.a.b.c", "2"}}) == "INFO 1 2; starts");
  CHECK(d.Says({{"spark.number", " 1"}}) == "Outer(spark.number:  1); Inner( 1); ");
  const Transcript t = d.Run({{"spark.a.b.c", "x"}});
  CHECK(Show(t) == "Outer(spark.a.b.c: x); Inner(x); ");
  CHECK(t.exception_cause.key_by_name == "spark.a.b.c");
  CHECK(t.exception_cause.AllKeys().empty());
}

TEST_CASE("throws: when, unless, null messages and causes") {
  Driver d(R"toml(
[[step]]
read = "spark.number"
[[step]]
unless = "spark.number != 1"
throws = "One"
message = "was {spark.number}"
[[step]]
when = "spark.number == 2"
throws = "Two"
[[step]]
when = "spark.number > 2"
unless = "spark.number > 4"
throws = "Three"
message = "m"
cause = { throws = "Deep", message = "{spark.number}" }
)toml");
  CHECK(d.Says({}) == "starts");
  CHECK(d.Says({{"spark.number", "1"}}) == "One(was 1); ");
  CHECK(d.Says({{"spark.number", "2"}}) == "Two(null); ");
  CHECK(d.Says({{"spark.number", "3"}}) == "Three(m); Deep(3); ");
  CHECK(d.Run({{"spark.number", "1"}}).exception_cause.AllKeys() == std::vector{*d.catalogue().Find("spark.number")});
}

TEST_CASE("call: what a part throws is wrapped, logged, or lost behind another cause") {
  const std::string other = R"toml(
[[step]]
read = "spark.number"
[[step]]
when = "spark.number == 1"
throws = "Inner"
message = "i"
[[step]]
when = "spark.number == 2"
throws = "Free"
message = "f"
)toml";
  Driver wraps(R"toml(
[[step]]
call = "other"
wraps = { throws = "Outer", unless = "Free" }
onThrow = { log = "ERROR", logger = "L", message = "oh" }
)toml",
               other);
  CHECK(wraps.Says({}) == "starts");
  CHECK(wraps.Says({{"spark.number", "1"}}) == "ERROR oh; Outer(null); Inner(i); ");
  CHECK(wraps.Says({{"spark.number", "2"}}) == "ERROR oh; Free(f); ");
  Driver loses(R"toml(
[[step]]
call = "other"
wraps = { throws = "Outer", message = "o", cause = { throws = "Said", message = "s" } }
)toml",
               other);
  CHECK(loses.Says({{"spark.number", "1"}}) == "Outer(o); Said(s); ");
  Driver plays_another(R"toml(
[[step]]
call = "other"
onThrow = { log = "ERROR", logger = "L", message = "oh", call = "other" }
)toml",
                       R"toml(
[[step]]
read = "spark.number"
[[step]]
log = "WARN"
logger = "L"
message = "saw {spark.number}"
[[step]]
when = "spark.number == 1"
throws = "Odd"
message = "o"
)toml");
  CHECK(plays_another.Says({{"spark.number", "1"}}) == "WARN saw 1; ERROR oh; WARN saw 1; Odd(o); ");
}

TEST_CASE("each: a part is played once for each element, and values may add up") {
  Driver d(R"toml(
[[step]]
let = "sum"
value = "0"
[[step]]
read = "spark.text"
name = "words"
getter = "getOption"
default = "''"
[[step]]
each = "word"
in = "words.split(',')"
call = "other"
[[step]]
log = "INFO"
logger = "L"
message = "sum {sum}"
)toml",
           R"toml(
[[step]]
when = "word == 'x'"
throws = "NotANumber"
message = "{word}"
at = "'spark.free.' + word"
[[step]]
let = "sum"
value = "sum + int(word)"
)toml");
  CHECK(d.Says({{"spark.text", "1,2,4"}}) == "INFO sum 7; starts");
  const Transcript t = d.Run({{"spark.text", "1,x,4"}});
  CHECK(Show(t) == "NotANumber(x); ");
  CHECK(t.exception_cause.key_by_name == "spark.free.x");
}

TEST_CASE("decide: what the transcript reports, and the level below which nothing is logged") {
  Driver d(R"toml(
[[step]]
log = "INFO"
logger = "L"
message = "before"
[[step]]
read = "spark.text"
[[step]]
decide = "logLevel"
value = "spark.text == 'a' ? 'ERROR' : 'INFO'"
[[step]]
log = "WARN"
logger = "L"
message = "after"
[[step]]
decide = "allocation"
value = "true"
[[step]]
decide = "initialExecutors"
value = "3"
)toml");
  CHECK(d.Says({{"spark.text", "b"}}) == "INFO before; WARN after; starts allocating 3");
  CHECK(d.Says({{"spark.text", "a"}}) == "INFO before; (WARN after); starts allocating 3");
}

TEST_CASE("decide: what the allocation manager goes by") {
  Driver d(R"toml(
[[step]]
decide = "minExecutors"
value = "2"
[[step]]
decide = "executorIdleTimeout"
value = "duration('90s')"
)toml");
  const Transcript t = d.Run({});
  CHECK(t.manager.min_executors == 2);
  CHECK(t.manager.executor_idle_timeout == rule::Duration{90, 0});
  CHECK(!t.manager.max_executors);
}

TEST_CASE("a driver that stops decides nothing") {
  Driver d("[[step]]\ndecide = 'allocation'\nvalue = 'true'\n[[step]]\nwhen = 'true'\nthrows = 'E'\n");
  CHECK(d.Says({}) == "E(null); ");
}

TEST_CASE("what is not known before run time leaves a step undecided, and says on which key that depends") {
  Driver d(R"toml(
[[step]]
read = "spark.number"
[[step]]
when = "spark.number > 3"
throws = "E"
[[step]]
unless = "spark.number <= 3"
throws = "E"
[[step]]
log = "INFO"
logger = "L"
message = "done"
)toml");
  CHECK(d.Says({}, "spark.number") == "INFO done; starts undecided:driver.1 undecided:driver.2 undecided:driver.3");
  CHECK(d.Run({}, "spark.number").undecided[1].keys == std::vector{*d.catalogue().Find("spark.number")});
}

TEST_CASE("an expression without a value is a mistake in the rules, and stops nobody") {
  Driver d("[[step]]\nread = 'spark.other'\n[[step]]\nwhen = 'spark.other > 3'\nthrows = 'E'\n");
  CHECK(d.Says({}) == "starts undecided:driver.2!");
  CHECK(d.Says({{"spark.other", "4"}}) == "E(null); ");
}

TEST_CASE("steps are for certain cluster managers and releases") {
  Driver d(R"toml(
[[step]]
managers = ["yarn"]
log = "INFO"
logger = "L"
message = "yarn"
[[step]]
managers = ["kubernetes", "local"]
log = "INFO"
logger = "L"
message = "k8s or local"
[[step]]
releases = ">=4.0"
log = "INFO"
logger = "L"
message = "later"
)toml");
  CHECK(d.Says({{"spark.master", "yarn"}}) == "INFO yarn; starts");
  CHECK(d.Says({{"spark.master", "local[2]"}}) == "INFO k8s or local; starts");
  CHECK(d.Says({{"spark.master", "what"}}) == "starts");
}

}  // namespace sparkvet::driver
