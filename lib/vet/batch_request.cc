#include "lib/vet/batch_request.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace sparkvet::vet {
namespace {

// Takes RapidJSON's events. Only members of the request itself and of `conf` matter; everything deeper is
// skipped, whatever it holds.
class Handler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
 public:
  Handler(std::string_view line, const rapidjson::MemoryStream& stream, BatchRequest& request)
      : line_(line), stream_(stream), request_(request) {}

  bool Null() { return Value("null", false, true); }
  bool Bool(bool b) { return Value(b ? "true" : "false", true, false); }
  bool RawNumber(const char* s, rapidjson::SizeType n, bool) {
    // The stream stands somewhere behind a number: its end is counted from its own length.
    if (depth_ == 1) EndMember(value_begin_ + n);
    return Value({s, n}, true, false, /*is_number=*/true);
  }
  bool String(const char* s, rapidjson::SizeType n, bool) { return Value({s, n}, true, false); }

  bool Key(const char* s, rapidjson::SizeType n, bool) {
    if (depth_ == 1) {
      member_.assign(s, n);
      value_begin_ = AfterColon();
    } else if (depth_ == 2 && Map() != nullptr) {
      map_key_ = request_.texts.emplace_back(s, n);
    }
    return true;
  }

  bool StartObject() { return Start(true); }
  bool StartArray() { return Start(false); }
  bool EndObject(rapidjson::SizeType) { return End(); }
  bool EndArray(rapidjson::SizeType) { return End(); }

 private:
  bool Refuse(std::string why) {
    request_.error = std::move(why);
    return false;
  }

  // The position behind the colon and the blanks that follow a key.
  size_t AfterColon() const { return line_.find_first_not_of(" \t\r\n:", stream_.Tell()); }

  // The map of texts that the current member fills, or null.
  std::vector<std::pair<std::string_view, std::string_view>>* Map() {
    return member_ == "conf" ? &request_.conf : member_ == "env" ? &request_.env : nullptr;
  }

  bool RefuseMapValue() {
    return Refuse(member_ + ": the value of '" + std::string(map_key_) + "' is no string, number or boolean");
  }

  // A value of the request itself has ended at this position of the line.
  void EndMember(size_t end) {
    if (member_ == "id") request_.id_json = line_.substr(value_begin_, end - value_begin_);
  }

  bool Value(std::string_view text, bool is_scalar, bool is_null, bool is_number = false) {
    if (depth_ == 0) return Refuse("a request is a JSON object");
    if (depth_ == 2 && Map() != nullptr) {
      if (!is_scalar) return RefuseMapValue();
      Map()->emplace_back(map_key_, request_.texts.emplace_back(text));
      return true;
    }
    if (depth_ != 1) return true;
    if (member_ == "release" && !is_null) request_.release = text;
    if (Map() != nullptr && !is_null) return Refuse(member_ + " is a JSON object");
    if (member_ == "argv" && !is_null) return Refuse("argv is a JSON array");
    if (member_ == "driver") {
      if (text != "true" && text != "false") return Refuse("driver is true or false");
      request_.driver = text == "true";
    }
    if (!is_number) EndMember(stream_.Tell());
    return true;
  }

  bool Start(bool is_object) {
    if (depth_ == 0 && !is_object) return Refuse("a request is a JSON object");
    if (depth_ == 1 && Map() != nullptr) {
      if (!is_object) return Refuse(member_ + " is a JSON object");
      if (member_ == "conf") request_.has_conf = true;
    }
    if (depth_ == 1 && member_ == "argv") {
      if (is_object) return Refuse("argv is a JSON array");
      request_.has_argv = true;
    }
    if (depth_ == 1 && member_ == "release") return Refuse("release is a string");
    if (depth_ == 2 && Map() != nullptr) return RefuseMapValue();
    ++depth_;
    return true;
  }

  bool End() {
    if (--depth_ == 1) EndMember(stream_.Tell() + 1);  // the iterative reader tells before it takes the bracket
    return true;
  }

  std::string_view line_;
  const rapidjson::MemoryStream& stream_;
  BatchRequest& request_;
  int depth_ = 0;
  size_t value_begin_ = 0;
  std::string member_;
  std::string_view map_key_;
};

}  // namespace

BatchRequest ParseBatchRequest(std::string_view line) {
  BatchRequest request;
  rapidjson::MemoryStream stream(line.data(), line.size());
  Handler handler(line, stream, request);
  rapidjson::Reader reader;
  // Iterative: nesting costs heap, not stack. Numbers keep their text: 1e3 is taken as "1e3".
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag |
                              rapidjson::kParseValidateEncodingFlag;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, handler);
  if (result.IsError() && request.error.empty()) {
    request.error = "malformed JSON at column " + std::to_string(result.Offset() + 1) + ": " +
                    rapidjson::GetParseError_En(result.Code());
  }
  return request;
}

}  // namespace sparkvet::vet
