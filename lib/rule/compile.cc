#include "lib/rule/compile.h"

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/rule/compile_impl.h"
#include "lib/rule/program.h"
#include "lib/spark/cluster_manager.h"
#include "lib/spark/entry_reader.h"
#include "lib/spark/value.h"

namespace sparkvet::rule {
namespace {

bool IsKebabCase(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

}  // namespace

RuleCompiler::Impl::Impl(const spark::Catalogue& catalogue, const text::SourceSet& sources, image::Writer& writer, const image::View& below)
    : Impl(catalogue, sources, writer) {
  const auto take = [&](auto& rows, image::TagId tag) {
    const auto there = below.Table<typename std::decay_t<decltype(rows)>::value_type>(tag);
    rows.assign(there.begin(), there.end());
  };
  is_policy_ = true;
  take(tables_.nodes, kNodes);
  take(tables_.arguments, kArguments);
  take(pieces_, kPieces);
  take(infos_, kInfos);
  take(examples_, kExamples);
  take(rules_, kRules);
  take(key_lists_, kKeyLists);
  const CountsRecord& counts = below.Table<CountsRecord>(kCounts)[0];
  tables_.slots = counts.slots;
  tables_.variables = counts.variables;
  written_ = counts.written;
  for (const InfoRecord& info : infos_) ids_.emplace(below.Text(info.id));
  for (const PlatformRecord& platform : below.Table<PlatformRecord>(kPlatforms)) platform_names_.emplace(below.Text(platform.name));
}

void RuleCompiler::Impl::AddFile(text::FileId id) {
  const TomlFile& file = files_.emplace_back(sources_, id, problems_);
  const toml::table& root = file.root();
  if (const toml::node* const language = root.get("language"); language && language->value_exact<int64_t>() != kLanguageVersion) {
    file.Report(*language, "this sparkvet reads version " + std::to_string(kLanguageVersion) + " of the rule language");
  }
  if (is_policy_) return file.RefuseOthers(root, {"language", "rule"});
  if (root.contains("platform")) {
    file.RefuseOthers(root, {"language", "platform", "title", "manager", "source", "set", "key"});
    return;
  }
  if (!root.contains("part")) {
    file.RefuseOthers(root, {"language", "rule", "malformed", "check", "derivation", "classes", "packages", "raw"});
    return;
  }
  file.RefuseOthers(root, {"language", "part", "summary", "source", "releases", "written", "step"});
  const std::string name = file.RequiredText(root, "part");
  PartSource& part = parts_by_name_[name];
  if (part.file != nullptr) file.Report(*root.get("part"), "this part exists already");
  part.file = &file;
  if (name == "driver") written_ = file.Releases(root, "written");
  else if (root.contains("written")) file.Report(*root.get("written"), "the part 'driver' says for which releases all parts are written");
}

std::vector<CompileProblem> RuleCompiler::Impl::Finish() {
  if (is_policy_) {
    for (const TomlFile& file : files_) {
      for (const toml::table* t : file.Tables(file.root(), "rule")) CompileRule(file, *t);
    }
  } else {
    CompileAll();
  }
  if (!problems_.empty()) return problems_;
  PutRules();
  if (!is_policy_) PutRest();
  return {};
}

void RuleCompiler::Impl::CompileAll() {
  driver_.keys_must_be_read = submit_.keys_must_be_read = true;
  for (const TomlFile& file : files_) {
    if (file.root().contains("platform")) {
      CompilePlatform(file);
      continue;
    }
    for (const toml::table* t : file.Tables(file.root(), "malformed")) CompileMalformed(file, *t);
    for (const toml::table* t : file.Tables(file.root(), "raw")) CompileRawReads(file, *t);
    for (const toml::table* t : file.Tables(file.root(), "check")) CompileCheck(file, *t);
    for (const toml::table* t : file.Tables(file.root(), "derivation")) CompileDerivation(file, *t);
    for (const toml::table* t : file.Tables(file.root(), "classes")) CompileClasses(file, *t);
    for (const std::string& prefix : file.Texts(file.root(), "packages")) packages_.push_back({Str(prefix)});
    for (const toml::table* t : file.Tables(file.root(), "rule")) CompileRule(file, *t);
  }
  if (const auto driver = parts_by_name_.find("driver"); driver != parts_by_name_.end()) {
    CompilePart(*driver->second.file, driver->second.file->root(), "driver");
  }
  if (const auto submit = parts_by_name_.find("submit"); submit != parts_by_name_.end()) {
    scope_ = &submit_;
    CompilePart(*submit->second.file, submit->second.file->root(), "submit");
    scope_ = &driver_;
  }
  for (const auto& [name, part] : parts_by_name_) {
    if (part.index == kNone) part.file->Report(*part.file->root().get("part"), "no step calls this part");
  }
  for (const Promise& p : promised_) {
    if (!ids_.contains(p.id) && p.node != nullptr) p.file->Report(*p.node, "no rule has that id");
  }
}

// All tables in which rules that are no steps have rows.
void RuleCompiler::Impl::PutRules() {
  image::Writer& w = tables_.writer;
  w.Put(kNodes, tables_.nodes);
  w.Put(kArguments, tables_.arguments);
  w.Put(kPieces, pieces_);
  w.Put(kInfos, infos_);
  w.Put(kExamples, examples_);
  w.Put(kRules, rules_);
  w.Put(kKeyLists, key_lists_);
  w.Put(kCounts, std::vector<CountsRecord>{{tables_.slots, tables_.variables, written_}});
}

void RuleCompiler::Impl::PutRest() {
  image::Writer& w = tables_.writer;
  w.Put(kSteps, steps_);
  w.Put(kParts, parts_);
  w.Put(kMalformed, malformed_);
  std::stable_sort(checks_.begin(), checks_.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  w.Put(kChecks, checks_);
  w.Put(kDerivations, derivations_);
  PutClasses();
  w.Put(kPackages, packages_);
  PutPlatforms();
}

// ---- what all tables share ------------------------------------------------------------------------------------

std::optional<spark::KeyId> RuleCompiler::Impl::Key(const TomlFile& file, const toml::table& table,
                                                    std::string_view field) {
  const std::string name = file.RequiredText(table, field);
  const std::optional<spark::KeyId> key = catalogue_.Find(name);
  if (!key && !name.empty()) {
    const std::string_view nearest = catalogue_.Nearest(name, catalogue_.newest());
    file.Report(*table.get(field), "no Spark release knows the key '" + name + '\'' +
                                       (nearest.empty() ? "" : "; did you mean '" + std::string(nearest) + "'?"));
  }
  return key;
}

Audience RuleCompiler::Impl::AudienceOf(const TomlFile& file, const toml::table& table) {
  Audience audience;
  audience.releases = releases_ = spark::Intersection(file.Releases(table, "releases"), part_releases_);
  const std::vector<std::string> managers = file.Texts(table, "managers");
  if (!managers.empty()) audience.managers = 0;
  for (const std::string& name : managers) {
    const std::optional<spark::ClusterManager> manager = spark::ClusterManagerByName(name);
    if (!manager) file.Report(*table.get("managers"), "unknown cluster manager '" + name + '\'');
    else audience.managers = static_cast<uint8_t>(audience.managers | 1u << static_cast<unsigned>(*manager));
  }
  return audience;
}

std::vector<spark::Release> RuleCompiler::Impl::Checked(const spark::ReleaseRange& releases, const Scope& scope) const {
  std::vector<spark::Release> all, written;
  for (const spark::ReleaseRecord& r : catalogue_.releases()) {
    if (!releases.Contains(r.line)) continue;
    all.push_back(r.line);
    if (written_.Contains(r.line)) written.push_back(r.line);
  }
  return &scope == &driver_ && !written.empty() ? written : all;
}

std::optional<Compiled> RuleCompiler::Impl::Expression(const TomlFile& file, const toml::table& table,
                                                       std::string_view field, const Scope& scope, Type wanted) {
  const std::string text = file.Text(table, field);
  if (text.empty()) return std::nullopt;
  const auto compiled = expressions_.Compile(text, scope, wanted, Checked(releases_, scope));
  if (compiled) return *compiled;
  file.Report(*table.get(field), compiled.error());
  return std::nullopt;
}

image::Range RuleCompiler::Impl::Message(const TomlFile& file, const toml::table& table, std::string_view field,
                                         const Scope& scope, KeyList& keys) {
  const std::string text = file.Text(table, field);
  std::vector<Piece> pieces;
  std::string literal;
  const auto flush = [&](NodeId node) {
    pieces.push_back({Str(literal), node});
    literal.clear();
  };
  const std::vector<spark::Release> checked = Checked(releases_, scope);
  for (size_t i = 0; i < text.size(); ++i) {
    const bool doubled = i + 1 < text.size() && text[i + 1] == text[i];
    if ((text[i] == '{' || text[i] == '}') && doubled) {
      literal += text[i++];
      continue;
    }
    if (text[i] != '{') {
      literal += text[i];
      continue;
    }
    const size_t close = text.find('}', i);
    if (close == std::string::npos) {
      file.Report(*table.get(field), "'{' is not closed; a brace is written '{{'");
      break;
    }
    const auto compiled = expressions_.Compile(std::string_view(text).substr(i + 1, close - i - 1), scope, kDyn, checked);
    if (compiled) {
      keys.Add(compiled->keys);
      flush(compiled->node);
    } else {
      const auto shift = static_cast<uint32_t>(i + 1);
      const SyntaxError& e = compiled.error();
      file.Report(*table.get(field), SyntaxError{e.begin + shift, e.end + shift, e.message});
    }
    i = close;
  }
  if (!literal.empty()) flush(kNone);
  const image::Range range{static_cast<uint32_t>(pieces_.size()), static_cast<uint32_t>(pieces.size())};
  pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
  return range;
}

image::Range RuleCompiler::Impl::StoreKeys(const KeyList& keys) {
  const image::Range range{static_cast<uint32_t>(key_lists_.size()), static_cast<uint32_t>(keys.keys().size())};
  key_lists_.insert(key_lists_.end(), keys.keys().begin(), keys.keys().end());
  return range;
}

void RuleCompiler::Impl::OnKeys(const TomlFile& file, const toml::table& table, KeyList& keys) {
  for (const std::string& name : file.Texts(table, "on")) {
    if (const auto key = catalogue_.Find(name)) keys.Add(*key);
    else file.Report(*table.get("on"), "no Spark release knows the key '" + name + '\'');
  }
}

uint32_t RuleCompiler::Impl::Info(const TomlFile& file, const toml::table& table, std::string_view family,
                                  Severity severity, const Scope& scope, std::string_view default_source) {
  const std::string id = file.Text(table, "id");
  if (id.empty()) return kNone;
  if (!IsKebabCase(id)) file.Report(*table.get("id"), "an id is kebab-case: a-z, 0-9 and hyphens");
  if (!ids_.insert(id).second) file.Report(*table.get("id"), "this id is taken");
  const uint32_t index = info_by_id_.try_emplace(id, static_cast<uint32_t>(infos_.size())).first->second;
  if (index == infos_.size()) infos_.emplace_back();
  InfoRecord info;
  info.id = Str(id);
  info.family = Str(family);
  info.severity = severity;
  info.audience = AudienceOf(file, table);
  const auto documentation = [&](std::string_view field) { return is_policy_ ? file.Text(table, field) : file.RequiredText(table, field); };
  const std::string summary = documentation("summary");
  info.summary = Str(summary.empty() ? file.Text(table, "message") : summary);
  info.why = Str(documentation("why"));
  info.fix = Str(documentation("fix"));
  const std::string source = file.Text(table, "source");
  info.source = Str(source.empty() ? default_source : source);
  KeyList ignored;
  info.help = Message(file, table, "help", scope, ignored);
  info.replace = Message(file, table, "replace", scope, ignored);
  info.is_safe = table["safe"].value_or(false);
  const bool has_place = table.contains("each") || table.contains("at");
  if (info.replace.count > 0 && !has_place) file.Report(*table.get("replace"), "'replace' is for a place: that of 'each', or the key that 'at' names");
  info.examples = Examples(file, table);
  if (info.examples.count == 0 && !is_policy_) file.Report(*table.get("id"), "a rule needs an example");
  infos_[index] = info;
  return index;
}

image::Range RuleCompiler::Impl::Examples(const TomlFile& file, const toml::table& table) {
  image::Range range{static_cast<uint32_t>(examples_.size()), 0};
  for (const toml::table* e : file.Tables(table, "example")) {
    file.RefuseOthers(*e, {"release", "manager", "platform", "bad", "good"});
    const auto is_said = [&](std::string_view field, bool known) {
      if (e->contains(field) && !known) file.Report(*e->get(field), "no such " + std::string(field) + " is known");
    };
    is_said("release", spark::ParseRelease(file.Text(*e, "release")).and_then([&](spark::Release r) { return catalogue_.Knows(r) ? std::optional(r) : std::nullopt; }).has_value());
    is_said("manager", spark::ClusterManagerByName(file.Text(*e, "manager")).has_value());
    if (is_policy_) is_said("platform", platform_names_.contains(file.Text(*e, "platform")));
    examples_.push_back({Str(file.Text(*e, "release")), Str(file.Text(*e, "manager")), Str(file.Text(*e, "platform")),
                         Str(file.RequiredText(*e, "bad")), Str(file.RequiredText(*e, "good"))});
    const auto span = [&](const toml::node* node) { return node == nullptr ? file.SpanOf(*e) : file.SpanOf(*node); };
    example_places_.push_back({file.Text(table, "id"), span(e->get("bad")), span(e->get("good"))});
  }
  range.count = static_cast<uint32_t>(examples_.size()) - range.begin;
  return range;
}

RuleCompiler::RuleCompiler(const spark::Catalogue& catalogue, const text::SourceSet& sources, image::Writer& writer)
    : impl_(std::make_unique<Impl>(catalogue, sources, writer)) {}
RuleCompiler::RuleCompiler(const spark::Catalogue& catalogue, const text::SourceSet& sources, image::Writer& writer, const image::View& below)
    : impl_(std::make_unique<Impl>(catalogue, sources, writer, below)) {}
RuleCompiler::~RuleCompiler() = default;

void RuleCompiler::AddFile(text::FileId file) { impl_->AddFile(file); }
std::vector<CompileProblem> RuleCompiler::Finish() { return impl_->Finish(); }
const std::vector<ExamplePlace>& RuleCompiler::examples() const { return impl_->example_places(); }

std::string Show(const CompileProblem& problem, const text::SourceSet& sources) {
  const text::SourceFile& file = sources[problem.span.file];
  const text::Position at = file.Locate(problem.span.begin);
  const std::string_view line = file.Line(at.line);
  const size_t left = line.size() + 1 - std::min<size_t>(at.column, line.size() + 1);
  const size_t width = std::max<size_t>(1, std::min<size_t>(problem.span.end - problem.span.begin, left));
  std::string caret;
  for (const char c : line.substr(0, at.column - 1)) caret += c == '\t' ? '\t' : ' ';
  return file.path() + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) + ": " + problem.message + '\n' +
         "  " + std::string(line) + "\n  " + caret + std::string(width, '^') + '\n';
}

}  // namespace sparkvet::rule
