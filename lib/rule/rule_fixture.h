// For tests of this module and of those above it: a small catalogue, rules compiled from text, and a host that
// answers from a table.
//
//   Fixture f;
//   f.Evaluate("spark.number + 1")  ->  Value::Int(6)        f.Problem("spark.nmber")  ->  "0..11: no Spark …"
#ifndef SPARKVET_LIB_RULE_RULE_FIXTURE_H_
#define SPARKVET_LIB_RULE_RULE_FIXTURE_H_

#include <algorithm>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/check.h"
#include "lib/image/image.h"
#include "lib/rule/compile.h"
#include "lib/rule/compile_expression.h"
#include "lib/rule/evaluator.h"
#include "lib/rule/host.h"
#include "lib/rule/program.h"
#include "lib/spark/catalogue.h"
#include "lib/spark/compile_catalogue.h"
#include "lib/text/source.h"

namespace sparkvet::rule {

inline constexpr std::string_view kTestCatalogue = R"(
[releases]
"3.5" = "3.5.9"
[keys]
"spark.text" = { type = "string", default = "yarn" }
"spark.number" = { type = "int", default = "5" }
"spark.other" = { type = "int" }
"spark.flag" = { type = "boolean", default = "true" }
"spark.share" = { type = "double", default = "0.5" }
"spark.span" = { type = "time", unit = "SECONDS", default = "90s" }
"spark.size" = { type = "bytes", unit = "MiB", default = "1g" }
"spark.with-hyphen" = { type = "int", default = "7" }
"spark.in.doubt" = { type = "string" }
"spark.unknown.flag" = { type = "boolean" }
"spark.unknown.number" = { type = "int" }
"spark.unknown.text" = { type = "string" }
"spark.master" = { read = "string" }
[deprecated]
"spark.old" = { since = "1.0", message = "Gone." }
"spark.old.number" = { since = "2.0", renamed = "spark.number" }
)";

// Answers from `values`, by key; a key that is not there has no value.
class TableHost : public Host {
 public:
  explicit TableHost(const spark::Catalogue& catalogue) : catalogue_(catalogue) {}

  std::map<std::string, Value, std::less<>> values = {
      {"spark.text", Value::String("yarn")},        {"spark.number", Value::Int(5)},
      {"spark.flag", Value::Bool(true)},            {"spark.share", Value::Double(0.5)},
      {"spark.span", Value::Time({90, 0})},         {"spark.size", Value::Int(1024)},
      {"spark.with-hyphen", Value::Int(7)},         {"spark.unknown.flag", Value::Unknown()},
      {"spark.unknown.number", Value::Unknown()},   {"spark.unknown.text", Value::Unknown()}};
  std::vector<std::string_view> set_keys, keys_under;
  std::map<std::string, std::string, std::less<>> environment;
  bool class_path_is_sparks = false;

  Value Read(spark::KeyId key) override { return ReadByName(catalogue_.Name(key)); }
  Value ReadByName(std::string_view key) override {
    const auto at = values.find(key);
    return at == values.end() ? Value::Error() : at->second;
  }
  Value IsSet(std::string_view key) override { return Value::Bool(values.contains(key)); }
  Value Context(ContextField field) override {
    return field == ContextField::kManager ? Value::String("yarn")
           : field == ContextField::kRelease ? Value::String("3.5")
           : field == ContextField::kReleaseIsAssumed ? Value::Bool(false)
                                             : Value::Unknown();
  }
  spark::Release release() const override { return {3, 5}; }
  int64_t TimesSet(std::string_view key) override { return values.contains(key) ? 1 : 0; }
  std::string_view LastSetAs(std::string_view key) override { return values.contains(key) ? "--x" : ""; }
  std::string_view SetBy(std::string_view key) override { return values.contains(key) ? "conf" : ""; }
  std::string_view OnlyOn(std::string_view key) override { return catalogue_.OnlyOn(key, {3, 5}) ? "yarn" : ""; }
  bool IsKnownKey(std::string_view key) override { return catalogue_.IsKnown(key, {3, 5}); }
  std::string KnownIn(std::string_view key) override { return catalogue_.KnownIn(key); }
  std::string_view NearestKey(std::string_view key) override { return catalogue_.Nearest(key, {3, 5}); }
  std::span<const std::string_view> SetKeys(std::string_view prefix) override {
    keys_under.clear();
    std::copy_if(set_keys.begin(), set_keys.end(), std::back_inserter(keys_under),
                 [&](std::string_view key) { return key.starts_with(prefix); });
    return keys_under;
  }
  std::span<const std::string_view> DeprecatedKeys() override {
    keys_under.clear();
    std::copy_if(set_keys.begin(), set_keys.end(), std::back_inserter(keys_under),
                 [&](std::string_view key) { return Deprecated(key).has_value(); });
    return keys_under;
  }
  std::optional<DeprecatedName> Deprecated(std::string_view key) override {
    const auto id = catalogue_.Find(key);
    const spark::DeprecatedRecord* const row = id ? catalogue_.Deprecated(*id, {3, 5}) : nullptr;
    if (row == nullptr) return std::nullopt;
    return DeprecatedName{catalogue_.Text(row->since), catalogue_.Text(row->message),
                          row->renamed == spark::kNoKey ? std::string_view() : catalogue_.Name(row->renamed)};
  }
  Value Environment(std::string_view name) override {
    const auto at = environment.find(name);
    return at == environment.end() ? Value::Null() : Value::String(at->second);
  }
  bool ClassPathIsSparks() override { return class_path_is_sparks; }

 private:
  const spark::Catalogue& catalogue_;
};

// A catalogue from text, in an image of its own.
class TestCatalogue {
 public:
  explicit TestCatalogue(std::string_view toml = kTestCatalogue) : bytes_(Compile(toml)), view_(bytes_), catalogue_(view_) {}
  const spark::Catalogue& get() const { return catalogue_; }

  static void Put(std::string_view toml, image::Writer& writer) {
    spark::CatalogueCompiler compiler;
    SV_CHECK(compiler.AddFile("keys.toml", toml) && compiler.Finish(writer));
  }

 private:
  static std::string Compile(std::string_view toml) {
    image::Writer writer;
    Put(toml, writer);
    return writer.Finish();
  }

  std::string bytes_;
  image::View view_;
  spark::Catalogue catalogue_;
};

// Rule files compiled together with their catalogue into one image.
class TestRules {
 public:
  struct File {
    std::string path;
    std::string text;
  };

  explicit TestRules(std::initializer_list<File> files, std::string_view catalogue = kTestCatalogue) {
    const TestCatalogue before(catalogue);
    image::Writer writer;
    TestCatalogue::Put(catalogue, writer);
    text::SourceSet sources;
    RuleCompiler compiler(before.get(), sources, writer);
    for (const auto& [path, text] : files) compiler.AddFile(sources.Add(path, text));
    for (const CompileProblem& p : compiler.Finish()) problems += Show(p, sources);
    if (!problems.empty()) return;
    bytes_ = writer.Finish();
    view_.emplace(bytes_);
    catalogue_.emplace(*view_);
    program_.emplace(*view_);
  }

  TestRules(const TestRules&) = delete;
  TestRules& operator=(const TestRules&) = delete;

  std::string problems;  // as `rulec` prints them; then there is nothing else
  const Program& program() const { return *program_; }
  const spark::Catalogue& catalogue() const { return *catalogue_; }
  const image::View& image() const { return *view_; }

 private:
  std::string bytes_;
  std::optional<image::View> view_;
  std::optional<spark::Catalogue> catalogue_;
  std::optional<Program> program_;
};

// One expression at a time.
class Fixture {
 public:
  TestCatalogue catalogue;
  TableHost host{catalogue.get()};

  // "5", "unknown", "error" …, or "refused: …" when it does not compile.
  std::string Show(std::string_view expression) {
    std::string problem;
    const std::optional<Value> value = Evaluate(expression, problem);
    return value ? Dump(*value) : "refused: " + problem;
  }

  std::string Problem(std::string_view expression, Type wanted = kDyn, const Scope& scope = {}) {
    std::string problem;
    Evaluate(expression, problem, wanted, scope);
    return problem;
  }

  // The value lives until the next call.
  std::optional<Value> Evaluate(std::string_view expression, std::string& problem, Type wanted = kDyn,
                                const Scope& scope = {}) {
    image::Writer writer;
    Tables tables{writer, {}, {}, 0, 0};
    for (const auto& [name, slot] : scope.slots) tables.slots = std::max(tables.slots, slot.slot + 1);
    ExpressionCompiler compiler(catalogue.get(), tables);
    const auto compiled = compiler.Compile(expression, scope, wanted);
    if (!compiled) {
      const SyntaxError& e = compiled.error();
      problem = std::to_string(e.begin) + ".." + std::to_string(e.end) + ": " + e.message;
      return std::nullopt;
    }
    writer.Put(kNodes, tables.nodes);
    writer.Put(kArguments, tables.arguments);
    writer.Put(kCounts, std::vector<CountsRecord>{{tables.slots, tables.variables, {}}});
    std::vector<ClassRecord> classes = {{HashClassName("a.Known"), {}, 0, {}}, {HashClassName("a.Later"), {{9, 0}, {255, 255}}, 0, {}}};
    std::ranges::sort(classes, {}, &ClassRecord::hash);
    writer.Put(kClasses, classes);
    writer.Put(kClassKinds, std::vector<ClassKindRecord>{{writer.Text("a.Kind"), 0, {}}});
    writer.Put(kPackages, std::vector<PackageRecord>{{writer.Text("java.")}});
    evaluator_.reset();
    program_.reset();
    view_.reset();
    bytes_ = writer.Finish();
    view_ = std::make_unique<image::View>(bytes_);
    program_ = std::make_unique<Program>(*view_);
    evaluator_ = std::make_unique<Evaluator>(*program_, host);
    return evaluator_->Evaluate(compiled->node);
  }

 private:
  std::string bytes_;
  std::unique_ptr<image::View> view_;
  std::unique_ptr<Program> program_;
  std::unique_ptr<Evaluator> evaluator_;
};

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_RULE_FIXTURE_H_
