// The compiler's inside, shared by compile.cc (files, rules, readers) and compile_driver.cc (parts and steps).
#ifndef SPARKVET_LIB_RULE_COMPILE_IMPL_H_
#define SPARKVET_LIB_RULE_COMPILE_IMPL_H_

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/rule/compile.h"
#include "lib/rule/compile_expression.h"
#include "lib/rule/records.h"
#include "lib/rule/toml_file.h"
#include "lib/spark/entry_reader.h"

namespace sparkvet::rule {

class RuleCompiler::Impl {
 public:
  Impl(const spark::Catalogue& catalogue, const text::SourceSet& sources, image::Writer& writer)
      : catalogue_(catalogue), sources_(sources), tables_{writer, {}, {}, 0, 0}, expressions_(catalogue, tables_) {}
  // Of policies, which come behind what is in the image already.
  Impl(const spark::Catalogue& catalogue, const text::SourceSet& sources, image::Writer& writer, const image::View& below);

  void AddFile(text::FileId file);
  std::vector<CompileProblem> Finish();
  const std::vector<ExamplePlace>& example_places() const { return example_places_; }

 private:
  struct PartSource {
    const TomlFile* file = nullptr;
    uint32_t index = kNone;  // of its record, once compiled
    bool in_progress = false;
  };
  // An id that a step refers to before it is given.
  struct Promise {
    const TomlFile* file = nullptr;
    const toml::node* node = nullptr;
    std::string id;
  };

  // Keys that releases read by a getter of SparkConf: their defaults stand in `keys`.
  struct RawReads {
    const TomlFile* file = nullptr;
    const toml::table* keys = nullptr;
    spark::ReleaseRange releases;
    spark::Getter getter = spark::Getter::kEntry;
  };
  // How some releases read a key; `raw` is null where they do by its entry, or as the step says.
  struct WayOfReading {
    spark::ReleaseRange releases;
    spark::Getter getter = spark::Getter::kEntry;
    const RawReads* raw = nullptr;
  };

  // compile_platform.cc
  void CompilePlatform(const TomlFile& file);
  PlatformSetRecord CompilePlatformSet(const TomlFile& file, const toml::table& table, const std::string& source);
  PlatformKeyRecord CompilePlatformKey(const TomlFile& file, const toml::table& table, const std::string& source);
  void PutPlatforms();

  // compile.cc
  void CompileAll();
  void PutRules();
  void PutRest();

  // compile_rules.cc
  void CompileRule(const TomlFile& file, const toml::table& table);
  void CompileMalformed(const TomlFile& file, const toml::table& table);
  void CompileCheck(const TomlFile& file, const toml::table& table);
  void CompileClasses(const TomlFile& file, const toml::table& table);
  void PutClasses();
  void CompileDerivation(const TomlFile& file, const toml::table& table);

  // compile.cc: what all tables share
  std::optional<spark::KeyId> Key(const TomlFile& file, const toml::table& table, std::string_view field);
  // From here on expressions are for these releases.
  Audience AudienceOf(const TomlFile& file, const toml::table& table);
  // Those for which an expression's types must be right: of the driver's steps, the ones that the driver is written for.
  std::vector<spark::Release> Checked(const spark::ReleaseRange& releases, const Scope& scope) const;
  uint32_t Info(const TomlFile& file, const toml::table& table, std::string_view family, Severity severity,
                const Scope& scope, std::string_view default_source);
  image::Range Examples(const TomlFile& file, const toml::table& table);
  std::optional<Compiled> Expression(const TomlFile& file, const toml::table& table, std::string_view field,
                                     const Scope& scope, Type wanted);
  // The pieces of a text with {expressions}; their keys are added to `keys`.
  image::Range Message(const TomlFile& file, const toml::table& table, std::string_view field, const Scope& scope,
                       KeyList& keys);
  image::Range StoreKeys(const KeyList& keys);
  void OnKeys(const TomlFile& file, const toml::table& table, KeyList& keys);
  image::Str Str(std::string_view s) { return tables_.writer.Text(s); }

  // compile_driver.cc
  uint32_t CompilePart(const TomlFile& from, const toml::table& at, const std::string& name);
  void CompileStep(const TomlFile& file, const toml::table& table, std::string_view source,
                   std::vector<StepRecord>& steps);
  void CompileReads(const TomlFile& file, const toml::table& table, const StepRecord& common, std::vector<StepRecord>& steps);
  void CompileReadsOf(const TomlFile& file, const toml::table& table, const toml::node& at, spark::KeyId key,
                      const StepRecord& common, std::vector<StepRecord>& steps);
  std::vector<WayOfReading> WaysOfReading(const TomlFile& file, const toml::table& table, const toml::node& at,
                                          spark::KeyId key, const spark::ReleaseRange& releases) const;
  const RawReads* RawIn(spark::KeyId key, spark::Release release) const;
  NodeId RawDefault(const RawReads& raw, spark::KeyId key, Type type);
  void CompileRawReads(const TomlFile& file, const toml::table& table);
  Type ReadKey(const TomlFile& file, const toml::node& at, spark::Getter getter, spark::KeyId key, const std::string& name,
               StepRecord& step, KeyList& keys);
  void CompileReadTemplate(const TomlFile& file, const toml::table& table, StepRecord& step);
  void CompileLet(const TomlFile& file, const toml::table& table, StepRecord& step, KeyList& keys);
  void CompileCall(const TomlFile& file, const toml::table& table, StepRecord& step);
  void CompileSaying(const TomlFile& file, const toml::table& table, StepRecord& step, KeyList& keys);
  void CompileArgument(const TomlFile& file, const toml::table& table, StepRecord& step);
  void CompileAssign(const TomlFile& file, const toml::table& table, StepRecord& step);
  void CompileDecide(const TomlFile& file, const toml::table& table, StepRecord& step, KeyList& keys);
  void KeepUnless(StepRecord& let);
  uint32_t SameRule(const TomlFile& file, const toml::table& table);
  uint32_t NewSlot(const std::string& name, Type type, const KeyList& keys);
  uint32_t NewSlot(const std::string& name, const std::vector<Reading>& readings);

  const spark::Catalogue& catalogue_;
  const text::SourceSet& sources_;
  Tables tables_;
  ExpressionCompiler expressions_;
  std::vector<CompileProblem> problems_;
  std::deque<TomlFile> files_;
  std::map<std::string, PartSource> parts_by_name_;
  std::multimap<spark::KeyId, RawReads> raw_reads_;
  Scope driver_;
  Scope submit_;  // spark-submit's own part runs before it, over names of its own
  Scope* scope_ = &driver_;
  spark::ReleaseRange written_;        // the releases whose driver the parts describe
  spark::ReleaseRange part_releases_;  // of the part that is compiled
  spark::ReleaseRange releases_;       // of what is compiled
  bool is_policy_ = false;
  std::vector<ExamplePlace> example_places_;
  std::set<std::string> ids_;
  std::map<std::string, uint32_t> info_by_id_;
  std::vector<Promise> promised_;

  std::vector<Piece> pieces_;
  std::vector<StepRecord> steps_;
  std::vector<PartRecord> parts_;
  std::vector<InfoRecord> infos_;
  std::vector<ExampleRecord> examples_;
  std::vector<RuleRecord> rules_;
  std::vector<spark::KeyId> key_lists_;
  std::vector<MalformedRecord> malformed_;
  std::vector<CheckRecord> checks_;
  std::vector<DerivationRecord> derivations_;
  std::vector<ClassRecord> classes_;
  std::map<std::vector<std::string>, uint16_t> class_kinds_;  // a set of kinds: its number
  std::vector<PackageRecord> packages_;
  std::set<std::string> platform_names_;
  std::vector<PlatformRecord> platforms_;
  std::vector<PlatformSetRecord> platform_sets_;
  std::vector<PlatformKeyRecord> platform_keys_;
};

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_COMPILE_IMPL_H_
