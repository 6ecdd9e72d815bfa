#include "lib/carrier/tree_commands.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/adapters.h"
#include "lib/carrier/command_words.h"
#include "lib/carrier/conf_maps.h"
#include "lib/carrier/conf_texts.h"
#include "lib/carrier/embedded.h"
#include "lib/carrier/exports.h"
#include "lib/carrier/release_around.h"
#include "lib/carrier/script_lines.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/spark_application.h"
#include "lib/carrier/tree_arguments.h"
#include "lib/carrier/tree_around.h"
#include "lib/carrier/tree_places.h"
#include "lib/carrier/tree_words.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

constexpr Adapter kManifests = {"spark-application", MentionsOperator, ReadSparkApplications};

// What a script of a document hands to others is read once, however deep scripts and documents stand in each other.
void ReadCommandsWithin(Document& document, const CarrierTables& tables, std::vector<Fragment>& out);
void ReadWithin(Document& document, const CarrierTables& tables, std::vector<Fragment>& out) {
  ReadSparkApplications(document, tables, out);
  ReadCommandsWithin(document, tables, out);
  ReadConfMaps(document, tables, out);
}
constexpr Adapter kWithin = {"within", IsMentioned, ReadWithin};

class Commands {
 public:
  Commands(Document& document, const CarrierTables& tables, bool reads_documents, std::vector<Fragment>& out)
      : reads_documents_(reads_documents), d_(document), tree_(document.tree), rules_(tables.commands), tables_(tables), out_(out), release_(document, tables), around_(document, tables.commands) {}

  void Run() {
    for (const Node& node : tree_.nodes()) {  // a node comes before what is in it
      if (node.kind == Node::Kind::kMap) Map(node);
      else if (node.kind == Node::Kind::kList) List(node);
    }
  }

 private:
  void Map(const Node& map) {
    if (d_.IsTaken(map)) return;
    for (const CommandPairRecord& pair : rules_.pairs()) Pair(map, pair);
    NamedValue(map);
    for (size_t i = 0; i + 1 < map.children.size(); i += 2) {
      const Node& value = tree_.node(map.children[i + 1]);
      around_.SetKey(map.children[i + 1], tree_.node(map.children[i]).text);
      if (value.kind == Node::Kind::kScalar) Scalar(value, map);
    }
  }

  void List(const Node& list) {
    if (d_.IsTaken(list)) return;
    const std::string_view key = around_.KeyOf(list);
    if (list.parent == kNoNode || rules_.IsNever(key)) return;
    const Node& object = around_.Object(list);
    if (const CommandStepRecord* const step = StepOf(key, object); step != nullptr && Step(list, *step)) return;
    if (MentionsOne(list)) {
      CommandWords words(d_, around_.EnvironmentOf(object), around_.IsOfCompose(object) ? nullptr : &rules_);
      if (words.Add(list) && Words(words, list, key)) {
        d_.Take(list);
        return;
      }
      if (rules_.IsLines(key)) Lines(list, object, key);
    }
    for (const NodeIndex item : list.children) {
      around_.SetKey(item, key);
      const Node& value = tree_.node(item);
      if (value.kind == Node::Kind::kScalar) Scalar(value, object);
    }
  }

  // Two lists of one object that are one command line.
  void Pair(const Node& map, const CommandPairRecord& pair) {
    const Node* const first = tree_.Get(map, rules_.Text(pair.first));
    const Node* const second = first == nullptr ? nullptr : tree_.Get(map, rules_.Text(pair.second));
    if (second == nullptr || d_.IsTaken(*first) || d_.IsTaken(*second)) return;
    if (!MentionsOne(*first) && !MentionsOne(*second)) return;
    CommandWords words(d_, around_.EnvironmentOf(map), around_.IsOfCompose(map) ? nullptr : &rules_);
    for (const Node* const part : {first, second}) {
      const bool is_text = part->kind == Node::Kind::kScalar && HasBlank(part->text);
      if (is_text ? pair.splits == 0 || !IsPlainCommand(part->text) || !words.AddSplit(*part) : !words.Add(*part)) return;
    }
    if (Words(words, *first, rules_.Text(pair.first))) {
      d_.Take(*first);
      d_.Take(*second);
    }
  }

  // Whether the words are a command of Spark's.
  bool Words(const CommandWords& words, const Node& node, std::string_view key) {
    std::vector<Fragment> found = ReadCommandWords(words, around_.Object(node), rules_.IsScript(key), around_, tables_, read_document_);
    for (Fragment& f : found) Add(std::move(f), node);
    return !found.empty();
  }

  // {Type: Spark, Args: [--deploy-mode, cluster, s3://b/a.py]}, {spark_submit_task: {parameters: [--class, Main, dbfs:/a.jar]}};
  // null where it is none.
  const CommandStepRecord* StepOf(std::string_view key, const Node& object) {
    for (const CommandStepRecord& row : rules_.steps()) {
      if (rules_.Text(row.list) != key) continue;
      if (const std::string_view under = rules_.Text(row.under); !under.empty() && around_.KeyOf(object) != under) continue;
      const std::string_view name = rules_.Text(row.beside);
      const Node* const beside = name.empty() ? nullptr : around_.Get(object, name);
      if (name.empty() || (beside != nullptr && base::EqualsIgnoreCase(beside->text, rules_.Text(row.is)))) return &row;
    }
    return nullptr;
  }

  bool Step(const Node& list, const CommandStepRecord& step) {
    if (list.children.empty() || tables_.submit.Program(tree_.node(list.children.front()).text)) return false;  // a command, as it seems
    std::optional<Fragment> f = ReadArgumentList(d_, list, around_.EnvironmentOf(around_.Object(list)), tables_.submit);
    if (!f) return false;
    f->open_ended |= step.adds != 0;
    Add(std::move(*f), list);
    d_.Take(list);
    return true;
  }

  // A program of Spark's, or a file of settings, which a script may write.
  bool Mentions(std::string_view text) const { return tables_.submit.IsMentioned(text) || MentionsPropertiesFile(text); }

  // The node itself or one of its items.
  bool MentionsOne(const Node& node) const {
    if (node.kind == Node::Kind::kScalar) return Mentions(node.text);
    return std::any_of(node.children.begin(), node.children.end(), [&](NodeIndex item) { return Mentions(tree_.node(item).text); });
  }

  // ---- texts
  void Scalar(const Node& scalar, const Node& object) {
    const std::string_view text = scalar.text;
    if (scalar.is_alias || d_.IsTaken(scalar) || text.empty()) return;
    const std::string_view key = around_.KeyOf(scalar);
    if (rules_.IsVariable(key)) return Arguments(scalar, 0);
    if (IsParameters(key, text)) return Parameters(scalar, key, {});
    if (rules_.IsChain(key) && text.starts_with("spark.")) return Parameters(scalar, key, key);
    for (const image::Str& name : rules_.variables()) {
      const std::string_view variable = rules_.Text(name);
      if (text.starts_with(variable) && text.substr(variable.size()).starts_with('=')) return Arguments(scalar, variable.size() + 1);
    }
    if (text.contains('\n') && text.contains("apiVersion") && MentionsOperator(text, tables_) && Manifests(scalar)) return;
    if (!HasBlank(text)) return;
    const bool holds_manifest = text.contains("<<") && text.contains("apiVersion") && MentionsOperator(text, tables_);
    const bool may_run = holds_manifest || tables_.submit.IsMentioned(text) || tables_.submit.MayHandSteps(text);
    if (!may_run && !MentionsPropertiesFile(text)) return;
    const Place place = PlaceOf(around_, key, object, text);
    if (!may_run && place != Place::kScript) return;  // many a text tells of such a file
    if (place == Place::kScript && rules_.IsLines(key) && &tree_.node(scalar.parent) == &object) Lines(scalar, object, key);
    if (place != Place::kNever && !d_.IsTaken(scalar)) Script(scalar, place);
  }

  // Whether somebody meant it as a command, where a text at that place may be one.
  static bool IsMeant(const Fragment& f, Place place) {
    return f.kind == Kind::kManifest || HasArguments(f) || (place != Place::kAnywhere && !f.primary_resource.value.empty());
  }

  // A list whose lines one shell runs, behind those of the list that comes before it. The commands of that one are told where
  // it is read itself.
  void Lines(const Node& node, const Node& object, std::string_view key) {
    if (PlaceOf(around_, key, object, {}) != Place::kScript) return;
    ScriptLines lines(d_);
    for (const CommandPairRecord& sequence : rules_.sequences()) {
      if (rules_.Text(sequence.second) != key) continue;
      const Node* const before = around_.Get(object, rules_.Text(sequence.first));
      if (before != nullptr && MayReadAgain(*before)) lines.Add(*before);
    }
    lines.Add(node);
    text::Arena arena;
    const std::vector<Export> exports = KnownOf(around_.EnvironmentOf(object), d_, rules_, arena);
    for (const ScriptLines::Script& script : lines.scripts()) {
      for (Fragment& f : ParseShell(BehindExports(exports, lines.AsWord(script), arena), tables_.submit, read_document_)) {
        const Node* const line = ScriptLines::ItemOf(script, f);
        if (!IsMeant(f, Place::kScript) || line == nullptr || (line != &node && line->parent != tree_.IndexOf(node))) continue;
        Add(std::move(f), *line);
        d_.Take(*line);
      }
    }
  }

  // A list that many maps share is read for each of them, up to a limit.
  bool MayReadAgain(const Node& lines) {
    size_t size = lines.text.size();
    for (const NodeIndex line : lines.children) size += tree_.node(line).text.size() + 1;
    if (size > again_) return false;
    again_ -= size;
    return true;
  }

  void Script(const Node& scalar, Place place) {
    const Node& object = around_.Object(scalar);
    const bool is_of_compose = around_.IsOfCompose(object);
    if (is_of_compose && ScriptOfCompose(scalar, object)) return;
    const Embedded inner(d_, scalar);
    text::Arena arena;
    std::vector<Export> exports;
    if (!is_of_compose) exports = KnownOf(around_.EnvironmentOf(object), d_, rules_, arena);
    const Word text = exports.empty() ? Word() : inner.AsWord(arena);
    const bool is_behind = !exports.empty() && !text.unknown;
    std::vector<Fragment> found = is_behind ? ParseShell(BehindExports(exports, text, arena), tables_.submit, read_document_)
                                            : ParseShell(inner.text(), d_.file(), tables_.submit, read_document_);
    std::erase_if(found, [&](const Fragment& f) { return !IsMeant(f, place); });
    if (!is_behind) inner.Settle(found);
    for (Fragment& f : found) Add(std::move(f), scalar);
    if (!found.empty()) d_.Take(scalar);
  }

  // Compose splits a text into words; a shell runs it where they name one: bash -c "…".
  bool ScriptOfCompose(const Node& scalar, const Node& object) {
    const std::string_view first = scalar.text.substr(0, scalar.text.find_first_of(" \t\n"));
    if (!rules_.IsShell(first.substr(first.rfind('/') + 1))) return false;
    CommandWords words(d_, around_.EnvironmentOf(object));
    if (!words.AddSplit(scalar) || !Words(words, scalar, around_.KeyOf(scalar))) return false;
    d_.Take(scalar);
    return true;
  }

  // {name: PYSPARK_SUBMIT_ARGS, value: "--master yarn pyspark-shell"}
  void NamedValue(const Node& map) {
    const Node* const name = tree_.Get(map, "name");
    if (name == nullptr || name->kind != Node::Kind::kScalar) return;
    if (!rules_.IsVariable(name->text) && !rules_.IsParameters(name->text)) return;
    const Node* const value = tree_.Get(map, "value");
    if (value == nullptr || value->kind != Node::Kind::kScalar || value->is_alias) return;
    if (rules_.IsVariable(name->text)) Arguments(*value, 0);
    else if (IsParameters(name->text, value->text)) Parameters(*value, name->text, {});
  }

  // A field of a request holds nothing else; a variable may be anybody's.
  bool IsParameters(std::string_view name, std::string_view text) const {
    const bool is_variable = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return rules_.IsParameters(name) && (!is_variable || text.starts_with("--"));
  }

  // What PySpark, or a service, hands to spark-submit.
  void Arguments(const Node& scalar, size_t from) { Take(ReadPysparkText(d_, scalar, from, around_.EnvironmentOf(around_.Object(scalar)), tables_.submit), scalar); }
  void Parameters(const Node& scalar, std::string_view title, std::string_view option) {
    Take(ReadArgumentText(d_, scalar, title, option, around_.EnvironmentOf(around_.Object(scalar)), tables_.submit), scalar);
  }
  void Take(std::optional<Fragment> f, const Node& scalar) {
    if (!f) return;
    Add(std::move(*f), scalar);
    d_.Take(scalar);
  }

  // Argo's resource.manifest, a ConfigMap: whole documents as text.
  bool Manifests(const Node& scalar) {
    const Embedded inner(d_, scalar);
    std::vector<Fragment> found = ParseYamlStream(inner.text(), d_.file(), tables_, &kManifests);
    std::erase_if(found, [](const Fragment& f) { return !f.problems.empty() || !f.unread.empty(); });
    inner.Settle(found);
    for (Fragment& f : found) Add(std::move(f), scalar);
    if (!found.empty()) d_.Take(scalar);
    return !found.empty();
  }

  void Add(Fragment&& f, const Node& node) {
    f.title += " in " + tree_.PathOf(node);
    if (f.kind == Kind::kSubmit || f.kind == Kind::kProperties) release_.Tell(f, node);
    out_.push_back(std::move(f));
  }

  bool reads_documents_;
  Document& d_;
  const Tree& tree_;
  const CommandRules& rules_;
  const CarrierTables& tables_;
  std::vector<Fragment>& out_;
  ReleaseAround release_;
  TreeAround around_;
  const ReadDocument read_document_ = [this](const Word& text) { return ParseDocumentText(text, tables_, reads_documents_ ? &kWithin : &kManifests); };
  size_t again_ = 4 << 20;  // bytes of lines that may be read again
};

void ReadCommandsWithin(Document& document, const CarrierTables& tables, std::vector<Fragment>& out) {
  Commands(document, tables, false, out).Run();
}

}  // namespace

bool MentionsCommand(std::string_view text, const CarrierTables& tables) {
  if (tables.submit.IsMentioned(text) || MentionsOperator(text, tables) || tables.submit.MayHandSteps(text)) return true;
  if (MentionsPropertiesFile(text)) return true;
  if (!tables.commands.AreMentioned(text)) return false;
  for (const auto& names : {tables.commands.variables(), tables.commands.parameters()}) {
    for (const image::Str& name : names) {
      if (text.contains(tables.commands.Text(name))) return true;
    }
  }
  for (const image::Str& name : tables.commands.chains()) {
    if (text.contains(tables.commands.Text(name)) && text.contains("spark.")) return true;
  }
  for (const CommandStepRecord& step : tables.commands.steps()) {
    if (text.contains(tables.commands.Word(step)) && text.contains(tables.commands.Text(step.beside))) return true;
  }
  return false;
}

void ReadCommands(Document& document, const CarrierTables& tables, std::vector<Fragment>& out) {
  Commands(document, tables, true, out).Run();
}

}  // namespace sparkvet::carrier
