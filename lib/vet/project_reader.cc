#include "lib/vet/project_reader.h"

#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "lib/base/edit_distance.h"
#include "lib/base/strings.h"
#include "lib/carrier/operator_version.h"
#include "lib/check/rule_choice.h"
#include "lib/report/snippet.h"
#include "lib/rule/toml_file.h"
#include "lib/spark/cluster_manager.h"
#include "lib/text/source.h"
#include "lib/vet/files.h"

namespace sparkvet::vet {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostRead = size_t{1} << 20;  // bytes of a project file
constexpr size_t kMostExtended = 16;  // files that stand on one another

std::string_view KindOf(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string: return "a text";
    case toml::node_type::integer:
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "a boolean";
    case toml::node_type::array: return "a list";
    case toml::node_type::table: return "a table";
    default: return "a date or time";
  }
}

std::string DidYouMean(std::string_view word, const std::vector<std::string_view>& names) {
  base::NearestWord nearest(word, 3);
  for (const std::string_view name : names) nearest.Offer(name);
  return nearest.found().empty() ? std::string() : "did you mean " + std::string(nearest.found()) + '?';
}

std::string List(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

class Reader {
 public:
  explicit Reader(Policies& policies) : policies_(policies), knowledge_(&policies.knowledge()) {}

  std::unique_ptr<Project> Read(const std::string& real) {
    auto project = std::make_unique<Project>();
    project->path = ShownPath(real);
    const base::Result<std::string> text = ReadRegularFile(real, kMostRead);
    if (!text) {
      project->errors.push_back(CannotBeRead(real, text.error()));
      return project;
    }
    File(*project, real, *text);
    return Finished(std::move(project));
  }

  std::unique_ptr<Project> ReadText(std::string_view text) {
    auto project = std::make_unique<Project>();
    project->path = kProjectFile;
    on_disk_ = false;
    File(*project, std::string("/") + std::string(kProjectFile), text);
    return Finished(std::move(project));
  }

 private:
  struct Problem {
    text::Span span;
    std::string message;
    std::string help;
  };
  // Where one file stands.
  struct Here {
    const rule::TomlFile& toml;
    std::string file;    // as it is shown
    std::string folder;
    std::string section;
  };

  void File(Project& project, const std::string& real, std::string_view text) {
    reading_.push_back(real);
    const std::string shown = on_disk_ ? ShownPath(real) : project.path;
    const text::FileId id = sources_.Add(shown, std::string(text));
    std::vector<rule::CompileProblem> syntax;
    const rule::TomlFile toml(sources_, id, syntax);
    for (rule::CompileProblem& p : syntax) problems_.push_back({p.span, std::move(p.message), {}});
    if (syntax.empty()) {
      const Here here{toml, shown, real.substr(0, real.rfind('/')), {}};
      Extend(project, here);
      ReadPolicies(here);
      Top(project, here);
    }
    reading_.pop_back();
  }

  // What the file stands on comes first, so that its own word is the last.
  void Extend(Project& project, const Here& here) {
    const toml::node* const node = here.toml.root().get("extends");
    const std::optional<ProjectSetting> setting = node == nullptr ? std::nullopt : Setting(*FindProjectKey("extends"), *node, here);
    if (!setting) return;
    for (size_t i = 0; i < setting->entries.size(); ++i) {
      const text::Span span = spans_[i];
      if (!on_disk_) continue;
      std::error_code error;
      const std::string real = fs::canonical(fs::path(here.folder) / setting->entries[i].value, error).string();
      const base::Result<std::string> text = error ? base::Result<std::string>(base::Fail(error.message())) : ReadRegularFile(real, kMostRead);
      if (!text) {
        const std::string& why = text.error().message;
        problems_.push_back({span, "cannot be read: " + why.substr(why.starts_with(real + ": ") ? real.size() + 2 : 0), {}});
      } else if (std::find(reading_.begin(), reading_.end(), real) != reading_.end()) {
        problems_.push_back({span, "extends itself", {}});
      } else if (reading_.size() >= kMostExtended) {
        problems_.push_back({span, "too many files extend one another", {}});
      } else {
        const std::vector<text::Span> kept = spans_;
        File(project, real, *text);
        spans_ = kept;
      }
    }
  }

  // First of all, for other settings may name their rules: those of all sections together.
  void ReadPolicies(const Here& here) {
    if (!on_disk_) return;
    const toml::table& root = here.toml.root();
    ReadPoliciesOf(root, here);
    const toml::array* const sections = root[kSections].as_array();
    for (size_t i = 0; sections != nullptr && i < sections->size(); ++i) {
      if (const toml::table* const section = sections->get(i)->as_table()) ReadPoliciesOf(*section, here);
    }
    const WithPolicies& with = policies_.With(policy_files_);
    knowledge_ = with.knowledge;
    policy_errors_ = with.errors;
  }

  void ReadPoliciesOf(const toml::table& table, const Here& here) {
    const toml::node* const node = table.get("policies");
    if (node == nullptr) return;
    const auto add = [&](const toml::node& item) {
      if (!item.is_string()) return;
      std::string path = FromFolder(here.folder, item.as_string()->get());
      if (IsRegularFile(path)) policy_files_.push_back(std::move(path));  // else it is told where its turn comes
    };
    if (const toml::array* const array = node->as_array()) std::for_each(array->begin(), array->end(), add);
    else add(*node);
  }

  void Top(Project& project, const Here& here) {
    for (const auto& [name, node] : here.toml.root()) {
      const ProjectKey* const key = FindProjectKey(name.str());
      if (key != nullptr && name.str() != "extends") {
        if (const auto setting = Setting(*key, node, here)) project.settings.Add(*setting);
      } else if (name.str() == kSections) {
        Sections(project, node, here);
      } else if (key == nullptr) {
        Unknown(name, here, false);
      }
    }
    ExcludeList excludes{{}, here.folder};
    std::vector<std::string> lines;
    for (const ProjectEntry& e : project.settings.All("exclude")) {
      if (e.file == here.file) lines.push_back(e.value);
    }
    excludes.list = IgnoreList::Of(lines);
    if (!lines.empty()) project.excludes.push_back(std::move(excludes));
  }

  void Sections(Project& project, const toml::node& node, const Here& top) {
    const toml::array* const array = node.as_array();
    if (array == nullptr || (!array->empty() && !array->is_array_of_tables())) {
      return Report(node, top, "sections are written [[paths]], each with match = [\"…\"]");
    }
    for (const toml::node& item : *array) {
      const toml::table& table = *item.as_table();
      ProjectSection section{{}, {}, top.folder, {}};
      const toml::node* const match = table.get(kMatch);
      if (match == nullptr) {
        Report(item, top, "[[paths]] needs match = [\"…\"]: the files it is for");
        continue;
      }
      if (const auto lines = Texts(*match, top)) {
        section.match = IgnoreList::Of(*lines);
        section.words = base::Join(*lines, " ");
      }
      Here here{top.toml, top.file, top.folder, section.words};
      for (const auto& [name, value] : table) {
        const ProjectKey* const key = FindProjectKey(name.str());
        if (name.str() == kMatch) continue;
        if (key == nullptr || !key->in_sections) {
          Unknown(name, here, true);
        } else if (const auto setting = Setting(*key, value, here)) {
          section.settings.Add(*setting);
        }
      }
      project.sections.push_back(std::move(section));
    }
  }

  // Of the right type and possible, or told. `spans_` holds the places of its entries.
  std::optional<ProjectSetting> Setting(const ProjectKey& key, const toml::node& node, const Here& here) {
    ProjectSetting setting{&key, {}};
    spans_.clear();
    using Type = ProjectKey::Type;
    const bool is_list = key.type == Type::kTexts || (key.type == Type::kPaths && node.is_array());
    if (is_list) {
      const toml::array* const array = node.as_array();
      if (array == nullptr) {
        Report(node, here, "a list of texts is expected, not " + std::string(KindOf(node)));
        return std::nullopt;
      }
      for (const toml::node& item : *array) Entry(setting, {}, item, here);
    } else if (key.type == Type::kTextTable) {
      const toml::table* const table = node.as_table();
      if (table == nullptr) {
        Report(node, here, "a table is expected, not " + std::string(KindOf(node)));
        return std::nullopt;
      }
      for (const auto& [name, value] : *table) {
        if (const std::string wrong = WhatIsWrongWithName(key, name.str()); !wrong.empty()) {
          problems_.push_back({here.toml.SpanOf(name), wrong, DidYouMean(name.str(), check::RuleNames(knowledge_->program))});
        } else {
          Entry(setting, std::string(name.str()), value, here);
        }
      }
    } else {
      Entry(setting, {}, node, here);
      if (setting.entries.empty()) return std::nullopt;
    }
    return setting;
  }

  void Entry(ProjectSetting& setting, std::string name, const toml::node& node, const Here& here) {
    const toml::value<std::string>* const text = node.as_string();
    const text::Span span = here.toml.SpanOf(node);
    if (setting.key->type == ProjectKey::Type::kSwitch) {
      const std::optional<bool> on = node.value_exact<bool>();
      if (!on) return Report(node, here, "true or false is expected, not " + std::string(KindOf(node)));
      setting.entries.push_back({std::move(name), *on ? "true" : "false", report::Place(sources_, span), here.file, here.section, here.folder});
      spans_.push_back(span);
      return;
    }
    if (text == nullptr) {
      const bool quotes_help = setting.key->choices.empty() && (node.is_number() || node.is_boolean());
      problems_.push_back({span, "a text is expected, not " + std::string(KindOf(node)),
                           quotes_help ? "write it in quotes: \"" + std::string(sources_.Text(span)) + '"' : std::string()});
      return;
    }
    ProjectEntry entry{std::move(name), text->get(), report::Place(sources_, span), here.file, here.section, here.folder};
    if (Problem problem{span, {}, {}}; IsWrong(*setting.key, entry, problem)) {
      problems_.push_back(std::move(problem));
      return;
    }
    setting.entries.push_back(std::move(entry));
    spans_.push_back(span);
  }

  // Of a policy that is wrong nobody knows which rules it was to hold.
  bool IsRule(std::string_view name) const { return !policy_errors_.empty() || check::IsRule(knowledge_->program, name); }

  std::string WhatIsWrongWithName(const ProjectKey& key, std::string_view name) const {
    if (key.name != "severity" || IsRule(name)) return {};
    return "there is no rule '" + std::string(name) + "'";
  }

  // Whether the value is none that the key can have; then `problem` says why.
  bool IsWrong(const ProjectKey& key, const ProjectEntry& entry, Problem& problem) const {
    const std::string& value = entry.value;
    const auto wrong = [&](std::string message, std::string help) {
      problem.message = std::move(message);
      problem.help = std::move(help);
      return true;
    };
    if (!key.choices.empty() && std::find(key.choices.begin(), key.choices.end(), value) == key.choices.end()) {
      const std::vector<std::string_view> choices(key.choices.begin(), key.choices.end());
      return wrong("'" + value + "' is none of " + List(choices), DidYouMean(value, choices));
    }
    if (key.name == "release") {
      const auto release = spark::ParseRelease(value);
      if (release && knowledge_->catalogue.Knows(*release)) return false;
      std::string known;
      for (const spark::ReleaseRecord& r : knowledge_->catalogue.releases()) known += (known.empty() ? "" : ", ") + r.line.ToString();
      return wrong("'" + value + "' is no release known here", "one of " + known);
    }
    if (key.name == "master") {
      const auto releases = knowledge_->catalogue.releases();
      const auto runs = [&](const spark::ReleaseRecord& r) { return spark::ClusterManagerOfConf(value, r.line).has_value(); };
      return std::none_of(releases.begin(), releases.end(), runs) && wrong("'" + value + "' is no master URL", "yarn, k8s://…, spark://…, local[…] are");
    }
    if (key.name == "platform") {
      if (knowledge_->program.Platform(value) != nullptr) return false;
      std::vector<std::string_view> names;
      for (const rule::PlatformRecord& p : knowledge_->program.platforms()) names.push_back(knowledge_->program.Text(p.name));
      return wrong("'" + value + "' is no platform known here", "one of " + List(names));
    }
    if (key.name == "operator-version") {
      return !carrier::OperatorVersion::Parse(value) && wrong("'" + value + "' is no version of the operator", "as 2.1, or a tag: v1beta2-1.3.8-3.1.1");
    }
    if (key.name == "known-keys") {
      return !value.starts_with("spark.") && wrong("a key of Spark's starts with spark.", "all others are dropped");
    }
    if (key.name == "select" || key.name == "ignore") {
      if (IsRule(value) || check::IsRuleOrFamily(knowledge_->program, value)) return false;
      return wrong("there is no rule '" + value + "'", DidYouMean(value, check::RuleNames(knowledge_->program)));
    }
    const bool is_read = key.type == ProjectKey::Type::kPath || key.name == "policies";
    if (is_read && on_disk_) {
      const base::Result<std::string> text = ReadRegularFile(FromFolder(entry.folder, value), kMostWalked);
      return !text && wrong(CannotBeRead(text.error()), "paths are relative to the folder of " + entry.file);
    }
    return value.empty() && key.type != ProjectKey::Type::kTextTable && wrong("empty", {});
  }

  std::optional<std::vector<std::string>> Texts(const toml::node& node, const Here& here) {
    const toml::array* const array = node.as_array();
    std::vector<std::string> out;
    if (array != nullptr) {
      for (const toml::node& item : *array) {
        if (!item.is_string()) {
          Report(item, here, "a text is expected, not " + std::string(KindOf(item)));
          return std::nullopt;
        }
        out.push_back(item.as_string()->get());
      }
      return out;
    }
    Report(node, here, "a list of texts is expected, not " + std::string(KindOf(node)));
    return std::nullopt;
  }

  void Unknown(const toml::key& name, const Here& here, bool in_section) {
    std::vector<std::string_view> names;
    for (const ProjectKey& key : ProjectKeys()) {
      if (!in_section || key.in_sections) names.push_back(key.name);
    }
    names.push_back(in_section ? kMatch : kSections);
    const bool elsewhere = in_section && FindProjectKey(name.str()) != nullptr;
    problems_.push_back({here.toml.SpanOf(name),
                         elsewhere ? "'" + std::string(name.str()) + "' holds for all files: it may not stand in [[paths]]"
                                   : "unknown key '" + std::string(name.str()) + "'",
                         elsewhere ? std::string() : DidYouMean(name.str(), names)});
  }

  void Report(const toml::node& node, const Here& here, std::string message) {
    problems_.push_back({here.toml.SpanOf(node), std::move(message), {}});
  }

  // In the order of the text.
  std::unique_ptr<Project> Finished(std::unique_ptr<Project> project) {
    std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
      return std::pair(a.span.file, a.span.begin) < std::pair(b.span.file, b.span.begin);
    });
    for (const Problem& p : problems_) project->errors.push_back(report::Located(sources_, p.span, p.message, p.help));
    project->errors.insert(project->errors.end(), policy_errors_.begin(), policy_errors_.end());
    return project;
  }

  Policies& policies_;
  const Knowledge* knowledge_;  // with the rules of the policies that are named
  std::vector<std::string> policy_files_, policy_errors_;
  bool on_disk_ = true;
  text::SourceSet sources_;
  std::vector<Problem> problems_;
  std::vector<std::string> reading_;  // files that are being read, each extended by the one before
  std::vector<text::Span> spans_;
};

}  // namespace

std::unique_ptr<Project> ReadProject(Policies& policies, const std::string& real) { return Reader(policies).Read(real); }

std::unique_ptr<Project> ReadProjectText(Policies& policies, std::string_view text) { return Reader(policies).ReadText(text); }

}  // namespace sparkvet::vet
