#include "lib/vet/examples.h"

#include <algorithm>
#include <set>

#include "lib/driver/failed_read.h"
#include "lib/rule/evaluator.h"
#include "lib/spark/cluster_manager.h"

namespace sparkvet::vet {
namespace {

// The name under which a text is recognised.
const char* NameFor(std::string_view text) {
  if (text.starts_with("spark-submit") || text.starts_with("#!")) return "example.sh";
  if (text.contains("apiVersion:")) return "example.yaml";
  if (text.starts_with("val ")) return "Example.scala";
  return text.starts_with('[') ? "example.json" : "spark-defaults.conf";
}

const rule::RuleRecord* RuleWith(const rule::Program& program, std::string_view id) {
  const auto is_it = [&](const rule::RuleRecord& rule) { return program.Text(program.infos()[rule.info].id) == id; };
  const auto at = std::ranges::find_if(program.rules(), is_it);
  return at == program.rules().end() ? nullptr : &*at;
}

std::string RulesOf(const Vetted& vetted) {
  std::set<std::string_view> rules;
  for (const Subject& s : vetted.subjects) {
    for (const check::Finding& f : s.findings) rules.insert(f.rule);
  }
  std::string out;
  for (const std::string_view rule : rules) out.append(out.empty() ? "" : ", ").append(rule);
  return out;
}

// Why a rule keeps silent of what should make it speak, as far as that can be told.
std::string WhySilent(const Knowledge& knowledge, const Vetted& vetted, std::string_view id) {
  if (vetted.has_problems()) return "the example cannot be read as what it looks like";
  if (vetted.subjects.empty()) return "the example holds no configuration";
  const Subject& subject = vetted.subjects.front();
  const rule::RuleRecord& rule = *RuleWith(knowledge.program, id);
  const rule::Audience& audience = knowledge.program.infos()[rule.info].audience;
  const resolve::Context& context = subject.context();
  if (!audience.releases.Contains(context.release)) return "the rule is not for Spark " + context.release.ToString() + "; 'release' of the example names another";
  if (!driver::Concerns(audience, context.release, context.manager)) {
    return context.manager ? "the rule is not for that cluster manager" : "the rule is for some cluster managers; 'manager' of the example names one";
  }
  if (rule.when != rule::kNone && rule.collection == rule::Collection::kWhole) {
    resolve::View view(knowledge.catalogue, subject.resolved);
    const rule::Value when = rule::Evaluator(knowledge.program, view).Evaluate(rule.when);
    if (when.is(rule::Value::Kind::kUnknown)) return "its condition is unknown there: something that it asks for is not known before run time";
    if (when.is(rule::Value::Kind::kError)) return "its condition is an error there: a key that it asks for is not set and has no default, or is malformed";
  }
  const std::string others = RulesOf(vetted);
  return others.empty() ? "nothing is found in it" : "found in it: " + others;
}

}  // namespace

VettedExample VetExample(const Knowledge& knowledge, const rule::ExampleRecord& example, image::Str text, Memory* memory) {
  const rule::Program& program = knowledge.program;
  Options options;
  options.suppressions.reason_required = true;
  if (const auto named = spark::ClusterManagerByName(program.Text(example.manager))) options.said.master = spark::TypicalMaster(*named);
  options.said.release = spark::ParseRelease(program.Text(example.release));  // none: the newest, assumed
  if (const auto* const platform = program.Platform(program.Text(example.platform))) options.said.platform.emplace(program, *platform);
  const std::string_view input = program.Text(text);
  VettedExample out{std::make_unique<Vetter>(knowledge, std::move(options)), {}};
  out.vetted = out.vetter->Vet(NameFor(input), std::string(input), nullptr, memory);
  return out;
}

bool Fires(const Vetted& vetted, std::string_view rule) {
  return std::ranges::any_of(vetted.subjects, [&](const Subject& s) {
    return std::ranges::any_of(s.findings, [&](const check::Finding& f) { return f.rule == rule; });
  });
}

std::vector<FalseExample> FalseExamples(const WithPolicies& policies) {
  const Knowledge& knowledge = *policies.knowledge;
  std::vector<FalseExample> out;
  Memory memory(knowledge);
  size_t next = 0;  // places are in the order of the rules, and of their examples
  for (const rule::InfoRecord& info : knowledge.program.infos()) {
    const std::string id(knowledge.program.Text(info.id));
    const bool is_of_these = next < policies.examples.size() && policies.examples[next].rule == id;
    if (!is_of_these) continue;
    for (const rule::ExampleRecord& example : knowledge.program.Examples(info.examples)) {
      const rule::ExamplePlace& place = policies.examples[next++];
      const VettedExample bad = VetExample(knowledge, example, example.bad, &memory);
      if (!Fires(bad.vetted, id)) out.push_back({place.bad, "the bad example of " + id + " does not make it speak", WhySilent(knowledge, bad.vetted, id)});
      if (Fires(VetExample(knowledge, example, example.good, &memory).vetted, id)) out.push_back({place.good, "the good example of " + id + " makes it speak", {}});
    }
  }
  return out;
}

}  // namespace sparkvet::vet
