#include "lib/report/json_writer.h"

#include <array>
#include <bit>
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

// A text of less than eight bytes, with blanks behind it.
uint64_t Padded(std::string_view text) {
  char bytes[8] = {' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '};
  std::memcpy(bytes, text.data(), text.size());
  return std::bit_cast<uint64_t>(bytes);
}

uint64_t Eight(const char* bytes) {
  uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof eight);
  return eight;
}

// Whether eight bytes hold only ASCII that stands as it is. The arithmetic may call some plain ones special, where a
// special one stands before them; never the other way round.
bool ArePlain(uint64_t eight) {
  constexpr uint64_t kOnes = 0x0101010101010101u, kHighBits = 0x8080808080808080u;
  const uint64_t control = eight - kOnes * 0x20, quote = (eight ^ kOnes * '"') - kOnes, backslash = (eight ^ kOnes * '\\') - kOnes;
  return ((eight | control | quote | backslash) & kHighBits) == 0;
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
  if (text.size() < 8) return ArePlain(Padded(text));
  for (size_t at = 0; at + 8 < text.size(); at += 8) {
    if (!ArePlain(Eight(text.data() + at))) return false;
  }
  return ArePlain(Eight(text.data() + text.size() - 8));
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
