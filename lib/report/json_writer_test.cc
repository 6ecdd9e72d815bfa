#include "lib/report/json_writer.h"

#include <doctest/doctest.h>
#include <rapidjson/document.h>

namespace sparkvet::report {
namespace {

std::string Quoted(std::string_view text) {
  std::string out;
  JsonWriter(out).Text(text);
  return out;
}

}  // namespace

TEST_CASE("commas and brackets") {
  for (const int indent : {0, 2}) {
    std::string out;
    JsonWriter w(out, indent);
    w.StartObject();
    w.Member("a", 1);
    w.Name("b");
    w.StartArray();
    w.Text("x");
    w.StartArray();
    w.EndArray();
    w.Null();
    w.EndArray();
    w.Name("c");
    w.StartObject();
    w.EndObject();
    w.Name("d");
    w.Bool(true);
    w.EndObject();
    CHECK(out == (indent == 0 ? R"({"a":1,"b":["x",[],null],"c":{},"d":true})" : "{\n  \"a\": 1,\n  \"b\": [\n    \"x\",\n    [],\n    null\n  ],\n  \"c\": {},\n  \"d\": true\n}"));
  }
}

TEST_CASE("texts are escaped as JSON wants it") {
  CHECK(Quoted("plain") == "\"plain\"");
  CHECK(Quoted("a\"b\\c\n\r\t\b\f\x01\x1F\x7F") == "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u001F\x7F\"");
  CHECK(Quoted("gr\xC3\xBC\xC3\x9F \xF0\x9F\x9A\x80") == "\"gr\xC3\xBC\xC3\x9F \xF0\x9F\x9A\x80\"");
}

TEST_CASE("whatever the bytes, what comes out is JSON") {
  CHECK(Quoted("a\xFFz") == "\"a\xEF\xBF\xBDz\"");
  CHECK(Quoted("12345678\xC3") == "\"12345678\xEF\xBF\xBD\"");
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  rapidjson::Document document;
  CHECK(!document.Parse<rapidjson::kParseValidateEncodingFlag>(Quoted(all + all).c_str()).HasParseError());
}

}  // namespace sparkvet::report
