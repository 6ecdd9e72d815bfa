// Answers batch requests: one JSON object in, one line of JSON out. Opens no file; what it keeps between lines only
// saves time.
//
//   {"id":1,"release":"3.5.9","conf":{"spark.master":"yarn"}}
//     ->  {"id":1,"starts":true,"exception":null,"log":[],"allocation":false,…}
//   {"id":2,                ->  {"id":2,"error":"…"}      (the id where it could be read, else null)
#ifndef SPARKVET_LIB_VET_BATCH_H_
#define SPARKVET_LIB_VET_BATCH_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/resolve/resolved.h"
#include "lib/vet/alike.h"
#include "lib/vet/batch_request.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/memory.h"

namespace sparkvet::vet {

// Longer lines are answered with an error: one request must not exhaust memory.
inline constexpr size_t kMaxRequestBytes = size_t{64} << 20;

class Batch {
 public:
  explicit Batch(const Knowledge& knowledge);

  // Appends the answer to one line (without its line end) to `out`; nothing for a blank line.
  void Answer(std::string_view line, std::string& out);
  // The answers to several lines, in their order. Costs less than one line after the other. They live until the next are made.
  std::span<const std::string_view> Answers(std::span<const std::string_view> lines);

 private:
  const Knowledge& knowledge_;
  BatchReader reader_;
  resolve::Resolved resolved_;
  Memory memory_;
  std::optional<spark::Release> release_;  // of the last request
  std::string release_text_;

  // Of several lines:
  Alike alike_;
  std::string answers_;
  std::vector<std::string_view> in_order_;
  std::vector<size_t> ends_;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_BATCH_H_
