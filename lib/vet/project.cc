#include "lib/vet/project.h"

#include <algorithm>

namespace sparkvet::vet {

void ProjectSettings::Add(const ProjectSetting& setting) {
  const auto at = std::lower_bound(settings_.begin(), settings_.end(), setting.key,
                                   [](const ProjectSetting& s, const ProjectKey* key) { return s.key < key; });
  if (at == settings_.end() || at->key != setting.key) {
    settings_.insert(at, setting);
    return;
  }
  switch (setting.key->type) {
    case ProjectKey::Type::kText:
    case ProjectKey::Type::kSwitch:
    case ProjectKey::Type::kPath: at->entries = setting.entries; return;
    case ProjectKey::Type::kTexts:
    case ProjectKey::Type::kPaths: at->entries.insert(at->entries.end(), setting.entries.begin(), setting.entries.end()); return;
    case ProjectKey::Type::kTextTable: break;
  }
  for (const ProjectEntry& entry : setting.entries) {
    const auto same = std::find_if(at->entries.begin(), at->entries.end(), [&](const ProjectEntry& e) { return e.name == entry.name; });
    if (same == at->entries.end()) at->entries.push_back(entry);
    else *same = entry;
  }
}

void ProjectSettings::Add(const ProjectSettings& stronger) {
  for (const ProjectSetting& setting : stronger.settings_) Add(setting);
}

std::span<const ProjectEntry> ProjectSettings::All(std::string_view key) const {
  const auto at = std::find_if(settings_.begin(), settings_.end(), [&](const ProjectSetting& s) { return s.key->name == key; });
  return at == settings_.end() ? std::span<const ProjectEntry>() : at->entries;
}

const ProjectEntry* ProjectSettings::One(std::string_view key) const {
  const auto all = All(key);
  return all.empty() ? nullptr : all.data();
}

bool ProjectSection::Matches(std::string_view real_path) const {
  if (!real_path.starts_with(folder) || !real_path.substr(folder.size()).starts_with('/')) return false;
  const std::string_view path = real_path.substr(folder.size() + 1);
  for (size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
    if (match.Ignores(path.substr(0, slash), true).value_or(false)) return true;
  }
  return match.Ignores(path, false).value_or(false);
}

std::vector<bool> Project::Matching(std::string_view real_path) const {
  std::vector<bool> out;
  for (const ProjectSection& section : sections) out.push_back(section.Matches(real_path));
  return out;
}

ProjectSettings Project::Of(const std::vector<bool>& matching) const {
  ProjectSettings out = settings;
  for (size_t i = 0; i < sections.size() && i < matching.size(); ++i) {
    if (matching[i]) out.Add(sections[i].settings);
  }
  return out;
}

}  // namespace sparkvet::vet
