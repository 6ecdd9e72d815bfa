#include "lib/report/json_writer.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "lib/base/strings.h"

namespace sparkvet::report {
namespace {

constexpr std::array<bool, 256> kEscaped = [] {
  std::array<bool, 256> escaped{};
  for (size_t c = 0; c < 0x20; ++c) escaped[c] = true;
  escaped['"'] = escaped['\\'] = true;
  return escaped;
}();

void AppendEscape(char c, std::string& out) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: break;
  }
  constexpr char kHex[] = "0123456789ABCDEF";
  out += "\\u00";
  out += kHex[static_cast<unsigned char>(c) >> 4];
  out += kHex[static_cast<unsigned char>(c) & 15];
}

using Sixteen = signed char __attribute__((vector_size(16)));

Sixteen Load(const char* bytes) {
  Sixteen sixteen;
  std::memcpy(&sixteen, bytes, sizeof sixteen);
  return sixteen;
}

// A byte is not zero where one stands that is no ASCII, a control character, a quote or a backslash.
Sixteen SpecialOnes(Sixteen bytes) { return (bytes < 0x20) | (bytes == '"') | (bytes == '\\'); }

bool Any(Sixteen bytes) {
  uint64_t halves[2];
  std::memcpy(halves, &bytes, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

void AppendEscaped(std::string_view text, std::string& out) {
  size_t from = 0;
  for (size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool escaped = kEscaped[static_cast<unsigned char>(c)];
    const size_t length = escaped ? 0 : base::Utf8Length(text.substr(at));
    if (length > 0) {
      at += length;
      continue;
    }
    out += text.substr(from, at - from);
    if (escaped) AppendEscape(c, out);
    else out += "\xEF\xBF\xBD";  // U+FFFD
    from = ++at;
  }
  out += text.substr(from);
}

}  // namespace

bool IsPlainJsonText(std::string_view text) {
  if (text.size() < sizeof(Sixteen)) {
    char bytes[sizeof(Sixteen)];
    std::memset(bytes, ' ', sizeof bytes);
    std::memcpy(bytes, text.data(), text.size());
    return !Any(SpecialOnes(Load(bytes)));
  }
  Sixteen special = SpecialOnes(Load(text.data() + text.size() - sizeof special));
  for (size_t at = 0; at + sizeof special < text.size(); at += sizeof special) special |= SpecialOnes(Load(text.data() + at));
  return !Any(special);
}

void AppendJsonText(std::string_view text, std::string& out) {
  out += '"';
  if (IsPlainJsonText(text)) out += text;
  else AppendEscaped(text, out);
  out += '"';
}

void JsonWriter::Name(std::string_view name) {
  Separate();
  AppendJsonText(name, out_);
  out_ += indent_ > 0 ? ": " : ":";
  named_ = true;
}

void JsonWriter::Start(char bracket) {
  Separate();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::End(char bracket) {
  --depth_;
  if (!first_) NewLine();
  out_ += bracket;
  first_ = false;
}

void JsonWriter::Separate() {
  if (named_) {
    named_ = false;
    return;
  }
  if (!first_) out_ += ',';
  if (depth_ > 0) NewLine();
  first_ = false;
}

void JsonWriter::NewLine() {
  if (indent_ > 0) out_.append("\n").append(static_cast<size_t>(indent_ * depth_), ' ');
}

}  // namespace sparkvet::report
