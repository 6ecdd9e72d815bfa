// Targets for the parsers beyond the carriers: expressions and rule files of the rule language, values and ${…} as
// the driver reads them, batch requests, and the whole pipeline over one text.
#include <algorithm>
#include <string>

#include "lib/base/check.h"
#include "lib/base/strings.h"
#include "lib/check/suppression_comment.h"
#include "lib/image/builtin.h"
#include "lib/report/unified_diff.h"
#include "lib/rule/compile.h"
#include "lib/rule/parser.h"
#include "lib/spark/value.h"
#include "lib/text/patch.h"
#include "lib/vet/baseline.h"
#include "lib/vet/batch.h"
#include "lib/vet/fix.h"
#include "lib/vet/ignore.h"
#include "lib/vet/project_reader.h"
#include "lib/vet/project_show.h"
#include "lib/vet/vet.h"
#include "tools/fuzz/targets.h"

namespace sparkvet::fuzz {
namespace {

const vet::Knowledge& Known() {
  static const vet::Knowledge knowledge(image::BuiltIn());
  return knowledge;
}

vet::Policies& KnownPolicies() {
  static vet::Policies policies(Known());
  return policies;
}

}  // namespace

// An expression parses or says where not; what parses also compiles or says why not.
void RunExpression(std::string_view text) {
  const auto ast = rule::Parse(text);
  if (!ast) SV_CHECK(ast.error().begin <= text.size() && !ast.error().message.empty());
}

namespace {

// Whether it compiles; each problem has a place in the file.
bool Compiles(rule::RuleCompiler& compiler, text::SourceSet& sources, std::string_view text) {
  const text::FileId file = sources.Add("policy.toml", std::string(text));
  compiler.AddFile(file);
  const std::vector<rule::CompileProblem> problems = compiler.Finish();
  for (const rule::CompileProblem& problem : problems) {
    SV_CHECK(problem.span.file == file && problem.span.begin <= problem.span.end);
    SV_CHECK(!Show(problem, sources).empty());
  }
  return problems.empty();
}

}  // namespace

// A rule file never brings the compiler down; and as a policy it can be asked of a configuration.
void RunRuleFile(std::string_view text) {
  text::SourceSet sources;
  image::Writer alone, beside(image::BuiltIn());
  rule::RuleCompiler rules(Known().catalogue, sources, alone), policy(Known().catalogue, sources, beside, image::BuiltIn());
  static_cast<void>(Compiles(rules, sources, text));
  if (!Compiles(policy, sources, text)) return;
  const std::string bytes = beside.Finish();
  const image::View image(bytes);
  const vet::Knowledge knowledge(image);
  static_cast<void>(vet::Vetter(knowledge, {}).Vet("a.sh", "spark-submit --master yarn --conf spark.executor.cores=2 app.py"));
}

// Every reader takes any bytes.
void RunValue(std::string_view text) {
  using spark::Reader;
  const spark::Release release{3, 5};
  for (const Reader reader : {Reader::kEntry, Reader::kGetter}) {
    (void)spark::ParseBoolean(text, reader, release);
    (void)spark::ParseInt(text, reader);
    (void)spark::ParseLong(text, reader);
    (void)spark::ParseBytes(text, spark::ByteUnit::kMiB, reader, release);
  }
  (void)spark::ParseDouble(text);
  (void)spark::ParseTime(text, spark::TimeUnit::kSeconds);
  (void)spark::MemoryStringToMb(text, release);
}

// One request, one line of well-formed UTF-8 as answer; a blank line has none.
void RunBatch(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  std::string answer;
  vet::Batch(Known()).Answer(line, answer);
  if (answer.empty()) return;
  SV_CHECK(answer.ends_with('\n') && answer.find('\n') + 1 == answer.size());
  SV_CHECK(answer.starts_with("{\"id\":"));
}

// A comment's directives lie in it one behind the other; and as comments of a file they leave out what they may.
void RunSuppression(std::string_view text) {
  const text::Span place = {0, 0, static_cast<uint32_t>(text.size())};
  uint32_t end = 0;
  for (const check::SuppressionComment& c : check::ParseSuppressionComment({text, place})) {
    SV_CHECK(c.span.begin >= end && c.span.begin <= c.span.end && c.span.end <= text.size());
    SV_CHECK(c.problem.empty() || (c.problem_span.begin <= c.problem_span.end && c.problem_span.end <= c.span.end));
    for (const auto& rule : c.rules) SV_CHECK(rule.span.begin >= c.span.begin && rule.span.end <= c.span.end);
    end = c.span.end;
  }
  (void)check::ParseSuppressionAnnotation({text, place});
  RunVet(text);
}

// Bytes to findings, under each name that decides the format.
void RunVet(std::string_view text) {
  for (const char* name : {"spark-defaults.conf", "a.sh", "a.yaml"}) {
    const vet::Vetted vetted = vet::Vetter(Known(), {}).Vet(name, std::string(text));
    for (const vet::Subject& subject : vetted.subjects) {
      for (const check::Finding& f : subject.findings) {
        SV_CHECK(!f.span.known() || f.span.end <= vetted.sources[f.span.file].text().size());
        for (const text::Edit& e : f.fix.edits) SV_CHECK(e.span.begin <= e.span.end && e.span.end <= vetted.sources[e.span.file].text().size());
      }
    }
  }
}

// What is mended is mended by the edits that are told, and then there is nothing more to mend.
void RunFix(std::string_view text) {
  for (const char* name : {"spark-defaults.conf", "a.sh", "a.yaml"}) {
    const vet::Vetter vetter(Known(), {});
    const vet::Vetted vetted = vetter.Vet(name, std::string(text));
    const vet::Fixed fixed = vet::Fix(vetted, vet::Guesses::kMake);
    SV_CHECK(text::Edited(text, fixed.edits) == fixed.text);
    SV_CHECK(fixed.made.empty() == fixed.edits.empty());
    if (fixed.made.empty() || !fixed.unproved.empty()) continue;  // what was refused may be possible beside what was made
    static_cast<void>(report::UnifiedDiff(name, text, fixed.edits));
    const vet::Vetted again = vetter.Vet(name, fixed.text, vetted.format);
    SV_CHECK(vet::Fix(again, vet::Guesses::kMake).made.empty());
  }
}

// A baseline is read, or says what is wrong and where; what was written is read and written alike.
void RunBaseline(std::string_view text) {
  const base::Result<vet::Baseline> read = vet::Baseline::Parse("b.json", std::string(text));
  if (!read) return SV_CHECK(read.error().message.starts_with("b.json:"));
  const base::Result<vet::Baseline> written = vet::Baseline::Parse("b.json", read->ToText());  // bytes that are no UTF-8 are other ones then
  SV_CHECK(written.has_value());
  const std::string shown = written->ToText();
  const base::Result<vet::Baseline> again = vet::Baseline::Parse("b.json", shown);
  SV_CHECK(again.has_value() && again->ToText() == shown);
}

// The first line is a path, the others are an ignore file: an answer whatever they hold, and the same one twice.
void RunIgnore(std::string_view text) {
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string_view path = text.substr(0, std::min<size_t>(end, 4096));
  const vet::IgnoreList list = vet::IgnoreList::Parse(text.substr(end, 4096));
  for (const bool is_directory : {false, true}) SV_CHECK(list.Ignores(path, is_directory) == list.Ignores(path, is_directory));
}

// A project file is read, or says what is wrong and where; what was read can be shown and read again.
void RunProject(std::string_view text) {
  const auto project = vet::ReadProjectText(KnownPolicies(), text);
  for (const std::string& error : project->errors) SV_CHECK(error.starts_with(".sparkvet.toml:"));
  if (!project->errors.empty()) return;
  const vet::ProjectSettings all = project->Of(project->Matching("/a/b"));
  const std::string shown = vet::ShowProject(all, false);
  const auto again = vet::ReadProjectText(KnownPolicies(), shown);
  SV_CHECK(again->errors.empty());
  SV_CHECK(vet::ShowProject(again->settings, false) == shown);
  vet::ShowProject(all, true);
}

}  // namespace sparkvet::fuzz
