#include "lib/vet/batch_request.h"

// RapidJSON then looks at sixteen characters at once. To be said before its headers.
#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <rapidjson/stream.h>

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/vet/plain_request.h"

namespace sparkvet::vet {
namespace {

// Takes RapidJSON's events. Only members of the request itself and of `conf` matter; everything deeper is
// skipped, whatever it holds. Positions are the same in the line and in the copy that is decoded in place.
class Handler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
 public:
  Handler(std::string_view line, rapidjson::InsituStringStream& stream, BatchRequest& request)
      : line_(line), stream_(stream), request_(request) {}

  bool Null() { return Value("null", false, true, value_begin_ + 4); }
  bool Bool(bool b) { return Value(b ? "true" : "false", true, false, value_begin_ + (b ? 4 : 5)); }
  bool RawNumber(const char* s, rapidjson::SizeType n, bool) { return Value({s, n}, true, false, value_begin_ + n); }
  bool String(const char* s, rapidjson::SizeType n, bool) { return Value({s, n}, true, false, value_begin_, true); }

  bool Key(const char* s, rapidjson::SizeType n, bool) {
    if (depth_ == 1) {
      member_ = {s, n};
      // While it tells of a text, the stream stands at the beginning of it.
      if (member_ == "id") value_begin_ = line_.find_first_not_of(" \t\r\n:", BehindText(stream_.Tell()));
    } else if (depth_ == 2 && Map() != nullptr) {
      map_key_ = {s, n};
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

  // The position behind the text that begins with the quote at `begin`.
  size_t BehindText(size_t begin) const {
    size_t at = begin + 1;
    while (line_[at] != '"') at += line_[at] == '\\' ? 2 : 1;
    return at + 1;
  }

  // The map of texts that the current member fills, or null.
  std::vector<std::pair<std::string_view, std::string_view>>* Map() {
    return member_ == "conf" ? &request_.conf : member_ == "env" ? &request_.env : member_ == "files" ? &request_.files : nullptr;
  }

  bool RefuseMapValue() {
    return Refuse(std::string(member_) + ": the value of '" + std::string(map_key_) + "' is no string, number or boolean");
  }

  // The value of the id has ended at this position of the line.
  void EndId(size_t end) { request_.id_json = line_.substr(value_begin_, end - value_begin_); }

  // `end` is where the value ends if it belongs to the id; where it begins if `is_text`.
  bool Value(std::string_view text, bool is_scalar, bool is_null, size_t end, bool is_text = false) {
    if (depth_ == 0) return Refuse("a request is a JSON object");
    if (depth_ == 2 && Map() != nullptr) {
      if (!is_scalar) return RefuseMapValue();
      Map()->emplace_back(map_key_, text);
      return true;
    }
    if (depth_ == 2 && member_ == "argv") {
      if (!is_scalar) return Refuse("argv: a word is no string, number or boolean");
      request_.argv.push_back(text);
      return true;
    }
    if (depth_ != 1) return true;
    if (member_ == "defaults" && !is_null) {
      request_.has_defaults = true;
      request_.defaults = text;
    }
    if (member_ == "release" && !is_null) request_.release = text;
    if (Map() != nullptr && !is_null) return Refuse(std::string(member_) + " is a JSON object");
    if (member_ == "argv" && !is_null) return Refuse("argv is a JSON array");
    if (member_ == "driver") {
      if (text != "true" && text != "false") return Refuse("driver is true or false");
      request_.driver = text == "true";
    }
    if (member_ == "id") EndId(is_text ? BehindText(end) : end);
    return true;
  }

  bool Start(bool is_object) {
    if (depth_ == 0 && !is_object) return Refuse("a request is a JSON object");
    if (depth_ == 1 && Map() != nullptr) {
      if (!is_object) return Refuse(std::string(member_) + " is a JSON object");
      if (member_ == "conf") request_.has_conf = true;
    }
    if (depth_ == 1 && member_ == "argv") {
      if (is_object) return Refuse("argv is a JSON array");
      request_.has_argv = true;
    }
    if (depth_ == 2 && member_ == "argv") return Refuse("argv: a word is no string, number or boolean");
    if (depth_ == 1 && member_ == "defaults") return Refuse("defaults is a string");
    if (depth_ == 1 && member_ == "release") return Refuse("release is a string");
    if (depth_ == 2 && Map() != nullptr) return RefuseMapValue();
    ++depth_;
    return true;
  }

  bool End() {
    if (--depth_ == 1 && member_ == "id") EndId(stream_.Tell() + 1);  // the iterative reader tells before it takes the bracket
    return true;
  }

  std::string_view line_;
  rapidjson::InsituStringStream& stream_;
  BatchRequest& request_;
  int depth_ = 0;
  size_t value_begin_ = 0;
  std::string_view member_;
  std::string_view map_key_;
};

}  // namespace

struct BatchReader::Impl {
  rapidjson::Reader reader;
  std::vector<char> text;  // the line, decoded in place, and NULs
  BatchRequest request;

  void Copy(std::string_view line) {
    constexpr size_t kAtOnce = 16;  // may be read behind the end
    text.resize(line.size() + kAtOnce);
    const auto end = std::copy(line.begin(), line.end(), text.begin());
    std::fill(end, text.end(), '\0');
    // Some versions of RapidJSON overlook some control characters, sixteen at once: they get another one, which is wrong as well.
    const auto is_overlooked = [](char c) { return static_cast<unsigned char>(c - 0x1A) < 0x20 - 0x1A; };
    unsigned char any = 0;  // asked without a branch a character
    for (const char c : line) any |= static_cast<unsigned char>(is_overlooked(c));
    if (any != 0) std::replace_if(text.begin(), end, is_overlooked, '\x01');
  }

  void Malformed(size_t at, rapidjson::ParseErrorCode why) {
    if (!request.error.empty()) return;
    request.error = "malformed JSON at column " + std::to_string(at + 1) + ": " + rapidjson::GetParseError_En(why);
  }
};

std::optional<std::string_view> BatchRequest::Variable(std::string_view name) const {
  for (const auto& [variable, value] : env) {
    if (variable == name) return value;
  }
  return std::nullopt;
}

BatchReader::BatchReader() : impl_(std::make_unique<Impl>()) {}
BatchReader::~BatchReader() = default;

const BatchRequest& BatchReader::Read(std::string_view line) {
  BatchRequest& request = impl_->request;
  request.Clear();
  request.is_plain = ReadPlain(line, request);
  if (request.is_plain) return request;
  request.Clear();
  ReadAny(line);
  return request;
}

void BatchRequest::Clear() {
  id_json = "null";
  release = {};
  has_conf = has_argv = has_defaults = false;
  argv.clear();
  defaults = {};
  files.clear();
  driver = true;
  conf.clear();
  env.clear();
  is_plain = false;
  error.clear();
}

void BatchReader::ReadAny(std::string_view line) {
  BatchRequest& request = impl_->request;
  // RapidJSON checks encodings a character at a time; most lines are ASCII.
  if (const size_t valid = base::Utf8Prefix(line); valid < line.size()) {
    return impl_->Malformed(valid, rapidjson::kParseErrorStringInvalidEncoding);
  }
  impl_->Copy(line);
  rapidjson::InsituStringStream stream(impl_->text.data());
  Handler handler(line, stream, request);
  // Iterative: nesting costs heap, not stack. Numbers keep their text: 1e3 is taken as "1e3".
  constexpr unsigned kFlags =
      rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult result = impl_->reader.Parse<kFlags>(stream, handler);
  if (result.IsError()) {
    impl_->Malformed(result.Offset(), result.Code());
  } else if (stream.Tell() < line.size()) {  // a NUL: the end of the text for RapidJSON
    impl_->Malformed(stream.Tell(), rapidjson::kParseErrorDocumentRootNotSingular);
  }
}

}  // namespace sparkvet::vet
