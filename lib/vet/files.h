// Reading what the user names, and looking at what a walk meets.
//
//   ReadFile("jobs/a.conf")    ->  its bytes, or Error{"jobs/a.conf: No such file or directory"}
//   LookInto("photo.raw")      ->  nothing of Spark's, after one look at its first bytes
//
// Which files there are is the walk's to say (walk.h).
#ifndef SPARKVET_LIB_VET_FILES_H_
#define SPARKVET_LIB_VET_FILES_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/base/result.h"

namespace sparkvet::vet {

// "-" is standard input. Anything that is no regular file, pipe or character device is an error, and so is a
// file above text::SourceFile::kMaxBytes.
base::Result<std::string> ReadFile(const std::string& path);

// As people see it: relative to the working directory.
std::string ShownPath(const std::string& absolute);

// A path as a file of that folder names it.
std::string FromFolder(const std::string& folder, const std::string& path);

bool IsDirectory(const std::string& path);

bool IsRegularFile(const std::string& path);

// What ReadFile or ReadRegularFile has failed with, without the path: "cannot be read: No such file or directory".
std::string CannotBeRead(const base::Error& error);
// The same as of a mistake in the file: "policies/a.toml: error: cannot be read: No such file or directory\n".
std::string CannotBeRead(const std::string& path, const base::Error& error);

// A file that somebody's tree names or holds: a regular one of bounded size, so that no tree can make us wait or run out of memory.
base::Result<std::string> ReadRegularFile(const std::string& path, size_t most);

// What a look at a file came to.
struct Look {
  enum class What : uint8_t {
    kText,      // `text` is all of it, and mentions Spark
    kNothing,   // it cannot hold anything of Spark's; `text` says why
    kGone,      // it vanished since its folder was read
    kTooLarge,  // it mentions Spark, and is larger than it may be
    kFailure,   // `text` says why it cannot be read
  };
  What what;
  std::string text;
};

// A larger file is not read because a walk met it: it is data that mentions Spark (an event log), and memory is bounded.
inline constexpr size_t kMostWalked = size_t{64} << 20;

// Reads as little as tells that nothing of Spark's is in the file: its first bytes where they are binary, and the rest
// piece by piece, kept only once it mentions Spark.
Look LookInto(const std::string& path, size_t most);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_FILES_H_
