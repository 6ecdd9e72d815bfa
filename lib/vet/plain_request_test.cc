#include "lib/vet/plain_request.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::vet {
namespace {

std::string Show(const BatchRequest& r) {
  std::string out = "id " + std::string(r.id_json) + " release " + std::string(r.release) + (r.has_conf ? " conf" : "");
  for (const auto& [key, value] : r.conf) out += " [" + std::string(key) + '=' + std::string(value) + ']';
  return out;
}

// What is read; or "no" for what is left to the real reader.
std::string Plain(std::string_view line) {
  BatchRequest request;
  return ReadPlain(line, request) ? Show(request) : "no";
}

}  // namespace

TEST_CASE("a request of plain texts is read as the real reader does") {
  BatchReader reader;
  for (const std::string_view line : {
           R"({"id":"job-1","release":"3.5.9","conf":{"spark.master":"yarn","spark.executor.extraJavaOptions":"-XX:+UseG1GC -Dfile.encoding=UTF-8"}})",
           R"({"conf":{"a":"","":"b","a":"2"},"id":17})",
           R"({"id":0,"conf":{}})",
           R"({"release":"","conf":{"k":"exactly sixteen!","exactly sixteen!":"fifteen letters"}})",
           R"({"id":"null"})",
       }) {
    CAPTURE(line);
    CHECK(Plain(line) == Show(reader.Read(line)));
  }
}

TEST_CASE("whatever is not plain is left to the real reader") {
  for (const std::string_view line : {
           R"({"id":1,"conf":{"k":1}})", R"({"id":1,"conf":{"k":"\n"}})", R"({"id":1,"conf":{"k":"é"}})", R"({"id":01,"conf":{}})",
           R"({"id":-1,"conf":{}})", R"({"id":1.5,"conf":{}})", R"({"id":null,"conf":{}})", R"({"id":1,"id":2,"conf":{}})",
           R"({"conf":{},"conf":{}})", R"({ "conf":{}})", R"({"conf":{}} )", R"({"conf":{},})", R"({"conf":{"k":"v",}})", R"({"argv":[]})",
           R"({"conf":{"k":"v"})", R"({"conf":{"k":"v)", R"({"conf")", "{", "{}", "", "\"\"", R"({"id":12345678901234567890})",
           R"({"release":3.5})", "{\"conf\":{\"k\":\"a control character \x01 here\"}}",
       }) {
    CAPTURE(line);
    CHECK(Plain(line) == "no");
  }
}

TEST_CASE("a plain text may end anywhere") {
  for (size_t size = 0; size < 70; ++size) {
    const std::string text(size, 'x');
    CHECK(Plain("{\"conf\":{\"" + text + "\":\"" + text + "\"}}") == "id null release  conf [" + text + '=' + text + ']');
    CHECK(Plain("{\"conf\":{\"" + text + "\\\":\"" + text + "\"}}") == "no");
  }
}

}  // namespace sparkvet::vet
