// Answers the batch requests that are a command of spark-submit (`argv`), with the files and the environment that they name.
//
//   {"release":"3.5.9","argv":["--master","local","--class","X","app.jar"],"driver":false}
//     ->  {…"effective":{"spark.master":{"value":"local","origin":"--master"},…}…}
//
// The words go to SparkSubmitArguments as they are. What stands in no member of the request does not exist, except the application:
// where the driver is played, it runs.
#ifndef SPARKVET_LIB_VET_ARGV_REQUEST_H_
#define SPARKVET_LIB_VET_ARGV_REQUEST_H_

#include <string>

#include "lib/vet/batch_request.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/memory.h"

namespace sparkvet::vet {

void AnswerArgv(const Knowledge& knowledge, const BatchRequest& request, spark::Release release, Memory& memory, std::string& out);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_ARGV_REQUEST_H_
