// Rule files that are wrong: what is said, and where.
#include "lib/rule/compile.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/rule/rule_fixture.h"

namespace sparkvet::rule {
namespace {

constexpr std::string_view kDriver = R"toml(
part = "driver"
summary = "s"
source = "X.y"
)toml";

std::string Problems(const std::string& text) { return TestRules({{"rules/x.toml", text}}).problems; }
std::string DriverProblems(const std::string& steps) { return Problems(std::string(kDriver) + steps); }

constexpr std::string_view kTexts = R"toml(
summary = "s"
why = "w"
fix = "f"
  [[rule.example]]
  bad = "a"
  good = "b"
)toml";

}  // namespace

TEST_CASE("a place is a line, a column and a caret") {
  CHECK(Problems("[[rule]]\nid = 'x'\nseverity = 'info'\nwhen = 'spark.nmber > 3'\nmessage = 'm'" + std::string(kTexts)) ==
        "rules/x.toml:4:9: no Spark release knows the key 'spark.nmber'; did you mean 'spark.number'?\n"
        "  when = 'spark.nmber > 3'\n"
        "          ^^^^^^^^^^^\n");
  CHECK(Problems("part = ").starts_with("rules/x.toml:1:8: "));
}

TEST_CASE("mistakes in rules") {
  const auto rule = [](const std::string& lines) { return Problems("[[rule]]\n" + lines + std::string(kTexts)); };
  CHECK(rule("id = 'x'\nseverity = 'info'\nwhen = 'true'\nmessage = 'm'").empty());
  CHECK(rule("id = 'X y'\nseverity = 'info'\nwhen = 'true'\nmessage = 'm'").contains("an id is kebab-case"));
  CHECK(rule("id = 'x'\nseverity = 'loud'\nwhen = 'true'\nmessage = 'm'").contains("a severity is"));
  CHECK(rule("id = 'x'\nseverity = 'info'\nmessage = 'm'").contains("'when' is missing"));
  CHECK(rule("id = 'x'\nseverity = 'info'\nwhen = 'true'").contains("'message' is missing"));
  CHECK(rule("id = 'x'\nseverity = 'info'\nwhen = '1'\nmessage = 'm'").contains("this is int, but bool is wanted"));
  CHECK(rule("id = 'x'\nseverity = 'info'\nwhen = 'true'\nmessage = '{spark.number'").contains("'{' is not closed"));
  CHECK(rule("id = 'x'\nseverity = 'info'\nwhen = 'true'\nmessage = 'a {1 +} b'").contains("rules/x.toml:5:18: an expression"));
  CHECK(rule("id = 'x'\nseverity = 'info'\nwhen = 'true'\nmessage = 'm'\nreleases = '3.5 or so'").contains("'>=R', '<=R'"));
  CHECK(rule("id = 'x'\nseverity = 'info'\nwhen = 'true'\nmessage = 'm'\nmanagers = ['yern']").contains("unknown cluster manager 'yern'"));
  CHECK(rule("id = 'x'\nseverity = 'info'\nwhen = 'true'\nmessage = 'm'\ncolour = 'red'").contains("unknown field 'colour'"));
  CHECK(rule("id = 'x'\nseverity = 'info'\nwhen = 'true'\nmessage = 'm'\non = ['spark.nope']").contains("no Spark release knows"));
  CHECK(rule("id = 'x'\nseverity = 'info'\neach = 'k'\nin = 'things'\nmessage = 'm'").contains("unknown collection 'things'"));
  CHECK(Problems("[[rule]]\nid = 'x'\nseverity = 'info'\nwhen = 'true'\nmessage = 'm'\nsummary = 's'\nwhy = 'w'\nfix = 'f'")
            .contains("a rule needs an example"));
}

TEST_CASE("mistakes in steps") {
  CHECK(DriverProblems("[[step]]\nread = 'spark.number'").empty());
  CHECK(DriverProblems("[[step]]\nread = ['spark.number', 'spark.nope']").contains("'spark.nope'"));
  CHECK(DriverProblems("[[step]]\nread = 'spark.number'\ngetter = 'getFloat'").contains("unknown getter 'getFloat'"));
  CHECK(DriverProblems("[[step]]\nread = 'spark.number'\n[[step]]\nread = 'spark.number'\ngetter = 'getOption'")
            .contains("was read as int before in Spark 3.5: give this value a name"));
  CHECK(DriverProblems("[[step]]\nread = 'spark.{1}.x'\nname = 'n'").contains("'getter' is missing"));
  CHECK(DriverProblems("[[step]]\nlet = 'a'\nvalue = 'spark.number'").contains("no step reads 'spark.number' before this one"));
  CHECK(DriverProblems("[[step]]\nlet = 'a'").contains("'value' is missing"));
  // The variable of a comprehension stands before a name of a step's.
  CHECK(DriverProblems("[[step]]\nlet = 'a'\nvalue = '1'\n[[step]]\nlet = 'b'\nvalue = \"['x'].map(a, a + 'y')\"") == "");
  CHECK(DriverProblems("[[step]]\ncall = 'nowhere'").contains("there is no part 'nowhere'"));
  CHECK(DriverProblems("[[step]]\ncall = 'driver'").contains("the part 'driver' calls itself"));
  CHECK(DriverProblems("[[step]]\nthrows = 'E'").contains("'when' or 'unless' is missing"));
  CHECK(DriverProblems("[[step]]\nlog = 'WARN'\nlogger = 'L'").contains("'message' is missing"));
  CHECK(DriverProblems("[[step]]\nwhen = 'true'").contains("a step reads, lets, calls, logs, throws, decides, assigns or removes"));
  CHECK(DriverProblems("[[step]]\ndecide = 'lunch'\nvalue = '1'").contains("'lunch' is nothing that is decided"));
  CHECK(DriverProblems("[[step]]\ndecide = 'allocation'\nvalue = '1'").contains("this is int, but bool is wanted"));
  CHECK(DriverProblems("[[step]]\nrule = 'nobody'\nwhen = 'true'\nthrows = 'E'").contains("no rule has that id"));
  CHECK(TestRules({{"a.toml", std::string(kDriver)}, {"b.toml", "part = 'idle'\nsummary = 's'\nsource = 'x'"}})
            .problems.contains("no step calls this part"));
  CHECK(TestRules({{"a.toml", std::string(kDriver)}, {"b.toml", std::string(kDriver)}}).problems.contains("this part exists already"));
}

TEST_CASE("a step is checked for each release that it is for") {
  constexpr std::string_view kChanging = R"toml(
[releases]
"2.4" = "2.4.8"
"3.0" = "3.0.3"
"4.3" = "4.3.0"
[keys]
"spark.cores" = [ { read = "string", releases = "2.4" }, { type = "int", default = "1", releases = ">=3.0" } ]
"spark.share" = [ { type = "int", releases = "<=3.0" }, { type = "double", releases = ">=4.3" } ]
"spark.late"  = { type = "int", releases = ">=4.3" }
)toml";
  const auto problems = [&](const std::string& steps, const std::string& head = "") {
    return TestRules({{"x.toml", std::string(kDriver) + head + steps}}, kChanging).problems;
  };
  const std::string cores = "[[step]]\nread = 'spark.cores'\nreleases = '>=3.0'\n";
  const std::string cores_by_name = "[[step]]\nread = 'spark.cores'\ngetter = 'getInt'\nreleases = '2.4'\n";
  const std::string use = "[[step]]\nlet = 'a'\nvalue = 'spark.cores + 1'\n";
  CHECK(problems("[[step]]\nread = 'spark.late'\nreleases = '<=3.0'").contains("none of these releases has an entry 'spark.late': name the 'getter'"));
  CHECK(problems("[[step]]\nread = 'spark.cores'\n" + use).contains("no step reads 'spark.cores' before this one (in Spark 2.4)"));
  CHECK(problems(cores + cores_by_name + use).empty());
  CHECK(problems(cores + use).contains("no step reads 'spark.cores' before this one (in Spark 2.4)"));
  CHECK(problems(cores + use + "releases = '>=3.0'").empty());
  CHECK(problems(cores + use, "written = '3.0'\n").empty());
  CHECK(problems("[[step]]\nread = 'spark.share'\n[[step]]\nlet = 'a'\nvalue = 'spark.share + 1'")
            .contains("this operator does not take (double, int) (in Spark 4.3)"));
  CHECK(problems("[[step]]\nread = 'spark.share'\n[[step]]\nlet = 'a'\nvalue = 'spark.share'\n[[step]]\nlet = 'b'\nvalue = 'a + 1.0'")
            .contains("this operator does not take (int, double) (in Spark 2.4)"));
  CHECK(problems("[[step]]\ncall = 'late'\n").contains("there is no part 'late'"));
  const auto with_part = [&](const std::string& head) {
    return TestRules({{"a.toml", std::string(kDriver) + "[[step]]\ncall = 'late'"},
                      {"b.toml", "part = 'late'\nsummary = 's'\nsource = 'x'\n" + head + "[[step]]\nread = 'spark.late'"}}, kChanging)
        .problems;
  };
  CHECK(with_part("releases = '>=4.3'\n").empty());
  CHECK(with_part("releases = '<=3.0'\n").contains("none of these releases has an entry 'spark.late'"));
  CHECK(with_part("written = '4.3'\n").contains("the part 'driver' says"));
}

TEST_CASE("mistakes in readers, checks and derivations") {
  CHECK(Problems("[[malformed]]\ngetters = ['entry']\nerrors = ['odd']\nthrows = 'E'\nmessage = 'm'").contains("unknown error 'odd'"));
  CHECK(Problems("[[check]]\nkey = 'spark.number'\nmessage = 'm'").contains("'unless' is missing"));
  CHECK(Problems("[[check]]\nkey = 'spark.number'\nunless = 'value'\nmessage = 'm'").contains("bool is wanted"));
  CHECK(Problems("[[check]]\nkey = 'spark.number'\nunless = 'spark.share > 1.0'\nmessage = 'm'").contains("no step reads"));
  CHECK(Problems("[[derivation]]\nkey = 'spark.nope'\ntitle = 't'\nformula = 'f'\nvalue = '1'").contains("'spark.nope'"));
}

TEST_CASE("a rule may be named before it is given") {
  const TestRules rules({{"rules/x.toml", std::string(kDriver) + R"toml(
[[step]]
rule = "later"
when = "true"
throws = "E"
[[step]]
id = "later"
when = "true"
throws = "F"
summary = "s"
why = "w"
fix = "f"
  [[step.example]]
  bad = "a"
  good = "b"
)toml"}});
  REQUIRE(rules.problems == "");
  const auto steps = rules.program().Steps(*rules.program().Part("driver"));
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].info == steps[1].info);
  CHECK(rules.program().Text(rules.program().infos()[steps[0].info].id) == "later");
}

TEST_CASE("raw reads say how a release reads what it has no entry for") {
  constexpr std::string_view kCatalogue = R"toml(
[releases]
"2.4" = "2.4.8"
"3.0" = "3.0.3"
[keys]
"spark.cores" = [ { read = "string", releases = "2.4" }, { type = "int", default = "1", releases = ">=3.0" } ]
)toml";
  const auto problems = [&](const std::string& raw) {
    return TestRules({{"raw.toml", raw},
                      {"x.toml", std::string(kDriver) + "[[step]]\nread = 'spark.cores'\n[[step]]\nlet = 'a'\nvalue = 'spark.cores + 1'"}},
                     kCatalogue)
        .problems;
  };
  CHECK(problems("").contains("no step reads 'spark.cores' before this one (in Spark 2.4)"));
  CHECK(problems("[[raw]]\nreleases = '2.4'\ngetter = 'getInt'\n[raw.keys]\n'spark.cores' = '1'").empty());
  CHECK(problems("[[raw]]\nreleases = '2.4'\ngetter = 'getDouble'\n[raw.keys]\n'spark.cores' = ''")
            .contains("this operator does not take (double, int) (in Spark 2.4)"));
  CHECK(problems("[[raw]]\nreleases = '2.4'\ngetter = 'getInt'\n[raw.keys]\n'spark.cores' = 'true'").contains("this is bool, but int is wanted"));
  CHECK(problems("[[raw]]\nreleases = '2.4'\ngetter = 'getInt'\n[raw.keys]\n'spark.core' = '1'").contains("no Spark release knows the key 'spark.core'"));
  CHECK(problems("[[raw]]\nreleases = '2.4'\ngetter = 'getNothing'\n[raw.keys]\n'spark.cores' = '1'").contains("a known 'getter' and 'keys'"));
}

// What a policy's rules come to, compiled on top of an image with one built-in rule.
namespace {

struct Policy {
  explicit Policy(const std::string& text) {
    const TestRules built_in({{"rules/x.toml", "[[rule]]\nid = 'built-in'\nseverity = 'info'\nwhen = 'true'\nmessage = 'm'" + std::string(kTexts)}});
    image::Writer writer(built_in.image());
    text::SourceSet sources;
    RuleCompiler compiler(built_in.catalogue(), sources, writer, built_in.image());
    compiler.AddFile(sources.Add("policy.toml", text));
    for (const CompileProblem& p : compiler.Finish()) problems += Show(p, sources);
    for (const ExamplePlace& e : compiler.examples()) examples += e.rule + " bad " + std::string(sources.Text(e.bad)) + " good " + std::string(sources.Text(e.good));
    if (!problems.empty()) return;
    bytes = writer.Finish();
    const image::View view(bytes);
    const Program program(view);
    const spark::Catalogue catalogue(view);
    TableHost host(catalogue);
    Evaluator evaluator(program, host);
    for (const RuleRecord& rule : program.rules()) {
      const InfoRecord& info = program.infos()[rule.info];
      rules += std::string(program.Text(info.id)) + '/' + std::string(program.Text(info.family)) + '/' + std::string(program.Text(info.source)) + ' ';
      if (evaluator.Evaluate(rule.when).is_true()) said += evaluator.Render(rule.message) + ';';
    }
  }

  std::string bytes, problems, rules, said, examples;
};

}  // namespace

TEST_CASE("a policy's rules stand behind the built-in ones, and say for themselves where they are from") {
  const Policy policy("[[rule]]\nid = 'acme'\nseverity = 'error'\nwhen = 'spark.number > 3'\nmessage = 'at most 3, not {spark.number}'\n"
                      "[[rule.example]]\nbad = 'a'\ngood = 'b'");
  CHECK(policy.problems == "");
  CHECK(policy.rules == "built-in/advice/ acme/policy/policy.toml ");
  CHECK(policy.said == "m;at most 3, not 5;");
  CHECK(policy.examples == "acme bad 'a' good 'b'");
}

TEST_CASE("mistakes in policies") {
  const auto problems = [](const std::string& text) { return Policy(text).problems; };
  const std::string rule = "[[rule]]\nseverity = 'error'\nmessage = 'm'\n";
  CHECK(problems(rule + "id = 'built-in'\nwhen = 'true'").contains("policy.toml:4:6: this id is taken"));
  CHECK(problems(rule + "id = 'a'\nwhen = 'spark.nmber > 3'").contains("policy.toml:5:9: no Spark release knows the key 'spark.nmber'; did you mean 'spark.number'?"));
  CHECK(problems(rule + "id = 'a'\nwhen = 'true'\n[[rule.example]]\nmanager = 'yern'\nrelease = '1.6'\nplatform = 'acme'\nbad = 'x'\ngood = 'y'")
            .contains("policy.toml:7:11: no such manager is known"));
  CHECK(problems("part = 'driver'\n[[step]]\nread = 'spark.number'").contains("unknown field 'part'"));
}

}  // namespace sparkvet::rule
