// One batch request, as read from its line of JSON.
//
//   BatchReader reader;
//   reader.Read(R"({"id":1,"conf":{"spark.master":"yarn"}})").conf  ->  {{"spark.master", "yarn"}}
//
// Plain lines are read as they stand (plain_request.h). In others texts are decoded in place, in a copy of the line that the
// reader keeps and uses again for the next one: fleets have millions of lines, and an allocation a text is what they would
// mostly pay for.
#ifndef SPARKVET_LIB_VET_BATCH_REQUEST_H_
#define SPARKVET_LIB_VET_BATCH_REQUEST_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sparkvet::vet {

struct BatchRequest {
  std::string_view id_json = "null";  // as it stands in the line
  std::string_view release;           // empty: none given
  bool has_conf = false;
  bool has_argv = false;
  std::vector<std::string_view> argv;
  bool has_defaults = false;
  std::string_view defaults;  // the text of spark-defaults.conf
  std::vector<std::pair<std::string_view, std::string_view>> files;  // name, text
  bool driver = true;
  std::vector<std::pair<std::string_view, std::string_view>> conf;
  std::vector<std::pair<std::string_view, std::string_view>> env;
  bool is_plain = false;  // texts of `conf` are ASCII in which nothing needs an escape

  std::string error;  // what is wrong with the request, or empty

  // As a request that says nothing; keeps its room.
  void Clear();
  // A variable of `env`, which is the whole environment: the answer depends on the request alone.
  std::optional<std::string_view> Variable(std::string_view name) const;
};

class BatchReader {
 public:
  BatchReader();
  ~BatchReader();

  // Never fails: what is wrong is told in `error`, and the id is kept where it came before the mistake. The request
  // lives until the next one is read, and no longer than the line.
  const BatchRequest& Read(std::string_view line);

 private:
  void ReadAny(std::string_view line);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_BATCH_REQUEST_H_
