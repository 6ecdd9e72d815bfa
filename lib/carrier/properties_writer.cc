#include "lib/carrier/properties_writer.h"

#include "lib/carrier/properties.h"

namespace sparkvet::carrier {
namespace {

// What ends a key, begins a comment or starts an escape is written with a backslash.
void AppendEscaped(std::string_view text, bool is_key, std::string& out) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '\n': out += "\\n"; continue;
      case '\r': out += "\\r"; continue;
      case '\t': out += "\\t"; continue;
      case '\f': out += "\\f"; continue;
      case '\\': out += "\\\\"; continue;
      default: break;
    }
    const bool ends_key = c == ' ' || c == '=' || c == ':';
    const bool begins_comment = i == 0 && (c == '#' || c == '!');
    // A separator in front of a value would be taken for the one behind the key.
    if (is_key ? ends_key || begins_comment : i == 0 && ends_key) out += '\\';
    out += c;
  }
}

}  // namespace

std::optional<std::string> PropertyLine(std::string_view key, std::string_view value) {
  std::string line;
  AppendEscaped(key, true, line);
  line += ' ';
  AppendEscaped(value, false, line);
  if (value.empty()) line.pop_back();

  text::Arena arena;
  PropertiesReader reader(line, 0, arena);
  if (reader.Next() != PropertiesReader::Item::kEntry || reader.key() != key || reader.value() != value) return std::nullopt;
  return line;
}

}  // namespace sparkvet::carrier
