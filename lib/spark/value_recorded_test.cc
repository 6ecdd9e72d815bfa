// Replays testdata/values/*.ndjson, what Spark 3.5.9 on JDK 17 answered: value for value, message
// for message. A line of 3.5.ndjson is [readers that gave the same answer, raw value, answer]; an
// answer is a JSON value, for doubles [bits in hexadecimal, Double.toString], or {"error": "class:
// message"}. The first line explains shorthands.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <bit>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "lib/base/strings.h"
#include "lib/spark/cluster_manager.h"
#include "lib/spark/java_double_string.h"
#include "lib/spark/substitute.h"
#include "lib/spark/value.h"

namespace sparkvet::spark {
namespace {

constexpr Release k35{3, 5};
constexpr std::string_view kKey = "spark.test";

// Each line of a recording, the first one (its legend) apart from the others where there is one.
std::vector<rapidjson::Document> ReadLines(const std::string& name) {
  std::ifstream in(std::string(SPARKVET_TESTDATA) + "/values/" + name, std::ios::binary);
  std::vector<rapidjson::Document> lines;
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document d;
    d.Parse(line.data(), line.size());
    REQUIRE_MESSAGE(!d.HasParseError(), line);
    lines.push_back(std::move(d));
  }
  return lines;
}

std::string Text(const rapidjson::Value& v) { return {v.GetString(), v.GetStringLength()}; }

// --- The messages of 3.5, which lib/ must not hold
// -----------------------------------------------------------------

struct Message {
  std::string java_class;
  std::string text;

  std::string ToString() const { return "java.lang." + java_class + ": " + text; }
};

Message Unwrapped(const ValueError& e) {
  const std::string input = "For input string: \"" + e.text + "\"";
  const std::string suffix = "Invalid suffix: \"" + e.text + "\"";
  switch (e.kind) {
    case ValueErrorKind::kNotBoolean:
      return {"IllegalArgumentException", input};
    case ValueErrorKind::kNotInt:
    case ValueErrorKind::kNotLong:
    case ValueErrorKind::kNotDouble:
      return {"NumberFormatException", input};
    case ValueErrorKind::kDoubleEmpty:
      return {"NumberFormatException", "empty String"};
    case ValueErrorKind::kDoubleMultiplePoints:
      return {"NumberFormatException", "multiple points"};
    case ValueErrorKind::kTimeUnreadable:
      return {"NumberFormatException", "{TIME}Failed to parse time string: " + e.text};
    case ValueErrorKind::kTimeSuffix:
      return {"NumberFormatException", "{TIME}" + suffix};
    case ValueErrorKind::kTimeOverflow:
      return {"NumberFormatException", "{TIME}" + input};
    case ValueErrorKind::kSizeUnreadable:
      return {"NumberFormatException", "{SIZE}Failed to parse byte string: " + e.text};
    case ValueErrorKind::kSizeFraction:
      return {"NumberFormatException",
              "{SIZE}Fractional values are not supported. Input was: " + e.text};
    case ValueErrorKind::kSizeSuffix:
      return {"NumberFormatException", "{SIZE}" + suffix};
    case ValueErrorKind::kSizeOverflow:
      return {"NumberFormatException", "{SIZE}" + input};
    case ValueErrorKind::kSizeConversion:
      return {"IllegalArgumentException",
              "Conversion of " + e.text + " exceeds Long.MAX_VALUE in " +
                  std::string(Name(e.unit)) + ". Try a larger unit (e.g. MiB instead of KiB)"};
  }
  return {};
}

std::string FromGetter(const ValueError& e) {
  Message m = Unwrapped(e);
  m.text = "Illegal value for config key " + std::string(kKey) + ": " + m.text;
  return m.ToString();
}

std::string FromEntry(const ValueError& e, const std::string& raw) {
  const auto should_be = [&](std::string_view type) {
    return Message{"IllegalArgumentException",
                   std::string(kKey) + " should be " + std::string(type) + ", but was " + raw}
        .ToString();
  };
  switch (e.kind) {
    case ValueErrorKind::kNotBoolean:
      return should_be("boolean");
    case ValueErrorKind::kNotInt:
      return should_be("int");
    case ValueErrorKind::kNotLong:
      return should_be("long");
    case ValueErrorKind::kNotDouble:
    case ValueErrorKind::kDoubleEmpty:
    case ValueErrorKind::kDoubleMultiplePoints:
      return should_be("double");
    default:
      return Unwrapped(e).ToString();
  }
}

// --- The readers, by the names of the recording
// --------------------------------------------------------------------

std::string Print(bool v) { return v ? "true" : "false"; }
std::string Print(int32_t v) { return std::to_string(v); }
std::string Print(int64_t v) { return std::to_string(v); }
std::string Print(double v) {
  char bits[17];
  // Java has one NaN.
  std::snprintf(
      bits, sizeof bits, "%016llx",
      static_cast<unsigned long long>(v != v ? 0x7ff8000000000000 : std::bit_cast<uint64_t>(v)));
  return std::string(bits) + " " + JavaString(v);
}

template <class T>
std::string Answer(const Value<T>& value,
                   const std::function<std::string(const ValueError&)>& error) {
  return value ? Print(*value) : error(value.error());
}

std::string Ask(std::string_view reader, const std::string& raw) {
  const bool entry = reader.starts_with("entry:");
  const Reader who = entry ? Reader::kEntry : Reader::kGetter;
  const std::function<std::string(const ValueError&)> error = [&](const ValueError& e) {
    if (reader == "memoryStringToMb") return Unwrapped(e).ToString();
    return entry ? FromEntry(e, raw) : FromGetter(e);
  };
  const std::string_view type = reader.substr(reader.find(':') + 1);
  if (type == "boolean") return Answer(ParseBoolean(raw, who, k35), error);
  if (type == "int") return Answer(ParseInt(raw, who), error);
  if (type == "long") return Answer(ParseLong(raw, who), error);
  if (type == "double") return Answer(ParseDouble(raw), error);
  if (type == "timeAsSeconds") return Answer(ParseTime(raw, TimeUnit::kSeconds), error);
  if (type == "timeAsMs") return Answer(ParseTime(raw, TimeUnit::kMilliseconds), error);
  if (type == "sizeAsBytes") return Answer(ParseBytes(raw, ByteUnit::kByte, who, k35), error);
  if (type == "sizeAsKb") return Answer(ParseBytes(raw, ByteUnit::kKiB, who, k35), error);
  if (type == "sizeAsMb") return Answer(ParseBytes(raw, ByteUnit::kMiB, who, k35), error);
  if (type == "memoryStringToMb") return Answer(MemoryStringToMb(raw, k35), error);
  if (type.starts_with("time:"))
    return Answer(ParseTime(raw, TimeUnitByName(type.substr(5)).value()), error);
  if (type.starts_with("bytes:")) {
    return Answer(ParseBytes(raw, ByteUnitByName(type.substr(6)).value(), who, k35), error);
  }
  return "no such reader";
}

std::string Recorded(const rapidjson::Value& answer) {
  if (answer.IsObject()) return Text(answer["error"]);
  if (answer.IsArray()) return Text(answer[0]) + " " + Text(answer[1]);
  if (answer.IsBool()) return Print(answer.GetBool());
  return Print(answer.GetInt64());
}

}  // namespace

TEST_CASE("Spark 3.5.9: values through entries and through raw getters") {
  const std::vector<rapidjson::Document> lines = ReadLines("3.5.ndjson");
  REQUIRE(lines.size() > 1);
  REQUIRE(Text(lines[0][2]["key"]) == kKey);
  size_t cases = 0;
  for (size_t i = 1; i < lines.size(); ++i) {
    const std::string raw = Text(lines[i][1]);
    const std::string want = Recorded(lines[i][2]);
    const std::string readers = Text(lines[i][0]);
    for (const std::string_view reader : base::Split(readers, ' ')) {
      CAPTURE(reader);
      CAPTURE(base::Printable(raw));
      CHECK(Ask(reader, raw) == want);
      ++cases;
    }
  }
  CHECK(cases >= 5000);
}

TEST_CASE("Spark 3.5.9: substitution") {
  const std::vector<rapidjson::Document> lines = ReadLines("substitute-3.5.ndjson");
  REQUIRE(lines.size() > 1);
  const rapidjson::Value& legend = lines[0][2];
  const auto binding = [&](const char* table, std::string_view name, Binding::Kind kind) {
    const auto& rows = legend[table];
    const auto found = rows.FindMember(
        rapidjson::Value(name.data(), static_cast<rapidjson::SizeType>(name.size())));
    if (found == rows.MemberEnd()) return Binding{};
    return Binding{kind, {found->value.GetString(), found->value.GetStringLength()}};
  };
  // What the driver was asked for stood under the entry's own key.
  std::string own;
  const References references{
      .setting =
          [&](std::string_view name) {
            if (name == kKey) return Binding{Binding::Kind::kText, own};
            return binding("conf", name, Binding::Kind::kText);
          },
      .environment =
          [&](std::string_view name) { return binding("env", name, Binding::Kind::kText); },
      .system =
          [&](std::string_view name) { return binding("system", name, Binding::Kind::kText); },
      .registered =
          [&](std::string_view name) {
            const Binding alias = binding("fallback", name, Binding::Kind::kAlias);
            if (alias.kind == Binding::Kind::kAlias) return alias;
            return binding("registered", name, Binding::Kind::kText);
          },
  };
  for (size_t i = 1; i < lines.size(); ++i) {
    own = Text(lines[i][0]);
    CAPTURE(own);
    const Substituted got = Substitute(own, references);
    if (lines[i][1].IsString()) {
      CHECK(got == Substituted{Substituted::State::kText, Text(lines[i][1]), {}});
    } else {
      REQUIRE(got.state == Substituted::State::kCircular);
      CHECK("java.lang.IllegalArgumentException: requirement failed: Circular reference in " +
                got.text + ": " + got.reference ==
            Text(lines[i][1]["error"]));
    }
  }
}

// A line is [master, who runs it, is it local, whose flags spark-submit hands on or what it
// throws].
TEST_CASE("Spark 3.5.9: masters") {
  const std::vector<rapidjson::Document> lines = ReadLines("masters-3.5.ndjson");
  REQUIRE(lines.size() > 50);
  for (const rapidjson::Document& line : lines) {
    const std::string master = Text(line[0]);
    CAPTURE(base::Printable(master));
    const auto name = [](std::optional<ClusterManager> m) {
      return m ? std::string(Name(*m)) : "nobody";
    };
    CHECK(name(ClusterManagerOfMaster(master)) == (line[1].IsNull() ? "nobody" : Text(line[1])));
    CHECK(IsLocalMaster(master) == line[2].GetBool());
    if (line[3].IsString()) {
      CHECK(name(ClusterManagerOfSubmit(master)) == Text(line[3]));
    } else if (Text(line[3]["error"]).find("Master must either be yarn or start with") !=
               std::string::npos) {
      CHECK(name(ClusterManagerOfSubmit(master)) == "nobody");
    } else {
      // Taken for Kubernetes, then refused for what follows.
      CHECK(name(ClusterManagerOfSubmit(master)) == "kubernetes");
    }
  }
}

}  // namespace sparkvet::spark
