// reviewdog's diagnostic format. Columns count bytes there, too.
#include "lib/report/json_writer.h"
#include "lib/report/outputs.h"

namespace sparkvet::report {
namespace {

void Range(JsonWriter& w, text::Position begin, text::Position end) {
  const std::pair<const char*, text::Position> ends[] = {{"start", begin}, {"end", end}};
  w.Name("range");
  w.StartObject();
  for (const auto& [name, at] : ends) {
    w.Name(name);
    w.StartObject();
    w.Member("line", at.line);
    w.Member("column", at.column);
    w.EndObject();
  }
  w.EndObject();
}

class RdjsonOutput : public EntryOutput {
 public:
  RdjsonOutput() : w_(out_, 2) {
    w_.StartObject();
    w_.Name("source");
    w_.StartObject();
    w_.Member("name", "sparkvet");
    w_.EndObject();
    w_.Name("diagnostics");
    w_.StartArray();
  }
  void End(const Totals&) override {
    w_.EndArray();
    w_.EndObject();
    out_ += '\n';
  }

 private:
  static std::string_view Severity(const check::Finding& f) {
    return f.severity == check::Severity::kError ? "ERROR" : f.severity == check::Severity::kWarning ? "WARNING" : "INFO";
  }

  void Location(std::string_view path, const text::SourceFile* file, text::Span span) {
    w_.Name("location");
    w_.StartObject();
    w_.Member("path", path);
    if (file != nullptr) Range(w_, file->Locate(span.begin), file->Locate(span.end));
    w_.EndObject();
  }

  void Add(const Entry& e) override {
    const check::Finding& f = e.finding;
    w_.StartObject();
    w_.Member("message", f.help.empty() ? f.message : f.message + "\n" + f.help);
    Location(e.path, e.has_place ? &e.sources[f.span.file] : nullptr, f.span);
    w_.Member("severity", Severity(f));
    w_.Name("code");
    w_.StartObject();
    w_.Member("value", f.rule);
    w_.EndObject();
    w_.Name("suggestions");
    w_.StartArray();
    for (const text::Edit& edit : f.fix.edits) {
      const text::SourceFile& file = e.sources[edit.span.file];
      w_.StartObject();
      Range(w_, file.Locate(edit.span.begin), file.Locate(edit.span.end));
      w_.Member("text", edit.replacement);
      w_.EndObject();
    }
    w_.EndArray();
    w_.Name("relatedLocations");
    w_.StartArray();
    for (const check::Note& note : f.notes) {
      if (!note.span.known()) continue;
      const text::SourceFile& file = e.sources[note.span.file];
      w_.StartObject();
      w_.Member("message", note.text);
      Location(file.path(), &file, note.span);
      w_.EndObject();
    }
    w_.EndArray();
    w_.EndObject();
  }

  JsonWriter w_;
};

}  // namespace

std::unique_ptr<Output> MakeRdjsonOutput(const Surroundings&) { return std::make_unique<RdjsonOutput>(); }

}  // namespace sparkvet::report
