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

// A text of less than sixteen bytes, with blanks behind it. In pieces of known sizes that overlap: they need no call.
Sixteen LoadShort(std::string_view text) {
  char bytes[sizeof(Sixteen)];
  std::memset(bytes, ' ', sizeof bytes);
  const char* const end = text.data() + text.size();
  const auto both_ends = [&](auto piece) {
    std::memcpy(&piece, text.data(), sizeof piece);
    std::memcpy(bytes, &piece, sizeof piece);
    std::memcpy(&piece, end - sizeof piece, sizeof piece);
    std::memcpy(bytes + text.size() - sizeof piece, &piece, sizeof piece);
  };
  if (text.size() >= sizeof(uint64_t)) both_ends(uint64_t{});
  else if (text.size() >= sizeof(uint32_t)) both_ends(uint32_t{});
  else if (text.size() >= sizeof(uint16_t)) both_ends(uint16_t{});
  else if (!text.empty()) bytes[0] = text[0];
  return Load(bytes);
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
  if (text.size() < sizeof(Sixteen)) return !Any(SpecialOnes(LoadShort(text)));
  Sixteen special = SpecialOnes(Load(text.data() + text.size() - sizeof special));
  for (size_t at = 0; at + sizeof special < text.size(); at += sizeof special) special |= SpecialOnes(Load(text.data() + at));
  return !Any(special);
}

bool CopyPlainJsonText(std::string_view text, char* to) {
  static_assert(kJsonSlack >= sizeof(Sixteen));
  if (text.size() < sizeof(Sixteen)) {
    const Sixteen all = LoadShort(text);
    std::memcpy(to, &all, sizeof all);
    return !Any(SpecialOnes(all));
  }
  const size_t last = text.size() - sizeof(Sixteen);
  const Sixteen end = Load(text.data() + last);
  Sixteen special = SpecialOnes(end);
  for (size_t at = 0; at < last; at += sizeof special) {
    const Sixteen piece = Load(text.data() + at);
    special |= SpecialOnes(piece);
    std::memcpy(to + at, &piece, sizeof piece);
  }
  std::memcpy(to + last, &end, sizeof end);
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
