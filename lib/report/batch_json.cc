#include "lib/report/batch_json.h"

#include <rapidjson/encodings.h>
#include <rapidjson/stream.h>
#include <rapidjson/writer.h>

namespace sparkvet::report {
namespace {

// Lets RapidJSON write into a std::string.
class StringStream {
 public:
  using Ch = char;
  explicit StringStream(std::string& out) : out_(out) {}
  void Put(char c) { out_ += c; }
  void Flush() {}

 private:
  std::string& out_;
};

class Writer {
 public:
  explicit Writer(std::string& out) : stream_(out), json_(stream_) {}

  void Raw(std::string_view name, std::string_view value) {
    Name(name);
    json_.RawValue(value.data(), value.size(), rapidjson::kObjectType);
  }
  void Name(std::string_view s) { json_.Key(s.data(), static_cast<rapidjson::SizeType>(s.size())); }
  void Text(std::string_view s) { json_.String(s.data(), static_cast<rapidjson::SizeType>(s.size())); }
  void Text(std::string_view name, std::string_view value) {
    Name(name);
    Text(value);
  }

  void Decision(std::string_view name, bool known, bool value) {
    Name(name);
    if (known) json_.Bool(value);
    else json_.Null();
  }

  void Exception(const driver::Exception* e) {
    if (e == nullptr) {
      json_.Null();
      return;
    }
    json_.StartObject();
    Text("class", e->class_name);
    Name("message");
    if (e->message) Text(*e->message);
    else json_.Null();
    Name("cause");
    Exception(e->cause.get());
    json_.EndObject();
  }

  StringStream stream_;
  rapidjson::Writer<StringStream> json_;
};

std::string_view OriginOf(const resolve::Assignment& a) {
  if (!a.written_as.empty()) return a.written_as;
  switch (a.layer) {
    case carrier::Layer::kCode: return "conf";
    case carrier::Layer::kFlag: return "flag";
    case carrier::Layer::kConf: return "--conf";
    case carrier::Layer::kExtraPropertiesFile: return "extra properties file";
    case carrier::Layer::kPropertiesFile: return "properties file";
    case carrier::Layer::kDefaultsFile: return "defaults file";
    case carrier::Layer::kEnvironment: return "environment";
    case carrier::Layer::kBuiltIn: break;
  }
  return "built-in default";
}

}  // namespace

void AppendBatchAnswer(std::string_view id_json, const driver::Transcript* transcript, const resolve::Resolved& resolved,
                       const std::vector<check::Finding>& findings, std::string& out) {
  static const driver::Transcript kNotAsked;
  const bool asked = transcript != nullptr;
  const driver::Transcript& t = asked ? *transcript : kNotAsked;
  Writer w(out);
  w.json_.StartObject();
  w.Raw("id", id_json);
  w.Decision("starts", asked, t.starts);
  w.Name("exception");
  w.Exception(t.exception.get());
  w.Name("log");
  w.json_.StartArray();
  for (const driver::LogLine& line : t.log) {
    w.json_.StartObject();
    w.Text("level", line.level);
    w.Text("logger", line.logger);
    w.Text("message", line.message);
    w.json_.EndObject();
  }
  w.json_.EndArray();
  w.Decision("allocation", asked, t.allocation);
  w.Name("initialExecutors");
  if (t.initial_executors) w.json_.Int64(*t.initial_executors);
  else w.json_.Null();
  w.Name("effective");
  w.json_.StartObject();
  for (const std::string_view key : resolved.keys()) {
    const resolve::Assignment* const a = resolved.Find(key);
    if (a->layer == carrier::Layer::kBuiltIn) continue;
    w.Name(key);
    w.json_.StartObject();
    w.Text("value", a->value);
    w.Text("origin", OriginOf(*a));
    w.json_.EndObject();
  }
  w.json_.EndObject();
  w.Name("findings");
  w.json_.StartArray();
  for (const check::Finding& f : findings) {
    w.json_.StartObject();
    w.Text("rule", f.rule);
    w.Text("severity", rule::Name(f.severity));
    w.Text("message", f.message);
    w.json_.EndObject();
  }
  w.json_.EndArray();
  w.json_.EndObject();
  out += '\n';
}

void AppendBatchError(std::string_view id_json, std::string_view error, std::string& out) {
  Writer w(out);
  w.json_.StartObject();
  w.Raw("id", id_json);
  w.Text("error", error);
  w.json_.EndObject();
  out += '\n';
}

}  // namespace sparkvet::report
