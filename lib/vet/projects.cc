#include "lib/vet/projects.h"

#include <algorithm>
#include <filesystem>

#include "lib/vet/files.h"
#include "lib/vet/project_reader.h"

namespace sparkvet::vet {

const Project* Projects::Of(const std::string& folder) {
  if (isolated_) return nullptr;
  if (!only_.empty()) return Read(only_);
  if (folder == last_folder_) return last_;
  last_folder_ = folder;
  for (std::string_view at = folder;; at = at.substr(0, at.rfind('/'))) {
    const std::string file = std::string(at) + '/' + std::string(kProjectFile);
    if (IsRegularFile(file)) return last_ = Read(file);
    if (at.empty()) return last_ = nullptr;
  }
}

const Project* Projects::Below(const Project* above, const std::string& folder, bool has_file) {
  if (isolated_ || !only_.empty() || !has_file) return above;
  return Read(folder + '/' + std::string(kProjectFile));
}

const Project* Projects::Read(const std::string& file) {
  // A link counts where it lies, not where it leads: its paths are relative to that folder.
  std::error_code error;
  const std::filesystem::path path = std::filesystem::absolute(file, error);
  const std::filesystem::path folder = std::filesystem::canonical(path.parent_path(), error);
  const std::string real = error ? file : (folder / path.filename()).string();
  const auto [at, is_new] = read_.try_emplace(real);
  if (is_new) at->second = ReadProject(policies_, real);
  return at->second.get();
}

}  // namespace sparkvet::vet
