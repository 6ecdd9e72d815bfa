#include "lib/report/batch_json.h"

#include <algorithm>
#include <cstring>

#include "lib/report/json_writer.h"

namespace sparkvet::report {
namespace {

// Pieces of JSON, one behind the other, into room that is made ahead: what is between the values is written as it stands. A
// fleet's answers are mostly copied texts, and a text that grows by each of them costs as much as all of the rest.
class Pieces {
 public:
  explicit Pieces(std::string& out) : out_(out), used_(out.size()) {}
  ~Pieces() { out_.resize(used_); }
  Pieces(const Pieces&) = delete;
  Pieces& operator=(const Pieces&) = delete;

  // What stands between the values: its size is known, so that copying it needs no call.
  template <size_t kSize>
  Pieces& operator<<(const char (&json)[kSize]) {
    std::memcpy(Room(kSize), json, kSize - 1);
    used_ += kSize - 1;
    return *this;
  }
  Pieces& operator<<(std::string_view json) {
    Copy(json, Room(json.size()));
    used_ += json.size();
    return *this;
  }
  // In which nothing needs an escape.
  Pieces& Name(std::string_view name) {
    char* const at = Room(name.size() + 2);
    at[0] = '"';
    Copy(name, at + 1);
    at[name.size() + 1] = '"';
    used_ += name.size() + 2;
    return *this;
  }
  Pieces& Text(std::string_view text) {
    char* const at = Room(text.size() + 2 + kJsonSlack);
    if (CopyPlainJsonText(text, at + 1)) {
      at[0] = at[text.size() + 1] = '"';
      used_ += text.size() + 2;
      return *this;
    }
    return Escaped(text);
  }
  // Of what a fleet's answers mostly are: a setting of the conf, in which nothing needs an escape.
  Pieces& PlainSetting(std::string_view key, std::string_view value) {
    constexpr std::string_view kBetween = R"(":{"value":")", kBehind = R"(","origin":"conf"})";
    char* const begin = Room(1 + key.size() + kBetween.size() + value.size() + kBehind.size());
    char* at = begin;
    *at++ = '"';
    for (const std::string_view piece : {key, kBetween, value, kBehind}) {
      Copy(piece, at);
      at += piece.size();
    }
    used_ += static_cast<size_t>(at - begin);
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
  // What seldom happens stands aside, so that the rest takes fewer lines of the processor's cache.
  [[gnu::cold, gnu::noinline]] void Grow(size_t bytes) {
    constexpr size_t kMore = 4096;
    out_.resize_and_overwrite(used_ + bytes + std::max(kMore, used_), [](char*, size_t size) { return size; });
  }
  [[gnu::cold, gnu::noinline]] Pieces& Escaped(std::string_view text) {
    out_.resize(used_);
    AppendJsonText(text, out_);
    used_ = out_.size();
    return *this;
  }

  // A view of nothing may point nowhere, which memcpy does not take.
  static void Copy(std::string_view text, char* to) {
    if (!text.empty()) std::memcpy(to, text.data(), text.size());
  }

  // Where so many bytes can be written.
  char* Room(size_t bytes) {
    if (out_.size() - used_ < bytes) [[unlikely]] Grow(bytes);
    return out_.data() + used_;
  }

  std::string& out_;
  size_t used_;
};

std::string_view Decision(bool known, bool value) { return !known ? "null" : value ? "true" : "false"; }

// Of a setting that does not say how it was written.
std::string_view OriginOf(const resolve::Assignment& a) {
  switch (a.layer) {
    case carrier::Layer::kCode: return "conf";
    case carrier::Layer::kFlag: return "flag";
    case carrier::Layer::kConf: return "--conf";
    case carrier::Layer::kMap: return "map";
    case carrier::Layer::kExtraPropertiesFile: return "extra properties file";
    case carrier::Layer::kPropertiesFile: return "properties file";
    case carrier::Layer::kDefaultsFile: return "defaults file";
    case carrier::Layer::kPlatform: return "platform";
    case carrier::Layer::kEnvironment: return "environment";
    case carrier::Layer::kSubmit: return "spark-submit";
    case carrier::Layer::kBuiltIn: break;
  }
  return "built-in default";
}

}  // namespace

void AppendBatchAnswer(const BatchAnswer& answer, std::string& out) {
  static const driver::Transcript kNotAsked;
  const driver::Transcript& t = answer.transcript != nullptr ? *answer.transcript : kNotAsked;
  Pieces json(out);
  json << R"({"id":)" << answer.id_json << R"(,"starts":)" << Decision(answer.driver, t.starts) << R"(,"exception":)";
  json.Exception(t.exception.get()) << R"(,"log":[)";
  std::string_view comma;
  for (const driver::LogLine& line : t.log) {
    json << comma << R"({"level":)";
    json.Name(line.level) << R"(,"logger":)";
    json.Name(line.logger) << R"(,"message":)";
    json.Text(line.message) << "}";
    comma = ",";
  }
  json << R"(],"allocation":)" << Decision(answer.driver, t.allocation) << R"(,"initialExecutors":)"
       << (t.initial_executors ? std::to_string(*t.initial_executors) : "null") << R"(,"effective":{)";
  comma = "";
  const resolve::Resolved& resolved = *answer.resolved;
  for (size_t place = 0; place < resolved.keys().size(); ++place) {
    const resolve::Assignment& a = resolved.Winner(place);
    if (a.layer == carrier::Layer::kBuiltIn) continue;
    json << comma;
    comma = ",";
    if (answer.is_plain && a.layer == carrier::Layer::kCode) {
      json.PlainSetting(a.key, a.value);
      continue;
    }
    json.Text(a.key) << R"(:{"value":)";
    json.Text(a.value) << R"(,"origin":)";
    if (a.written_as.empty()) json.Name(OriginOf(a)) << "}";
    else json.Text(a.written_as) << "}";
  }
  json << R"(},"findings":[)";
  comma = "";
  for (const check::Finding& f : answer.findings) {
    json << comma << R"({"rule":)";
    json.Name(f.rule) << R"(,"severity":)";
    json.Name(rule::Name(f.severity)) << R"(,"message":)";
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
