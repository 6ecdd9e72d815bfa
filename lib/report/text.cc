#include "lib/report/text.h"

#include "lib/base/strings.h"
#include "lib/report/snippet.h"

namespace sparkvet::report {
namespace {

constexpr size_t kMaxNotes = 8;
constexpr size_t kUsualSize = 1000;  // of a finding; room for it

std::string SeverityWord(check::Severity severity, const Style& style) {
  const std::string word(rule::Name(severity));
  switch (severity) {
    case check::Severity::kError: return style.Red(word);
    case check::Severity::kWarning: return style.Yellow(word);
    case check::Severity::kInfo: return style.Cyan(word);
  }
  return word;
}

void AddRemark(std::string& out, std::string_view what, std::string_view text, const Style& style) {
  out += "  = ";
  style.AddBold(out, what);
  out.append(": ").append(text) += '\n';
}

// "stops with org.apache.spark.SparkException (ExecutorAllocationManager.validateSettings)": what the driver does.
void AddDriverRemark(std::string& out, const check::Finding& f, const Style& style) {
  if (!f.stops_driver && f.source.empty()) return;
  std::string text = "prints this";
  if (f.stops_driver) text = "stops with " + base::Printable(f.exception);
  else if (f.times > 1) text += ' ' + std::to_string(f.times) + " times";
  if (!f.source.empty()) text += " (" + f.source + ')';
  AddRemark(out, "driver", text, style);
}

std::string Releases(const check::Verdict& v) {
  if (v.and_later) return v.first.ToString() + '+';
  return v.first.ToString() + (v.first == v.last ? "" : "\u2013" + v.last.ToString());
}

std::string_view Outcome(const check::Verdict& v, const check::Finding& f) {
  const bool is_drivers = f.stops_driver || !f.source.empty();
  if (!v.found) return !is_drivers ? "not said" : v.stops_elsewhere ? "the driver stops at something else" : "accepted";
  return v.stops_driver ? "the driver stops" : is_drivers ? "the driver warns" : "said";
}

// "2.4–3.3: the driver stops; 3.4+: accepted", and what some of them say in other words.
void AddReleasesRemark(std::string& out, const check::Finding& f, const Style& style) {
  if (f.verdicts.empty()) return;
  std::string matrix, words;
  for (const check::Verdict& v : f.verdicts) {
    if (!matrix.empty()) matrix += "; ";
    matrix.append(Releases(v)).append(": ").append(Outcome(v, f));
    if (v.found && v.message != f.message) AddRemark(words, Releases(v), base::Printable(v.message), style);
  }
  AddRemark(out, "releases", matrix, style);
  out += words;
}

}  // namespace

std::string ShowFinding(const check::Finding& f, const text::SourceSet& sources, std::string_view subject_path,
                        const Style& style) {
  std::string out;
  out.reserve(kUsualSize);
  style.AddBold(out, (f.span.known() ? Place(sources, f.span) : base::Printable(subject_path)).append(":"));
  out.append(" ").append(SeverityWord(f.severity, style)).append(": ");
  style.AddBold(out, base::Printable(f.message));
  out += ' ';
  style.AddDim(out, '[' + f.rule + ']');
  out += '\n';
  if (f.span.known()) AddSnippet(out, sources, f.span, '^', "", false, style);
  size_t shown = 0;
  for (const check::Note& note : f.notes) {
    if (++shown > kMaxNotes) {
      AddRemark(out, "note", "and " + base::Count(f.notes.size() - kMaxNotes, "further place"), style);
      break;
    }
    if (!note.span.known()) AddRemark(out, "note", base::Printable(note.text), style);
    else AddSnippet(out, sources, note.span, '-', note.text, note.span.file != f.span.file, style);
  }
  AddDriverRemark(out, f, style);
  AddReleasesRemark(out, f, style);
  if (!f.help.empty()) AddRemark(out, "help", base::Printable(f.help), style);
  if (f.has_page) AddRemark(out, "more", "sparkvet rules " + f.rule, style);
  return out;
}

std::string ShowSuppressed(const check::Suppressed& s, const text::SourceSet& sources, std::string_view subject_path,
                           const Style& style) {
  const std::string why = s.reason.empty() ? "no reason given" : base::Printable(s.reason);
  const std::string until = s.until ? ", until " + check::ShowDate(*s.until) : "";
  std::string out = ShowFinding(s.finding, sources, subject_path, style);
  AddRemark(out, "suppressed", why + until + " (" + Place(sources, s.comment) + ')', style);
  return out;
}

std::string ShowProblem(const carrier::Problem& problem, const text::SourceSet& sources, const Style& style) {
  std::string out = style.Bold(Place(sources, problem.span) + ':') + ' ' + style.Red("error") + ": " +
                    style.Bold(base::Printable(problem.message)) + ' ' + style.Dim("[syntax]") + '\n';
  return out + Snippet(sources, problem.span, '^', "", false, style);
}

}  // namespace sparkvet::report
