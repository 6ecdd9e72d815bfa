// One answer of `sparkvet batch`, as one line of JSON (the contract: README.md, "Batch").
//
//   {"id":7,"starts":true,"exception":null,"log":[…],"allocation":true,"initialExecutors":2,"effective":{…},"findings":[…]}
//
// The id is passed through as the JSON text that came in.
#ifndef SPARKVET_LIB_REPORT_BATCH_JSON_H_
#define SPARKVET_LIB_REPORT_BATCH_JSON_H_

#include <span>
#include <string>
#include <string_view>

#include "lib/check/finding.h"
#include "lib/driver/transcript.h"
#include "lib/resolve/resolved.h"

namespace sparkvet::report {

struct BatchAnswer {
  std::string_view id_json;
  const driver::Transcript* transcript = nullptr;  // null: nothing was said
  bool driver = true;  // was asked; else starts, allocation and initialExecutors are null
  const resolve::Resolved* resolved = nullptr;
  std::span<const check::Finding> findings = {};
  bool is_plain = false;  // whatever stands in layer `code` needs no escape
};

// Appends the answer and a line end to `out`.
void AppendBatchAnswer(const BatchAnswer& answer, std::string& out);

// {"id":…,"error":"…"}
void AppendBatchError(std::string_view id_json, std::string_view error, std::string& out);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_BATCH_JSON_H_
