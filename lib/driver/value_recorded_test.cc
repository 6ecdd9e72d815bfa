// Replays testdata/values/*.ndjson, what Spark of all releases answered on JDK 17: value for value, message for message. A line is
// [readers that gave the same answer, raw value, answer]; an answer is a JSON value, for doubles [bits in hexadecimal,
// Double.toString], or {"error": "class: message"}, with the shorthands that the legend spells out.
#include <bit>
#include <cstdio>
#include <map>
#include <string>

#include "lib/driver/failed_read.h"
#include "lib/image/builtin.h"
#include "lib/resolve/from_conf.h"
#include "lib/rule/program.h"
#include "lib/spark/compile_catalogue.h"
#include "lib/spark/java_double_string.h"
#include "lib/spark/recorded_methods.h"

namespace sparkvet::driver {
namespace {

constexpr std::string_view kKey = "spark.test";

// One entry for each reader of the recordings that reads by an entry, under the reader's name: "entry:time:HOURS".
std::string Entries() {
  std::string toml = "[releases]\n";
  for (const spark::Release r : spark::RecordedReleases()) toml += '"' + r.ToString() + "\" = \"any\"\n";
  toml += "[keys]\n";
  for (const char* type : {"boolean", "int", "long", "double"}) toml += std::string("\"entry:") + type + "\" = { type = \"" + type + "\" }\n";
  const auto with_unit = [&](const std::string& type, const std::string& unit) {
    toml += "\"entry:" + type + ':' + unit + "\" = { type = \"" + type + "\", unit = \"" + unit + "\" }\n";
  };
  for (const char* unit : {"NANOSECONDS", "MICROSECONDS", "MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS"}) with_unit("time", unit);
  for (const char* unit : {"BYTE", "KiB", "MiB", "GiB", "TiB", "PiB"}) with_unit("bytes", unit);
  return toml;
}

std::string Image() {
  spark::CatalogueCompiler compiler;
  image::Writer writer;
  REQUIRE(compiler.AddFile("entries.toml", Entries()));
  REQUIRE(compiler.Finish(writer));
  return writer.Finish();
}

std::string Shown(const spark::ReadResult& read) {
  switch (read.type) {
    case spark::ValueType::kBoolean: return read.integer != 0 ? "true" : "false";
    case spark::ValueType::kDouble: {
      char bits[17];
      const double d = read.floating;  // Java has one NaN
      std::snprintf(bits, sizeof bits, "%016llx", static_cast<unsigned long long>(d != d ? 0x7ff8000000000000 : std::bit_cast<uint64_t>(d)));
      return std::string(bits) + ' ' + spark::JavaString(d);
    }
    default: return std::to_string(read.integer);
  }
}

void Replace(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

// Reads single values as a release does, with the messages of the built-in rules.
class Asker {
 public:
  explicit Asker(spark::Release release) : release_(release) {}

  std::string Ask(const std::string& reader, const std::string& raw) {
    const bool by_entry = reader.starts_with("entry:");
    const std::string key = by_entry ? reader : std::string(kKey);
    const std::pair<std::string_view, std::string_view> setting{key, raw};
    const resolve::Resolved resolved = resolve::FromConf(release_, {&setting, 1});
    resolve::View view(catalogue_, resolved);
    rule::Evaluator evaluator(program_, view);
    rule::StepRecord step;
    step.kind = rule::StepKind::kRead;
    const spark::Getter getter = by_entry ? spark::Getter::kEntry : GetterOf(reader);
    step.getter = static_cast<uint8_t>(getter);
    const spark::ReadResult read = view.ReadAs(key, getter);
    if (read.state == spark::ReadResult::State::kValue) return Shown(read);
    FailedRead failed = Examine(program_, view, evaluator, step, key, read);
    REQUIRE(failed.exception);
    std::string message = failed.exception->class_name + ": " + failed.exception->message.value_or("null");
    Replace(message, key, kKey);
    return message;
  }

 private:
  // "get:timeAsMs" -> getTimeAsMs
  static spark::Getter GetterOf(std::string name) {
    if (name.starts_with("get:")) {
      name = "get" + name.substr(4);
      name[3] = static_cast<char>(name[3] - 'a' + 'A');
    }
    const auto getter = spark::GetterByName(name);
    REQUIRE_MESSAGE(getter.has_value(), name);
    return *getter;
  }

  spark::Release release_;
  std::string bytes_ = Image();
  image::View image_{bytes_};
  spark::Catalogue catalogue_{image_};
  rule::Program program_{image::BuiltIn()};
};

std::string Recorded(const rapidjson::Value& answer, const spark::RecordedMethods& recorded) {
  if (answer.IsObject()) {
    std::string message = spark::TextOf(answer["error"]);
    for (const auto& [name, text] : recorded.legend) {
      if (name.starts_with('{')) Replace(message, name, spark::TextOf(text));
    }
    return message;
  }
  if (answer.IsArray()) return spark::TextOf(answer[0]) + ' ' + spark::TextOf(answer[1]);
  if (answer.IsBool()) return answer.GetBool() ? "true" : "false";
  return std::to_string(answer.GetInt64());
}

}  // namespace

TEST_CASE("values read through entries and raw getters agree with real Spark in every release") {
  for (const spark::Release release : spark::RecordedReleases()) {
    CAPTURE(release.ToString());
    const spark::RecordedMethods recorded = spark::ReadRecorded("values/", release);
    REQUIRE(spark::TextOf(recorded.legend.at("key")) == kKey);
    std::map<std::pair<std::string, std::string>, const rapidjson::Value*> answers;  // a nearer release's answer overrides
    for (const rapidjson::Value& line : recorded.lines) {
      const std::string readers = spark::TextOf(line[0]);
      for (const std::string_view reader : base::Split(readers, ' ')) answers[{std::string(reader), spark::TextOf(line[1])}] = &line[2];
    }
    Asker asker(release);
    size_t agree = 0;
    for (const auto& [question, answer] : answers) {
      const std::string want = Recorded(*answer, recorded), got = asker.Ask(question.first, question.second);
      if (got == want) ++agree;
      else FAIL_CHECK(question.first << " of " << base::Printable(question.second) << ":\n  Spark:    " << want << "\n  sparkvet: " << got);
    }
    std::printf("recorded values %s: %zu of %zu agree\n", release.ToString().c_str(), agree, answers.size());
    CHECK(answers.size() >= 5000);
  }
}

}  // namespace sparkvet::driver
