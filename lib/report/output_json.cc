// Our own JSON: one document, or one finding a line. docs/sparkvet.schema.json describes both.
#include <utility>
#include <vector>

#include "lib/report/json_writer.h"
#include "lib/report/outputs.h"

namespace sparkvet::report {
namespace {

constexpr int64_t kVersion = 1;  // of the document: fields are only added within one

void Where(JsonWriter& w, std::string_view path, bool has_place, text::Position begin, text::Position end) {
  w.Member("path", path);
  const std::pair<const char*, uint32_t> numbers[] = {
      {"line", begin.line}, {"column", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
  for (const auto& [name, number] : numbers) {
    w.Name(name);
    if (has_place) w.Int(number);
    else w.Null();
  }
}

void Context(JsonWriter& w, const resolve::Context& c) {
  w.Member("release", c.release.ToString());
  w.Member("releaseWhy", c.release_why);
  w.MemberOrNull("manager", c.manager ? spark::Name(*c.manager) : std::string_view());
  w.MemberOrNull("managerWhy", c.manager_why);
  w.MemberOrNull("deployMode", c.deploy_mode);
  if (c.platform) w.Member("platform", c.platform->name());
}

void Notes(JsonWriter& w, const Entry& e) {
  w.Name("notes");
  w.StartArray();
  for (const check::Note& note : e.finding.notes) {
    w.StartObject();
    w.Member("message", note.text);
    if (note.span.known()) {
      const text::SourceFile& file = e.sources[note.span.file];
      Where(w, file.path(), true, file.Locate(note.span.begin), file.Locate(note.span.end));
    }
    w.EndObject();
  }
  w.EndArray();
}

// What would mend it, where somebody knows.
void Fix(JsonWriter& w, const Entry& e) {
  const check::Fix& fix = e.finding.fix;
  if (fix.edits.empty()) return;
  w.Name("fix");
  w.StartObject();
  w.Name("safe");
  w.Bool(fix.is_safe);
  w.Name("edits");
  w.StartArray();
  for (const text::Edit& edit : fix.edits) {
    const text::SourceFile& file = e.sources[edit.span.file];
    w.StartObject();
    Where(w, file.path(), true, file.Locate(edit.span.begin), file.Locate(edit.span.end));
    w.Member("replacement", edit.replacement);
    w.EndObject();
  }
  w.EndArray();
  w.EndObject();
}

void Driver(JsonWriter& w, const check::Finding& f) {
  w.Name("driver");
  if (!f.stops_driver && f.source.empty()) return w.Null();
  w.StartObject();
  w.Name("stops");
  w.Bool(f.stops_driver);
  w.MemberOrNull("exception", f.exception);
  w.MemberOrNull("source", f.source);
  w.Member("times", f.times);
  w.EndObject();
}

void Releases(JsonWriter& w, const check::Finding& f) {
  if (f.verdicts.empty()) return;
  w.Name("releases");
  w.StartArray();
  for (const check::Verdict& v : f.verdicts) {
    w.StartObject();
    w.Member("first", v.first.ToString());
    w.Member("last", v.last.ToString());
    w.Name("found");
    w.Bool(v.found);
    if (v.found) {
      w.Member("severity", rule::Name(v.severity));
      w.Name("stops");
      w.Bool(v.stops_driver);
      w.Member("message", v.message);
    }
    w.EndObject();
  }
  w.EndArray();
}

// Which comment left it out, and why.
void Suppression(JsonWriter& w, const Entry& e) {
  if (e.suppressed == nullptr) return;
  const check::Suppressed& s = *e.suppressed;
  const text::SourceFile& file = e.sources[s.comment.file];
  w.Name("suppressed");
  w.StartObject();
  w.MemberOrNull("reason", s.reason);
  w.MemberOrNull("until", s.until ? check::ShowDate(*s.until) : "");
  Where(w, file.path(), true, file.Locate(s.comment.begin), file.Locate(s.comment.end));
  w.EndObject();
}

void WriteFinding(JsonWriter& w, const Entry& e) {
  const check::Finding& f = e.finding;
  w.StartObject();
  w.Member("rule", f.rule);
  w.Member("severity", rule::Name(f.severity));
  w.Member("message", f.message);
  Where(w, e.path, e.has_place, e.begin, e.end);
  w.MemberOrNull("help", f.help);
  Driver(w, f);
  Notes(w, e);
  Fix(w, e);
  Releases(w, f);
  if (e.configuration != nullptr) Context(w, e.configuration->context);
  w.Member("fingerprint", e.fingerprint);
  Suppression(w, e);
  w.EndObject();
}

class JsonLinesOutput : public EntryOutput {
 public:
  explicit JsonLinesOutput(const Surroundings& s) : shows_suppressed_(s.shows_suppressed) {}

 private:
  void AddSuppressed(const Entry& e) override {
    if (shows_suppressed_) Add(e);
  }
  void Add(const Entry& e) override {
    JsonWriter w(out_);
    WriteFinding(w, e);
    out_ += '\n';
  }

  bool shows_suppressed_;
};

class JsonOutput : public EntryOutput {
 public:
  explicit JsonOutput(const Surroundings& s) : all_(out_, 2), shows_suppressed_(s.shows_suppressed) {
    all_.StartObject();
    all_.Member("version", kVersion);
    all_.Member("sparkvet", s.version);
    all_.Name("findings");
    all_.StartArray();
  }
  void End(const Totals& totals) override {
    all_.EndArray();
    all_.Name("configurations");
    all_.StartArray();
    for (const std::string& c : shown_) all_.Raw(c);
    all_.EndArray();
    all_.Name("summary");
    all_.StartObject();
    all_.Member("errors", static_cast<int64_t>(totals.errors));
    all_.Member("warnings", static_cast<int64_t>(totals.warnings));
    all_.Member("infos", static_cast<int64_t>(totals.infos));
    all_.Member("configurations", static_cast<int64_t>(totals.configurations));
    if (totals.in_baseline > 0) all_.Member("inBaseline", static_cast<int64_t>(totals.in_baseline));
    all_.Member("suppressed", static_cast<int64_t>(totals.suppressed));
    all_.Member("broken", static_cast<int64_t>(totals.broken));
    all_.EndObject();
    all_.EndObject();
    out_ += '\n';
  }

 private:
  void Begin(const Configuration& c) override {
    JsonWriter w(shown_.emplace_back());
    w.StartObject();
    w.Member("path", c.path);
    Context(w, c.context);
    w.EndObject();
  }
  void Add(const Entry& e) override { WriteFinding(all_, e); }
  void AddSuppressed(const Entry& e) override {
    if (shows_suppressed_) Add(e);
  }

  JsonWriter all_;
  bool shows_suppressed_;
  std::vector<std::string> shown_;  // configurations, as JSON
};

}  // namespace

std::unique_ptr<Output> MakeJsonOutput(const Surroundings& s) { return std::make_unique<JsonOutput>(s); }
std::unique_ptr<Output> MakeJsonLinesOutput(const Surroundings& s) { return std::make_unique<JsonLinesOutput>(s); }

}  // namespace sparkvet::report
