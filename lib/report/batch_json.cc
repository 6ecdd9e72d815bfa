#include "lib/report/batch_json.h"

#include "lib/report/json_writer.h"

namespace sparkvet::report {
namespace {

// Pieces of JSON, one behind the other: what is between the values is written as it stands, which is half the time.
class Pieces {
 public:
  explicit Pieces(std::string& out) : out_(out) {}

  Pieces& operator<<(std::string_view json) {
    out_ += json;
    return *this;
  }
  Pieces& Text(std::string_view text) {
    AppendJsonText(text, out_);
    return *this;
  }
  Pieces& Exception(const driver::Exception* e) {
    if (e == nullptr) return *this << "null";
    *this << R"({"class":)";
    Text(e->class_name) << R"(,"message":)";
    if (e->message) Text(*e->message);
    else *this << "null";
    *this << R"(,"cause":)";
    return Exception(e->cause.get()) << "}";
  }

 private:
  std::string& out_;
};

std::string_view Decision(bool known, bool value) { return !known ? "null" : value ? "true" : "false"; }

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
    case carrier::Layer::kSubmit: return "spark-submit";
    case carrier::Layer::kBuiltIn: break;
  }
  return "built-in default";
}

}  // namespace

void AppendBatchAnswer(std::string_view id_json, const driver::Transcript* transcript, bool driver, const resolve::Resolved& resolved,
                       const std::vector<check::Finding>& findings, std::string& out) {
  static const driver::Transcript kNotAsked;
  const driver::Transcript& t = transcript != nullptr ? *transcript : kNotAsked;
  Pieces json(out);
  json << R"({"id":)" << id_json << R"(,"starts":)" << Decision(driver, t.starts) << R"(,"exception":)";
  json.Exception(t.exception.get()) << R"(,"log":[)";
  std::string_view comma;
  for (const driver::LogLine& line : t.log) {
    json << comma << R"({"level":)";
    json.Text(line.level) << R"(,"logger":)";
    json.Text(line.logger) << R"(,"message":)";
    json.Text(line.message) << "}";
    comma = ",";
  }
  json << R"(],"allocation":)" << Decision(driver, t.allocation) << R"(,"initialExecutors":)"
       << (t.initial_executors ? std::to_string(*t.initial_executors) : "null") << R"(,"effective":{)";
  comma = "";
  for (size_t place = 0; place < resolved.keys().size(); ++place) {
    const resolve::Assignment& a = resolved.Winner(place);
    if (a.layer == carrier::Layer::kBuiltIn) continue;
    json << comma;
    json.Text(a.key) << R"(:{"value":)";
    json.Text(a.value) << R"(,"origin":)";
    json.Text(OriginOf(a)) << "}";
    comma = ",";
  }
  json << R"(},"findings":[)";
  comma = "";
  for (const check::Finding& f : findings) {
    json << comma << R"({"rule":)";
    json.Text(f.rule) << R"(,"severity":)";
    json.Text(rule::Name(f.severity)) << R"(,"message":)";
    json.Text(f.message) << "}";
    comma = ",";
  }
  json << "]}\n";
}

void AppendBatchError(std::string_view id_json, std::string_view error, std::string& out) {
  Pieces json(out);
  json << R"({"id":)" << id_json << R"(,"error":)";
  json.Text(error) << "}\n";
}

}  // namespace sparkvet::report
