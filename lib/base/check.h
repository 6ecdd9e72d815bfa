// SV_CHECK(condition): a promise that the code makes to itself. A broken one is our bug: the program
// says where and aborts with exit code 4, so that it is never mistaken for an answer about a configuration.
#ifndef SPARKVET_LIB_BASE_CHECK_H_
#define SPARKVET_LIB_BASE_CHECK_H_

namespace sparkvet::base {

// Prints "sparkvet: internal error: FILE:LINE: TEXT" to stderr and ends the process with status 4.
[[noreturn]] void CheckFailed(const char* file, int line, const char* text);

}  // namespace sparkvet::base

#define SV_CHECK(condition) \
  ((condition) ? (void)0 : ::sparkvet::base::CheckFailed(__FILE_NAME__, __LINE__, #condition))

#endif  // SPARKVET_LIB_BASE_CHECK_H_
