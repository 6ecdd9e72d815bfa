// One batch request, as read from its line of JSON.
#ifndef SPARKVET_LIB_VET_BATCH_REQUEST_H_
#define SPARKVET_LIB_VET_BATCH_REQUEST_H_

#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sparkvet::vet {

struct BatchRequest {
  std::string_view id_json = "null";  // as it stands in the line
  std::string release;                // empty: none given
  bool has_conf = false;
  bool has_argv = false;
  bool driver = true;
  std::vector<std::pair<std::string_view, std::string_view>> conf;  // views into `texts`
  std::vector<std::pair<std::string_view, std::string_view>> env;
  std::deque<std::string> texts;

  std::string error;  // what is wrong with the request, or empty
};

// Never fails: what is wrong is told in `error`, and the id is kept where it came before the mistake.
BatchRequest ParseBatchRequest(std::string_view line);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_BATCH_REQUEST_H_
