// SARIF 2.1.0: rules with their help, further places, fingerprints, fixes.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/strings.h"
#include "lib/report/json_writer.h"
#include "lib/report/outputs.h"

namespace sparkvet::report {
namespace {

// SARIF's URIs: what is no letter, digit or mark of a path is written as its bytes.
std::string Uri(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (base::IsAlpha(c) || base::IsDigit(c) || kPlain.contains(c)) {
      out += c;
      continue;
    }
    constexpr char kHex[] = "0123456789ABCDEF";
    out += '%';
    out += kHex[static_cast<unsigned char>(c) >> 4];
    out += kHex[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

// From 1, in characters.
int64_t Column(const text::SourceFile& file, text::Position p) {
  const std::string_view before = file.Line(p.line).substr(0, p.column - 1);
  int64_t column = 1;
  for (size_t at = 0; at < before.size(); ++column) at += std::max<size_t>(1, base::Utf8Length(before.substr(at)));
  return column;
}

std::string_view Level(check::Severity severity) {
  return severity == check::Severity::kError ? "error" : severity == check::Severity::kWarning ? "warning" : "note";
}

void Region(JsonWriter& w, std::string_view name, const text::SourceFile& file, text::Span span) {
  const text::Position begin = file.Locate(span.begin), end = file.Locate(span.end);
  w.Name(name);
  w.StartObject();
  w.Member("startLine", begin.line);
  w.Member("startColumn", Column(file, begin));
  w.Member("endLine", end.line);
  w.Member("endColumn", Column(file, end));
  w.EndObject();
}

void Artifact(JsonWriter& w, std::string_view path) {
  w.Name("artifactLocation");
  w.StartObject();
  w.Member("uri", Uri(path));
  w.EndObject();
}

void Text(JsonWriter& w, std::string_view name, std::string_view text) {
  w.Name(name);
  w.StartObject();
  w.Member("text", text);
  w.EndObject();
}

// A row of the table of rules.
struct Rule {
  const rule::Program& program;
  const rule::InfoRecord& info;
};

class SarifOutput : public EntryOutput {
 public:
  explicit SarifOutput(const Surroundings& s) : version_(s.version), w_(out_, 2) {
    for (const rule::InfoRecord& info : s.program.infos()) ListRule(s.program, info);
    w_.StartObject();
    w_.Member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    w_.Member("version", "2.1.0");
    w_.Name("runs");
    w_.StartArray();
    w_.StartObject();
    w_.Member("columnKind", "unicodeCodePoints");
    w_.Name("results");
    w_.StartArray();
  }
  void End(const Totals&) override {
    w_.EndArray();
    Tool();  // behind the results: a policy may be met in the last file
    w_.EndObject();
    w_.EndArray();
    w_.EndObject();
    out_ += '\n';
  }

 private:
  // Where the rule stands in the table.
  int64_t ListRule(const rule::Program& program, const rule::InfoRecord& info) {
    const std::string_view id = program.Text(info.id);
    const auto [at, is_new] = places_.try_emplace(std::string(id), static_cast<int64_t>(rules_.size()));
    if (is_new) rules_.push_back({program, info});
    return at->second;
  }

  // None of a line of the driver's without a rule, and of input that cannot be read.
  std::optional<int64_t> IndexOf(const Entry& e) {
    if (const auto at = places_.find(e.finding.rule); at != places_.end()) return at->second;
    if (e.configuration == nullptr) return std::nullopt;
    const rule::Program& program = e.configuration->program;
    const rule::InfoRecord* const info = program.Info(e.finding.rule);
    return info == nullptr ? std::nullopt : std::optional(ListRule(program, *info));
  }

  void Tool() {
    w_.Name("tool");
    w_.StartObject();
    w_.Name("driver");
    w_.StartObject();
    w_.Member("name", "sparkvet");
    w_.Member("version", version_);
    w_.Name("rules");
    w_.StartArray();
    for (const Rule& rule : rules_) Show(rule);
    w_.EndArray();
    w_.EndObject();
    w_.EndObject();
  }

  void Show(const Rule& rule) {
    const auto& [program, info] = rule;
    w_.StartObject();
    w_.Member("id", program.Text(info.id));
    Text(w_, "shortDescription", program.Text(info.summary));
    if (info.why.size > 0) Text(w_, "fullDescription", program.Text(info.why));
    if (info.fix.size > 0) Text(w_, "help", program.Text(info.fix));
    w_.Name("defaultConfiguration");
    w_.StartObject();
    w_.Member("level", Level(info.severity));
    w_.EndObject();
    w_.Name("properties");
    w_.StartObject();
    w_.Name("tags");
    w_.StartArray();
    w_.Text(program.Text(info.family));
    w_.EndArray();
    w_.EndObject();
    w_.EndObject();
  }

  void Location(std::string_view path, const text::SourceFile* file, text::Span span, std::string_view message, int64_t id) {
    w_.StartObject();
    if (id > 0) w_.Member("id", id);
    w_.Name("physicalLocation");
    w_.StartObject();
    Artifact(w_, path);
    if (file != nullptr) Region(w_, "region", *file, span);
    w_.EndObject();
    if (!message.empty()) Text(w_, "message", message);
    w_.EndObject();
  }

  void Add(const Entry& e) override {
    const check::Finding& f = e.finding;
    w_.StartObject();
    w_.Member("ruleId", f.rule);
    if (const std::optional<int64_t> index = IndexOf(e)) w_.Member("ruleIndex", *index);
    w_.Member("level", Level(f.severity));
    Text(w_, "message", f.help.empty() ? f.message : f.message + "\n" + f.help);
    w_.Name("locations");
    w_.StartArray();
    Location(e.path, e.has_place ? &e.sources[f.span.file] : nullptr, f.span, "", 0);
    w_.EndArray();
    RelatedLocations(e);
    w_.Name("partialFingerprints");
    w_.StartObject();
    w_.Member("sparkvet/v1", e.fingerprint);
    w_.EndObject();
    Fixes(e);
    Suppressions(e);
    w_.EndObject();
  }
  void AddSuppressed(const Entry& e) override { Add(e); }

  // An empty list says that the result counts; without one, readers take it that nobody knows.
  void Suppressions(const Entry& e) {
    w_.Name("suppressions");
    w_.StartArray();
    if (e.suppressed != nullptr) {
      const text::SourceFile& file = e.sources[e.suppressed->comment.file];
      w_.StartObject();
      w_.Member("kind", "inSource");
      w_.Member("status", "accepted");
      if (!e.suppressed->reason.empty()) w_.Member("justification", e.suppressed->reason);
      w_.Name("location");
      Location(file.path(), &file, e.suppressed->comment, "", 0);
      w_.EndObject();
    }
    w_.EndArray();
  }

  void RelatedLocations(const Entry& e) {
    int64_t id = 0;
    for (const check::Note& note : e.finding.notes) {
      if (!note.span.known()) continue;
      if (++id == 1) {
        w_.Name("relatedLocations");
        w_.StartArray();
      }
      const text::SourceFile& file = e.sources[note.span.file];
      Location(file.path(), &file, note.span, note.text, id);
    }
    if (id > 0) w_.EndArray();
  }

  void Fixes(const Entry& e) {
    if (e.finding.fix.edits.empty()) return;
    w_.Name("fixes");
    w_.StartArray();
    w_.StartObject();
    Text(w_, "description", e.finding.help.empty() ? e.finding.message : e.finding.help);
    w_.Name("artifactChanges");
    w_.StartArray();
    const std::vector<text::Edit>& edits = e.finding.fix.edits;
    for (size_t i = 0; i < edits.size(); ++i) {  // those of a file stand together
      const text::SourceFile& file = e.sources[edits[i].span.file];
      if (i == 0 || edits[i].span.file != edits[i - 1].span.file) {
        w_.StartObject();
        Artifact(w_, file.path());
        w_.Name("replacements");
        w_.StartArray();
      }
      w_.StartObject();
      Region(w_, "deletedRegion", file, edits[i].span);
      Text(w_, "insertedContent", edits[i].replacement);
      w_.EndObject();
      if (i + 1 < edits.size() && edits[i + 1].span.file == edits[i].span.file) continue;
      w_.EndArray();
      w_.EndObject();
    }
    w_.EndArray();
    w_.EndObject();
    w_.EndArray();
  }

  std::string_view version_;
  JsonWriter w_;
  std::vector<Rule> rules_;
  std::map<std::string, int64_t, std::less<>> places_;  // of ids, among the rules
};

}  // namespace

std::unique_ptr<Output> MakeSarifOutput(const Surroundings& s) { return std::make_unique<SarifOutput>(s); }

}  // namespace sparkvet::report
