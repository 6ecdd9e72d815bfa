#include "lib/vet/paths.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "lib/vet/files.h"
#include "lib/vet/in_order.h"
#include "lib/vet/memory.h"
#include "lib/vet/walk.h"

namespace sparkvet::vet {
namespace {

using What = VettedPath::What;

// Several files a task, so that files of no interest cost no hand-over; few at first, so that a handful is shared out.
// One thread hands nothing over: what it has vetted is printed, and its memory used again, before the next file.
constexpr size_t kFirstBatch = 2, kMostBatch = 16;

struct Item {
  Found found;
  const Vetter* vetter;
};
struct Batch {
  std::vector<Item> items;
};
struct Results {
  size_t files = 0;
  std::vector<VettedPath> paths;
};

// One thread's.
class Worker {
 public:
  explicit Worker(const PathOptions& options) : options_(options) {}

  Results Work(const Batch& batch) {
    Results out;
    for (const auto& [found, vetter] : batch.items) {
      std::optional<VettedPath> result = One(found, *vetter);
      if (result) out.paths.push_back(std::move(*result));
      out.files += found.what == Found::What::kNamed || found.what == Found::What::kFile;
    }
    return out;
  }

 private:
  std::optional<VettedPath> One(const Found& found, const Vetter& vetter) {
    switch (found.what) {
      case Found::What::kNamed: return Named(found.path, vetter);
      case Found::What::kFile: return Walked(found.path, vetter);
      case Found::What::kEnd: return Told(What::kNothingBelow, found.path, {});
      case Found::What::kNote: return Told(What::kNote, found.path, found.message);
      case Found::What::kFailure: return Told(What::kFailure, found.path, found.message);
      case Found::What::kProject: return Told(What::kProject, found.path, found.message);
    }
    return std::nullopt;
  }

  static VettedPath Told(What what, std::string path, std::string text) {
    return {what, false, std::move(path), std::move(text), {}};
  }

  // A named path always comes to something.
  VettedPath Named(const std::string& path, const Vetter& vetter) {
    const std::string& shown = path == "-" ? options_.stdin_name : path;
    std::string bytes;
    bool read_whole = path == "-" || options_.format != nullptr || !IsRegularFile(path);
    if (!read_whole) {
      Look look = LookInto(path, text::SourceFile::kMaxBytes);
      if (look.what == Look::What::kNothing) return {What::kNothing, true, shown, std::move(look.text), {}};
      if (look.what == Look::What::kText) bytes = std::move(look.text);
      else read_whole = true;  // and have that say what is wrong
    }
    if (read_whole) {
      base::Result<std::string> read = ReadFile(path);
      if (!read) return {What::kFailure, true, shown, read.error().message, {}};
      bytes = std::move(*read);
    }
    Vetted vetted = Vet(vetter, shown, std::move(bytes), options_.format);
    if (!vetted.recognised) return {What::kNothing, true, shown, vetted.why, std::move(vetted)};
    return {What::kVetted, true, shown, {}, std::move(vetted)};
  }

  // Of the files below a folder only those count that hold something.
  std::optional<VettedPath> Walked(const std::string& path, const Vetter& vetter) {
    Look look = LookInto(path, kMostWalked);
    switch (look.what) {
      case Look::What::kNothing: return std::nullopt;
      case Look::What::kGone: return Told(What::kNote, path, path + ": is gone since its folder was read");
      case Look::What::kTooLarge: return Told(What::kNote, path, path + ": larger than 64 MiB, not read; name it to have it read");
      case Look::What::kFailure: return Told(What::kFailure, path, std::move(look.text));
      case Look::What::kText: break;
    }
    Vetted vetted = Vet(vetter, path, std::move(look.text), nullptr);
    if (!vetted.recognised) return std::nullopt;
    return VettedPath{What::kVetted, false, path, {}, std::move(vetted)};
  }

  Vetted Vet(const Vetter& vetter, const std::string& path, std::string bytes, const carrier::Format* format) {
    return options_.only_read ? vetter.Read(path, std::move(bytes), format) : vetter.Vet(path, std::move(bytes), format, &MemoryFor(vetter.knowledge()));
  }

  // Of rules that are known, policies among them. Those of the last file are mostly those of the next.
  Memory& MemoryFor(const Knowledge& knowledge) {
    if (last_ == nullptr || last_->first != &knowledge) last_ = &*memories_.try_emplace(&knowledge, knowledge).first;
    return last_->second;
  }

  const PathOptions& options_;
  std::map<const Knowledge*, Memory> memories_;
  std::pair<const Knowledge* const, Memory>* last_ = nullptr;
};

}  // namespace

void VetPaths(Projects& projects, Vetters& vetters, const PathOptions& options, const std::function<void(VettedPath&)>& take,
              const std::function<void(size_t)>& progress) {
  Walk walk(options.paths, {options.excludes, options.stdin_name, options.excludes_named}, projects);
  std::deque<Worker> workers;
  while (workers.size() < std::max(1U, options.jobs)) workers.emplace_back(options);
  const size_t most_in_batch = options.jobs > 1 ? kMostBatch : 1;
  size_t batch_size = std::min(kFirstBatch, most_in_batch);
  const auto next = [&](Batch& batch) {
    batch.items.clear();
    while (batch.items.size() < batch_size) {
      std::optional<Found> found = walk.Next();
      if (!found) break;
      const Vetter& vetter = vetters.For(found->project, found->real);
      batch.items.push_back({std::move(*found), &vetter});
    }
    batch_size = std::min(most_in_batch, batch_size * 2);
    return !batch.items.empty();
  };
  size_t files = 0;
  bool any_below = false;  // something was told of the folder at hand
  const auto hand_out = [&](Results results) {
    files += results.files;
    if (progress) progress(files);
    for (VettedPath& path : results.paths) {
      if (path.what == What::kNothingBelow) {
        if (std::exchange(any_below, false)) continue;
      } else if (!path.named) {
        any_below |= path.what == What::kVetted || path.what == What::kFailure || path.what == What::kProject;
      }
      take(path);
    }
  };
  InOrder<Batch, Results>(options.jobs, next, [&](const Batch& batch, unsigned thread) { return workers[thread].Work(batch); }, hand_out);
}

}  // namespace sparkvet::vet
