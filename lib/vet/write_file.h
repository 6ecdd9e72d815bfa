// Writing files so that nobody ever sees half of one.
//
//   ReplaceFile("jobs/a.conf", text)  ->  true; jobs/a.conf holds the text, or (false, and errno) is as it was
#ifndef SPARKVET_LIB_VET_WRITE_FILE_H_
#define SPARKVET_LIB_VET_WRITE_FILE_H_

#include <span>
#include <string>
#include <string_view>

namespace sparkvet::vet {

// All of the texts, one behind the other. False, with errno, when it could not be written.
bool WriteAll(int fd, std::span<const std::string_view> texts);
bool WriteAll(int fd, std::string_view text);

// A file beside it is renamed onto it: a reader sees the old file or the new one. A link stays a link, permissions stay what they are;
// devices and pipes are written to as they stand. False, with errno, when it could not be written.
bool ReplaceFile(const std::string& path, std::string_view text);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_WRITE_FILE_H_
