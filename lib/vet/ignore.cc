#include "lib/vet/ignore.h"

#include <algorithm>
#include <utility>

namespace sparkvet::vet {
namespace {

std::string_view Name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

const std::vector<std::string>& FoldersLeftOut() {
  // What version control, package managers and build tools keep; build and dist are not among them, since people
  // write scripts there.
  static const std::vector<std::string> kFolders = {
      ".bzr",        ".direnv",       ".eggs",      ".git",  ".gradle",     ".hg",         ".ipynb_checkpoints", ".metals",
      ".mypy_cache", ".nox",          ".pixi",      ".pytest_cache", ".ruff_cache", ".svn", ".terraform",        ".terragrunt-cache",
      ".tox",        ".venv",         "__pycache__", "__pypackages__", "node_modules", "site-packages", "target", "venv"};
  return kFolders;
}

IgnoreList IgnoreList::Parse(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  IgnoreList list;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    list.Add(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return list;
}

IgnoreList IgnoreList::Of(const std::vector<std::string>& lines) {
  IgnoreList list;
  for (const std::string& line : lines) list.Add(line);
  return list;
}

void IgnoreList::Add(std::string_view line) {
  if (std::optional<IgnorePattern> pattern = IgnorePattern::Parse(line)) patterns_.push_back(std::move(*pattern));
}

std::optional<bool> IgnoreList::Ignores(std::string_view path, bool is_directory) const {
  for (auto p = patterns_.rbegin(); p != patterns_.rend(); ++p) {
    if (p->Matches(path, is_directory)) return !p->is_negated();
  }
  return std::nullopt;
}

std::optional<bool> ExcludeList::Ignores(std::string_view path, bool is_directory) const {
  if (list.empty()) return std::nullopt;
  const bool below = path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
  return list.Ignores(below ? path.substr(folder.size() + 1) : Name(path), is_directory);
}

void IgnoreRules::Enter(std::string_view folder, FolderRules rules) {
  if (rules.excludes == nullptr && !levels_.empty()) rules.excludes = levels_.back().rules.excludes;
  const size_t work_tree = rules.is_work_tree ? levels_.size() : levels_.empty() ? kNone : levels_.back().work_tree;
  levels_.push_back({folder.size() + 1, std::move(rules), work_tree});
}

void IgnoreRules::Leave() { levels_.pop_back(); }

bool IgnoreRules::Ignores(std::string_view path, bool is_directory) const {
  const auto ask = [&](const IgnoreList& list, size_t base) -> std::optional<bool> {
    if (list.empty() || base > path.size()) return std::nullopt;
    return list.Ignores(path.substr(base), is_directory);
  };
  if (const auto said = excludes_.Ignores(path, is_directory)) return *said;
  if (const auto* const lists = levels_.empty() ? nullptr : levels_.back().rules.excludes; lists != nullptr) {
    for (auto list = lists->rbegin(); list != lists->rend(); ++list) {
      if (const auto said = list->Ignores(path, is_directory)) return *said;
    }
  }
  const auto nearest = [&](IgnoreList FolderRules::*list, size_t from) -> std::optional<bool> {
    for (size_t i = levels_.size(); i-- > from;) {
      if (const auto said = ask(levels_[i].rules.*list, levels_[i].base)) return said;
    }
    return std::nullopt;
  };
  if (const auto said = nearest(&FolderRules::own, 0)) return *said;
  if (const size_t top = levels_.empty() ? kNone : levels_.back().work_tree; top != kNone) {
    if (const auto said = nearest(&FolderRules::git, top)) return *said;
    if (const auto said = ask(levels_[top].rules.git_exclude, levels_[top].base)) return *said;
  }
  const std::vector<std::string>& left_out = FoldersLeftOut();
  return is_directory && std::binary_search(left_out.begin(), left_out.end(), Name(path));
}

}  // namespace sparkvet::vet
