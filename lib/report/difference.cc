#include "lib/report/difference.h"

#include "lib/base/strings.h"
#include "lib/report/json_writer.h"

namespace sparkvet::report {
namespace {

std::string Side(const std::string& value, const std::string& origin, const Style& style) {
  return base::Printable(value) + (origin.empty() ? "" : style.Dim(" (" + origin + ')'));
}

void AddChanges(std::string& out, std::span<const Change> changes, const Style& style) {
  for (const Change& c : changes) {
    out += "  " + base::Printable(c.what) + ": " + Side(c.before, c.before_origin, style) + " -> " + Side(c.after, c.after_origin, style) + '\n';
  }
}

void AddChanges(JsonWriter& w, std::string_view name, std::span<const Change> changes) {
  w.Name(name);
  w.StartArray();
  for (const Change& c : changes) {
    w.StartObject();
    w.Member("what", c.what);
    w.Member("before", c.before);
    w.MemberOrNull("beforeOrigin", c.before_origin);
    w.Member("after", c.after);
    w.MemberOrNull("afterOrigin", c.after_origin);
    w.EndObject();
  }
  w.EndArray();
}

void AddTexts(JsonWriter& w, std::string_view name, std::span<const std::string> texts) {
  w.Name(name);
  w.StartArray();
  for (const std::string& text : texts) w.Text(text);
  w.EndArray();
}

}  // namespace

std::string ShowDifference(const JobDifference& d, const Style& style) {
  if (d.empty()) return {};
  std::string out = style.Bold(d.job) + '\n';
  if (d.where == JobDifference::Where::kOnlyBefore) return out + "  is there no more\n";
  if (d.where == JobDifference::Where::kOnlyAfter) return out + "  is new\n";
  if (d.before != d.after) out += "  " + style.Dim(d.before + " -> " + d.after) + '\n';
  AddChanges(out, d.ends, style);
  AddChanges(out, d.settings, style);
  for (const std::string& finding : d.gone) out += "  " + style.Red("- " + base::Printable(finding)) + '\n';
  for (const std::string& finding : d.come) out += "  " + style.Green("+ " + base::Printable(finding)) + '\n';
  return out;
}

std::string DifferenceAsJson(const JobDifference& d) {
  constexpr std::string_view kWhere[] = {"both", "before", "after"};
  std::string out;
  JsonWriter w(out);
  w.StartObject();
  w.Member("job", d.job);
  w.Member("in", kWhere[static_cast<size_t>(d.where)]);
  w.MemberOrNull("before", d.before);
  w.MemberOrNull("after", d.after);
  AddChanges(w, "ends", d.ends);
  AddChanges(w, "settings", d.settings);
  AddTexts(w, "gone", d.gone);
  AddTexts(w, "new", d.come);
  w.EndObject();
  return out + '\n';
}

}  // namespace sparkvet::report
