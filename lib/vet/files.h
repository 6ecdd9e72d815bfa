// Reading what the user names: files, directories, standard input.
//
//   ReadFile("jobs/a.conf")  ->  its bytes, or Error{"jobs/a.conf: No such file or directory"}
//   FilesUnder("jobs")       ->  {"jobs/a.conf", "jobs/sub/b.yaml"}, sorted; hidden folders and links are not followed
#ifndef SPARKVET_LIB_VET_FILES_H_
#define SPARKVET_LIB_VET_FILES_H_

#include <string>
#include <vector>

#include "lib/base/result.h"

namespace sparkvet::vet {

// "-" is standard input. Anything that is no regular file, pipe or character device is an error, and so is a
// file above text::SourceFile::kMaxBytes.
base::Result<std::string> ReadFile(const std::string& path);

bool IsDirectory(const std::string& path);

// Regular files under a directory. A folder that cannot be read is an error of the whole.
base::Result<std::vector<std::string>> FilesUnder(const std::string& directory);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_FILES_H_
