#include "lib/vet/batch.h"

#include <doctest/doctest.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/image/builtin.h"

namespace sparkvet::vet {
namespace {

std::string Answer(std::string_view line) {
  static const Knowledge knowledge(image::BuiltIn());
  std::string out;
  Batch(knowledge).Answer(line, out);
  return out;
}

}  // namespace

TEST_CASE("a request is answered with what the driver does") {
  const std::string answer = Answer(R"({"id":"a","release":"3.5.9","conf":{"spark.master":"local[2]"}})");
  CHECK(answer.starts_with(R"({"id":"a","starts":true,"exception":null,"log":[],"allocation":false,"initialExecutors":null,)"));
  CHECK(answer.contains(R"("effective":{"spark.master":{"value":"local[2]","origin":"conf"}})"));
  CHECK(answer.ends_with("}\n"));
}

TEST_CASE("the id comes back as it is, whatever it is") {
  for (const char* id : {"7", "\"x\\n\\u00e9\"", "null", "-1.50e3", "[1,{\"a\":[]}]", "{\"a\":\"}\"}", "true"}) {
    CAPTURE(std::string(id));
    const std::string want = std::string("{\"id\":") + id + ',';
    CHECK(Answer(std::string(R"({"id":)") + id + R"(,"conf":{"spark.master":"local"}})").starts_with(want));
    CHECK(Answer(std::string(R"({"conf":{"spark.master":"local"}, "id" : )") + id + " }").starts_with(want));
  }
}

TEST_CASE("no release is the newest, an unknown one is an error") {
  CHECK(Answer(R"({"id":1,"conf":{}})").contains("\"starts\""));
  CHECK(Answer(R"({"id":1,"release":"9.9","conf":{}})") == "{\"id\":1,\"error\":\"release '9.9' is not known to this sparkvet\"}\n");
  CHECK(Answer(R"({"id":1,"release":"x","conf":{}})").contains("\"error\""));
}

TEST_CASE("without the driver only the settings are answered") {
  CHECK(Answer(R"({"id":1,"driver":false,"conf":{"spark.master":"local"}})") ==
        R"({"id":1,"starts":null,"exception":null,"log":[],"allocation":null,"initialExecutors":null,)"
        R"("effective":{"spark.master":{"value":"local","origin":"conf"}},"findings":[]})"
        "\n");
}

TEST_CASE("a command of spark-submit is answered with what the driver is handed") {
  const std::string answer = Answer(
      R"({"id":1,"release":"4.2.1","driver":false,"env":{"PWD":"/job"},"defaults":"spark.b 1\nx 2\n","files":{"p":"spark.a 1\nspark.c 1"},)"
      R"("argv":["--master","k8s://h","--properties-file","p","--load-spark-defaults","--num-executors","3","-c","spark.c=2","--class","M","a.jar"]})");
  for (const char* const setting :
       {R"("spark.executor.instances":{"value":"3","origin":"--num-executors"})", R"("spark.a":{"value":"1","origin":"properties file"})",
        R"("spark.b":{"value":"1","origin":"defaults file"})", R"("spark.c":{"value":"2","origin":"--conf"})",
        R"("spark.master":{"value":"k8s://https://h","origin":"--master"})", R"("spark.jars":{"value":"file:/job/a.jar","origin":"spark-submit"})"}) {
    CAPTURE(answer);
    CHECK(answer.contains(setting));
  }
  CHECK(answer.contains(R"("log":[{"level":"WARN","logger":"SparkSubmitArguments","message":"Ignoring non-Spark config property: x"}])"));
  CHECK(answer.contains(R"("starts":null)"));
}

TEST_CASE("the files of a command are read as Java reads them: a dollar sign or braces stand for themselves") {
  const std::string answer = Answer(
      R"({"id":1,"driver":false,"env":{"PWD":"/job"},"defaults":"$X.y 1\n{{ z }} 2\n","files":{"p":"spark.files $x\n${a}b 3\n"},)"
      R"("argv":["--master","local","--properties-file","p","--load-spark-defaults","--class","M","a.jar"]})");
  CAPTURE(answer);
  CHECK(answer.contains(R"("spark.files":{"value":"file:/job/$x","origin":"properties file"})"));
  for (const char* const key : {"$X.y", "{{", "${a}b"}) CHECK(answer.contains(std::string("Ignoring non-Spark config property: ") + key + '"'));
}

TEST_CASE("what stops spark-submit hands nothing to a driver") {
  for (const char* const driver : {"true", "false"}) {
    const std::string answer = Answer(std::string(R"({"id":1,"argv":["--master","local","--x"],"driver":)") + driver + "}");
    CHECK(answer.contains(R"("message":"Unrecognized option '--x'.")"));
    CHECK(answer.contains(R"("effective":{})"));
  }
}

TEST_CASE("the program spark-submit warns of a deprecated key before it looks where the driver runs, what only reads its arguments does not") {
  const auto warnings = [](const char* driver) {
    const std::string answer = Answer(std::string(R"({"id":1,"release":"4.1.4","argv":["--master","local","--conf","spark.submit.deployMode=x","--conf",)") +
                                      R"("spark.yarn.executor.memoryOverhead=1","--class","M","a.jar"],"driver":)" + driver + "}");
    CAPTURE(answer);
    CHECK(answer.contains("Deploy mode must be either client or cluster"));
    size_t count = 0;
    for (size_t at = 0; (at = answer.find("has been deprecated", at)) != std::string::npos; ++at) ++count;
    return count;
  };
  CHECK(warnings("true") == warnings("false") + 1);
}

TEST_CASE("numbers and booleans are taken as their text") {
  const std::string answer = Answer(R"({"id":1,"conf":{"spark.master":"local","a":1.50,"b":true,"c":1e3}})");
  CHECK(answer.contains(R"("a":{"value":"1.50",)"));
  CHECK(answer.contains(R"("b":{"value":"true",)"));
  CHECK(answer.contains(R"("c":{"value":"1e3",)"));
}

TEST_CASE("a bad line is answered, with its id where that could be read") {
  const struct {
    const char* line;
    const char* id;
  } cases[] = {
      {R"({"id":1,)", "{\"id\":1,\"error\":"},       {R"({)", "{\"id\":null,\"error\":"},
      {R"([1])", "{\"id\":null,\"error\":"},         {R"("x")", "{\"id\":null,\"error\":"},
      {R"({"id":1})", "{\"id\":1,\"error\":"},       {R"({"id":1,"conf":[]})", "{\"id\":1,\"error\":"},
      {R"({"id":1,"conf":{"k":null}})", "{\"id\":1,\"error\":"}, {R"({"id":1,"conf":{"k":{}}})", "{\"id\":1,\"error\":"},
      {R"({"id":1,"conf":{}} x)", "{\"id\":1,\"error\":"}, {"\xFF", "{\"id\":null,\"error\":"},
      {R"({"id":1,"conf":{"k":"\ud800"}})", "{\"id\":1,\"error\":"},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.line));
    CHECK(Answer(c.line).starts_with(c.id));
  }
}

TEST_CASE("a control character within a text is wrong, whichever it is and wherever it stands") {
  for (int c = 0; c < 0x20; ++c) {
    for (size_t at = 0; at < 40; ++at) {  // some of them are looked at sixteen at once
      std::string value(40, 'v');
      value[at] = static_cast<char>(c);
      const std::string line = R"({"id":1,"conf":{"spark.master":")" + value + "\"}}";
      CAPTURE(c);
      CAPTURE(at);
      CHECK(Answer(line).contains("malformed JSON"));
    }
  }
  CHECK(Answer(R"({"id":1,"driver":false,"conf":{"a":"\u001f\u001a"}})").contains(R"({"value":"\u001F\u001A",)"));
}

TEST_CASE("answers to several lines come in their order, as each of them is answered alone") {
  const std::vector<std::string_view> lines = {
      R"({"id":1,"release":"3.5.9","conf":{"spark.master":"yarn"}})", R"({"id":2,"release":"2.4.8","conf":{"spark.master":"yarn"}})", "",
      R"({"id":3,"release":"3.5.9","conf":{"spark.master":"yarn"}})", "{", R"({"id":4,"driver":false,"argv":["--master","yarn"]})"};
  static const Knowledge knowledge(image::BuiltIn());
  Batch batch(knowledge);
  for (int round = 0; round < 3; ++round) {  // it remembers
    const std::span<const std::string_view> answers = batch.Answers(lines);
    REQUIRE(answers.size() == lines.size());
    for (size_t i = 0; i < lines.size(); ++i) CHECK(answers[i] == Answer(lines[i]));
  }
}

TEST_CASE("a blank line gets no answer") {
  CHECK(Answer("") == "");
  CHECK(Answer(" \t\r") == "");
}

TEST_CASE("deep nesting costs no stack") {
  const std::string deep = "{\"id\":1,\"x\":" + std::string(200000, '[') + std::string(200000, ']') + ",\"conf\":{\"spark.master\":\"local\"}}";
  CHECK(Answer(deep).starts_with("{\"id\":1,\"starts\":true"));
}

TEST_CASE("the environment is what the request says") {
  const char* const conf = R"("conf":{"spark.master":"spark://h:1","spark.executor.cores":"1","spark.dynamicAllocation.enabled":"true","spark.executor.instances":"${env:N}"})";
  CHECK(Answer(std::string(R"({"id":1,"env":{"N":"3"},)") + conf + "}").contains("\"initialExecutors\":3"));
  CHECK(Answer(std::string(R"({"id":1,)") + conf + "}").contains("\"starts\":false"));
}

}  // namespace sparkvet::vet
