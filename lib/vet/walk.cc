#include "lib/vet/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include "lib/carrier/formats.h"
#include "lib/carrier/recognise.h"
#include "lib/vet/files.h"

namespace sparkvet::vet {
namespace {

constexpr size_t kMostIgnored = size_t{1} << 20;  // bytes: each line is asked for each file

constexpr std::string_view kGit = ".git", kGitIgnore = ".gitignore", kOwnIgnore = ".sparkvetignore";

Found Failure(const std::string& path, int error) { return {Found::What::kFailure, path, path + ": " + std::strerror(error), {}, nullptr}; }

// Absolute and without links; empty if it is not there. The root is "", as everywhere here.
std::string RealPath(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(realpath(path.c_str(), nullptr), &std::free);
  return real == nullptr ? std::string() : std::string_view(real.get()) == "/" ? std::string() : std::string(real.get());
}

std::string_view Parent(std::string_view real) { return real.substr(0, std::min(real.rfind('/'), real.size())); }

bool Exists(const std::string& path) {
  struct stat info {};
  return lstat(path.c_str(), &info) == 0;
}

// The first line of a small file, or nothing.
std::string FirstLine(const std::string& path) {
  const base::Result<std::string> text = ReadRegularFile(path, kMostIgnored);
  return text ? text->substr(0, text->find('\n')) : std::string();
}

// Where the repository of a work tree keeps what all its work trees share: .git, or where the file .git points.
std::string CommonFolder(const std::string& work_tree) {
  const std::string git = work_tree + "/.git";
  constexpr std::string_view kPointer = "gitdir: ";
  if (IsDirectory(git)) return git;
  const std::string pointer = FirstLine(git);
  if (!pointer.starts_with(kPointer)) return git;
  const std::string target = pointer.substr(kPointer.size());
  const std::string own = target.starts_with('/') ? target : work_tree + '/' + target;
  const std::string common = FirstLine(own + "/commondir");
  return common.empty() ? own : common.starts_with('/') ? common : own + '/' + common;
}

// Bytes, with the slash that stands behind a folder's name in a path.
bool Before(std::string_view a, bool a_is_folder, std::string_view b, bool b_is_folder) {
  const size_t common = std::min(a.size(), b.size());
  if (const int order = std::memcmp(a.data(), b.data(), common); order != 0) return order < 0;
  const auto at = [&](std::string_view name, bool is_folder) {
    return name.size() > common ? static_cast<unsigned char>(name[common]) : is_folder ? '/' : 0;
  };
  return at(a, a_is_folder) < at(b, b_is_folder);
}

}  // namespace

Walk::Walk(std::vector<std::string> named, WalkOptions options, Projects& projects)
    : named_(std::move(named)),
      excludes_(IgnoreList::Of(options.excludes)),
      here_(RealPath(".")),
      projects_(projects),
      stdin_name_(std::move(options.stdin_name)),
      excludes_named_(options.excludes_named) {}

std::optional<Found> Walk::Next() {
  while (true) {
    if (!pending_.empty()) {
      Found found = std::move(pending_.front());
      pending_.erase(pending_.begin());
      return found;
    }
    if (folders_.empty()) {
      if (next_named_ == named_.size()) return std::nullopt;
      if (auto found = Begin(named_[next_named_++])) return found;
      continue;
    }
    Folder& folder = folders_.back();
    if (folder.next == folder.entries.size()) {
      folders_.pop_back();
      rules_.Leave();
      if (folders_.empty()) return Found{Found::What::kEnd, shown_root_, {}, {}, nullptr};
      continue;
    }
    if (auto found = Meet(folder, folder.entries[folder.next++])) return found;
  }
}

std::optional<Found> Walk::Begin(const std::string& named) {
  if (named == "-" || !IsDirectory(named)) {
    Found found = Named(named);
    if (!IsSound(found.project)) return std::nullopt;
    if (!excludes_named_) return found;
    const std::string root = found.real.starts_with(here_ + '/') ? here_ : std::string(Parent(found.real));
    if (IsReached(root, projects_.Of(root), found.real)) return found;
    return Found{Found::What::kNote, named, named + ": left out, as a walk would", {}, nullptr};
  }
  rules_ = IgnoreRules();
  root_ = RealPath(named);
  shown_root_ = named;
  rules_.SetExcludes(Excludes(root_));
  EnterAncestors(rules_, root_);
  const std::string shown = named == "." || named == "./" ? "" : named.ends_with('/') ? named : named + '/';
  return Open(shown, root_, projects_.Of(root_));
}

Found Walk::Named(const std::string& named) {
  const std::string path = named == "-" ? stdin_name_ : named;
  const size_t slash = path.rfind('/');
  // Standard input may count as a file of a folder that is not there.
  std::string folder = slash == std::string::npos ? here_ : slash == 0 ? std::string() : RealPath(path.substr(0, slash));
  if (folder.empty() && slash != 0) folder = path.starts_with('/') ? path.substr(0, slash) : here_ + '/' + path.substr(0, slash);
  return {Found::What::kNamed, named, {}, folder + '/' + path.substr(slash + 1), projects_.Of(folder)};
}

bool Walk::IsSound(const Project* project) {
  if (project == nullptr || project->errors.empty()) return true;
  if (told_.insert(project).second) {
    for (const std::string& error : project->errors) pending_.push_back({Found::What::kProject, project->path, error, {}, nullptr});
  }
  return false;
}

// Below the working directory the excludes are relative to that, elsewhere to the named folder.
ExcludeList Walk::Excludes(const std::string& root) const {
  return {excludes_, root == here_ || root.starts_with(here_ + '/') ? here_ : root};
}

// The folders above it, from the top of its work tree (or of the file system) down: their ignore files count, too.
void Walk::EnterAncestors(IgnoreRules& rules, const std::string& root) {
  std::vector<std::string> above;
  for (std::string_view at = root; !at.empty() && !Exists(std::string(at) + "/.git");) {
    at = Parent(at);
    above.emplace_back(at);
  }
  for (auto folder = above.rbegin(); folder != above.rend(); ++folder) rules.Enter(*folder, Load(*folder));
}

FolderRules Walk::Load(const std::string& folder) {
  FolderRules rules;
  const auto read = [&](const std::string& path) {
    struct stat info {};
    if (lstat(path.c_str(), &info) != 0) return IgnoreList();
    if (S_ISLNK(info.st_mode) && (path.ends_with(kGitIgnore) || !IsRegularFile(path))) return IgnoreList();  // git follows none
    if (!S_ISREG(info.st_mode) && !S_ISLNK(info.st_mode)) return IgnoreList();
    const base::Result<std::string> text = ReadRegularFile(path, kMostIgnored);
    if (text) return IgnoreList::Parse(*text);
    pending_.push_back({Found::What::kFailure, path, text.error().message, {}, nullptr});
    return IgnoreList();
  };
  rules.own = read(folder + '/' + std::string(kOwnIgnore));
  rules.git = read(folder + '/' + std::string(kGitIgnore));
  rules.is_work_tree = Exists(folder + '/' + std::string(kGit));
  if (rules.is_work_tree) rules.git_exclude = read(CommonFolder(folder) + "/info/exclude");
  return rules;
}

std::optional<Found> Walk::Open(std::string shown, std::string real, const Project* above) {
  const std::string path = shown.empty() ? "." : shown.size() == 1 ? shown : shown.substr(0, shown.size() - 1);
  DIR* const stream = opendir(path.c_str());
  if (stream == nullptr) {
    if (errno == ENOENT) return Found{Found::What::kNote, path, path + ": is gone since its folder was read", {}, nullptr};
    return Failure(path, errno);
  }
  Folder folder{std::move(shown), std::move(real), {}, {}, nullptr, 0};
  bool has_rules = false, has_project = false;
  errno = 0;
  for (const dirent* e = readdir(stream); e != nullptr; errno = 0, e = readdir(stream)) {
    const std::string_view name = e->d_name;
    if (name == "." || name == "..") continue;
    const bool is_rules = name == kGit || name == kGitIgnore || name == kOwnIgnore, is_project = name == kProjectFile;
    has_rules |= is_rules;
    unsigned char type = e->d_type;
    struct stat info {};
    if (type == DT_UNKNOWN && fstatat(dirfd(stream), e->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0) type = static_cast<unsigned char>(IFTODT(info.st_mode));
    has_project |= is_project && (type == DT_REG || type == DT_LNK);
    if ((type != DT_REG && type != DT_DIR && type != DT_LNK) || ((is_rules || is_project) && type != DT_DIR)) continue;
    folder.entries.push_back({static_cast<uint32_t>(folder.names.size()), static_cast<uint16_t>(name.size()),
                              type == DT_DIR ? Kind::kFolder : type == DT_LNK ? Kind::kLink : Kind::kFile});
    folder.names.append(name);
  }
  const int error = errno;
  closedir(stream);
  std::sort(folder.entries.begin(), folder.entries.end(), [&](const Entry& a, const Entry& b) {
    return Before(folder.Name(a), a.kind == Kind::kFolder, folder.Name(b), b.kind == Kind::kFolder);
  });
  folder.project = projects_.Below(above, folder.real, has_project);
  FolderRules rules = has_rules ? Load(folder.real) : FolderRules();
  if (folder.project != nullptr && (folders_.empty() || folder.project != above)) rules.excludes = &folder.project->excludes;
  rules_.Enter(folder.real, std::move(rules));
  folders_.push_back(std::move(folder));
  return error == 0 ? std::nullopt : std::optional(Failure(path, error));
}

std::optional<Found> Walk::Meet(Folder& folder, const Entry& entry) {
  const std::string_view name = folder.Name(entry);
  const bool is_folder = entry.kind == Kind::kFolder;
  if (!is_folder && !carrier::MayCarry(name)) return std::nullopt;
  std::string real = folder.real + '/';
  real += name;
  if (rules_.Ignores(real, is_folder)) return std::nullopt;
  std::string shown = folder.shown;
  shown += name;
  if (is_folder) return Open(shown + '/', std::move(real), folder.project);
  if (!IsSound(folder.project)) return std::nullopt;
  std::string trouble;
  if (entry.kind == Kind::kLink && !IsNewFile(shown, real, trouble)) {
    return trouble.empty() ? std::nullopt : std::optional(Found{Found::What::kNote, shown, trouble, {}, nullptr});
  }
  return Found{Found::What::kFile, std::move(shown), {}, std::move(real), folder.project};
}

// Whether a link leads to a file that is read under no other name.
bool Walk::IsNewFile(const std::string& shown, const std::string& real, std::string& trouble) {
  struct stat info {};
  if (stat(shown.c_str(), &info) != 0) {
    trouble = shown + ": a link that leads nowhere: " + std::strerror(errno);
    return false;
  }
  if (!S_ISREG(info.st_mode)) return false;
  const std::string target = RealPath(shown);
  // Under a name of another kind the file may be no carrier at all.
  const bool same_kind = carrier::Extension(carrier::PlainName(target)) == carrier::Extension(carrier::PlainName(real)) &&
                         carrier::NameHasTrace(target) == carrier::NameHasTrace(real);
  const bool is_below = target.starts_with(root_ + '/');
  if (same_kind && is_below && IsReached(root_, folders_.front().project, target)) return false;
  return through_links_.emplace(info.st_dev, info.st_ino).second;
}

// Whether a walk of this root meets the file below it.
bool Walk::IsReached(const std::string& root, const Project* project, const std::string& real) {
  const size_t told = pending_.size();
  IgnoreRules rules;
  rules.SetExcludes(Excludes(root));
  EnterAncestors(rules, root);
  bool reached = true;
  for (size_t at = root.size(); reached && at < real.size();) {
    const std::string folder = real.substr(0, at);
    FolderRules here = Load(folder);
    project = projects_.Below(project, folder, Exists(folder + '/' + std::string(kProjectFile)));
    if (project != nullptr) here.excludes = &project->excludes;
    rules.Enter(folder, std::move(here));
    at = std::min(real.find('/', at + 1), real.size());
    reached = !rules.Ignores(std::string_view(real).substr(0, at), at < real.size());
  }
  pending_.resize(told);  // what is wrong with these ignore files is told when they are met
  return reached;
}

}  // namespace sparkvet::vet
