#include "lib/vet/paths.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "lib/vet/files.h"
#include "lib/vet/in_order.h"
#include "lib/vet/walk.h"

namespace sparkvet::vet {
namespace {

using What = VettedPath::What;

// Several files a task, so that files of no interest cost no hand-over; few at first, so that a handful is shared out.
constexpr size_t kFirstBatch = 2, kMostBatch = 16;

struct Batch {
  std::vector<Found> found;
};
struct Results {
  size_t files = 0;
  std::vector<VettedPath> paths;
};

class Worker {
 public:
  Worker(const Vetter& vetter, const PathOptions& options) : vetter_(vetter), options_(options) {}

  Results Work(const Batch& batch) const {
    Results out;
    for (const Found& found : batch.found) {
      std::optional<VettedPath> result = One(found);
      if (result) out.paths.push_back(std::move(*result));
      out.files += found.what == Found::What::kNamed || found.what == Found::What::kFile;
    }
    return out;
  }

 private:
  std::optional<VettedPath> One(const Found& found) const {
    switch (found.what) {
      case Found::What::kNamed: return Named(found.path);
      case Found::What::kFile: return Walked(found.path);
      case Found::What::kEnd: return Told(What::kNothingBelow, found.path, {});
      case Found::What::kNote: return Told(What::kNote, found.path, found.message);
      case Found::What::kFailure: return Told(What::kFailure, found.path, found.message);
    }
    return std::nullopt;
  }

  static VettedPath Told(What what, std::string path, std::string text) {
    return {what, false, std::move(path), std::move(text), {}};
  }

  // A named path always comes to something.
  VettedPath Named(const std::string& path) const {
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
    Vetted vetted = Vet(shown, std::move(bytes), options_.format);
    if (!vetted.recognised) return {What::kNothing, true, shown, std::move(vetted.why), {}};
    return {What::kVetted, true, shown, {}, std::move(vetted)};
  }

  // Of the files below a folder only those count that hold something.
  std::optional<VettedPath> Walked(const std::string& path) const {
    Look look = LookInto(path, kMostWalked);
    switch (look.what) {
      case Look::What::kNothing: return std::nullopt;
      case Look::What::kGone: return Told(What::kNote, path, path + ": is gone since its folder was read");
      case Look::What::kTooLarge: return Told(What::kNote, path, path + ": larger than 64 MiB, not read; name it to have it read");
      case Look::What::kFailure: return Told(What::kFailure, path, std::move(look.text));
      case Look::What::kText: break;
    }
    Vetted vetted = Vet(path, std::move(look.text), nullptr);
    if (!vetted.recognised) return std::nullopt;
    return VettedPath{What::kVetted, false, path, {}, std::move(vetted)};
  }

  Vetted Vet(const std::string& path, std::string bytes, const carrier::Format* format) const {
    return options_.only_read ? vetter_.Read(path, std::move(bytes), format) : vetter_.Vet(path, std::move(bytes), format);
  }

  const Vetter& vetter_;
  const PathOptions& options_;
};

}  // namespace

void VetPaths(const Vetter& vetter, const PathOptions& options, const std::function<void(VettedPath)>& take,
              const std::function<void(size_t)>& progress) {
  Walk walk(options.paths, options.excludes);
  const Worker worker(vetter, options);
  size_t batch_size = kFirstBatch;
  const auto next = [&](Batch& batch) {
    batch.found.clear();
    while (batch.found.size() < batch_size) {
      std::optional<Found> found = walk.Next();
      if (!found) break;
      batch.found.push_back(std::move(*found));
    }
    batch_size = std::min(kMostBatch, batch_size * 2);
    return !batch.found.empty();
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
        any_below |= path.what == What::kVetted || path.what == What::kFailure;
      }
      take(std::move(path));
    }
  };
  InOrder<Batch, Results>(options.jobs, next, [&](const Batch& batch) { return worker.Work(batch); }, hand_out);
}

}  // namespace sparkvet::vet
