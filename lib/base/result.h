// What a function returns when the world can say no: a value, or one line that tells a person why not.
//
//   Result<std::string> ReadFile(path);   ->  "spark.x 1\n"   or   Error{"jobs/a.conf: No such file or directory"}
//
// It is for a broken world only (an unreadable file, a bad policy). A mistake in the user's
// configuration is a finding, and a mistake of ours is SV_CHECK (check.h).
#ifndef SPARKVET_LIB_BASE_RESULT_H_
#define SPARKVET_LIB_BASE_RESULT_H_

#include <expected>
#include <string>
#include <utility>

namespace sparkvet::base {

// One line, without a full stop and without "error: " in front.
struct Error {
  std::string message;
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> Fail(std::string message) {
  return std::unexpected(Error{std::move(message)});
}

}  // namespace sparkvet::base

#endif  // SPARKVET_LIB_BASE_RESULT_H_
