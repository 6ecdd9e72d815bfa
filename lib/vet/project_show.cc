#include "lib/vet/project_show.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "lib/base/strings.h"
#include "lib/report/json_writer.h"

namespace sparkvet::vet {
namespace {

// A JSON text is a TOML text, too.
std::string Quoted(std::string_view text) {
  std::string out;
  report::AppendJsonText(text, out);
  return out;
}

std::string Name(std::string_view name) {
  const bool bare = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return base::IsAlpha(c) || base::IsDigit(c) || c == '_' || c == '-';
  });
  return bare ? std::string(name) : Quoted(name);
}

struct Line {
  std::string text;
  std::string origin;
};

std::string Origin(const ProjectEntry& e) { return e.place + (e.section.empty() ? "" : ", [[paths]] " + e.section); }

void AddList(const ProjectSetting& setting, bool with_origin, std::vector<Line>& lines) {
  std::string all;
  for (const ProjectEntry& e : setting.entries) all += (all.empty() ? "" : ", ") + Quoted(e.value);
  const std::string begin = std::string(setting.key->name) + " = [";
  if (!with_origin) {
    lines.push_back({begin + all + ']', {}});
    return;
  }
  lines.push_back({begin, {}});
  for (const ProjectEntry& e : setting.entries) lines.push_back({"  " + Quoted(e.value) + ',', Origin(e)});
  lines.push_back({"]", {}});
}

}  // namespace

std::string ShowProject(const ProjectSettings& settings, bool with_origin) {
  using Type = ProjectKey::Type;
  std::vector<Line> lines;
  for (const ProjectSetting& s : settings.all()) {
    if (s.key->type == Type::kTexts || s.key->type == Type::kPaths) AddList(s, with_origin, lines);
    else if (s.key->type == Type::kSwitch) lines.push_back({std::string(s.key->name) + " = " + s.entries[0].value, Origin(s.entries[0])});
    else if (s.key->type != Type::kTextTable) lines.push_back({std::string(s.key->name) + " = " + Quoted(s.entries[0].value), Origin(s.entries[0])});
  }
  for (const ProjectSetting& s : settings.all()) {
    if (s.key->type != Type::kTextTable) continue;
    lines.push_back({(lines.empty() ? "[" : "\n[") + std::string(s.key->name) + ']', {}});
    for (const ProjectEntry& e : s.entries) lines.push_back({Name(e.name) + " = " + Quoted(e.value), Origin(e)});
  }
  size_t width = 0;
  for (const Line& line : lines) {
    if (!line.origin.empty()) width = std::max(width, line.text.size());
  }
  std::string out;
  for (const Line& line : lines) {
    out += line.text;
    if (with_origin && !line.origin.empty()) out += std::string(width - line.text.size(), ' ') + "  # " + base::Printable(line.origin);
    out += '\n';
  }
  return out;
}

}  // namespace sparkvet::vet
