// Reads the requests that nearly all fleets are made of, in one pass and without a copy: an object on one line without blanks,
// of "id", "release" and "conf" only, whose texts stand between their quotes as they are.
//
//   ReadPlain(R"({"id":1,"conf":{"spark.master":"yarn"}})", request)  ->  true
//   ReadPlain(R"({"id":1,"conf":{"spark.master":"\u0079arn"}})", request)  ->  false
//
// Not a JSON reader: whatever it does not know, right or wrong, is left to the real one (batch_request.h).
#ifndef SPARKVET_LIB_VET_PLAIN_REQUEST_H_
#define SPARKVET_LIB_VET_PLAIN_REQUEST_H_

#include <string_view>

#include "lib/vet/batch_request.h"

namespace sparkvet::vet {

// False where the line is no such request; the request, which must be empty, is then left half filled.
bool ReadPlain(std::string_view line, BatchRequest& request);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_PLAIN_REQUEST_H_
