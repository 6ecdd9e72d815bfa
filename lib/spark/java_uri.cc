#include "lib/spark/java_uri.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "lib/base/strings.h"

namespace sparkvet::spark {
namespace {

// Where in a URI a character may stand as it is: in a path, anywhere behind the scheme, in an authority, in a scheme.
enum Place : uint8_t { kPath = 1, kUri = 2, kAuthority = 4, kScheme = 8 };

constexpr auto kPlaces = [] {
  std::array<uint8_t, 256> places{};
  const auto may_stand = [&](std::string_view characters, int where) {
    for (const char c : characters) places[static_cast<unsigned char>(c)] |= static_cast<uint8_t>(where);
  };
  may_stand("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", kPath | kUri | kAuthority | kScheme);
  may_stand("-_.!~*'()", kPath | kUri | kAuthority);
  may_stand(":@&=+$,;/", kPath);
  may_stand(";/?:@&=+$,[]", kUri);
  may_stand("$,;:@&=+[]", kAuthority);
  may_stand("+-.", kScheme);
  return places;
}();

bool MayStand(char c, Place where) { return (kPlaces[static_cast<unsigned char>(c)] & where) != 0; }

bool IsHex(char c) { return base::IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// How many bytes the character at the front has, if it is one beyond ASCII that a URI may hold: no blank and no control.
size_t OtherCharacter(std::string_view s) {
  const auto c = static_cast<unsigned char>(s.front());
  const size_t size = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
  if (c < 0xC0 || s.size() < size) return 1;
  const uint32_t code = base::CodePoint(s.substr(0, size));
  const bool control = code >= 0x80 && code <= 0x9F;
  const bool blank = code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
                     code == 0x202F || code == 0x205F || code == 0x3000;
  return control || blank ? 0 : size;
}

// URI.checkChars: letters, digits, marks, escapes and other characters.
bool Holds(std::string_view s, Place where) {
  for (size_t i = 0; i < s.size();) {
    size_t size = 1;
    if (MayStand(s[i], where)) {
      // most
    } else if (s[i] == '%') {
      if (s.size() - i < 3 || !IsHex(s[i + 1]) || !IsHex(s[i + 2])) return false;
      size = 3;
    } else if (static_cast<unsigned char>(s[i]) >= 0x80) {
      size = OtherCharacter(s.substr(i));
      if (size == 0) return false;
    } else {
      return false;
    }
    i += size;
  }
  return true;
}

bool IsScheme(std::string_view s) {
  return !s.empty() && base::IsAlpha(s.front()) && std::ranges::all_of(s, [](char c) { return MayStand(c, kScheme); });
}

// The place of the first such character, or the text's size.
template <class Is>
size_t FirstOf(std::string_view s, Is is) {
  return static_cast<size_t>(std::ranges::find_if(s, is) - s.begin());
}

// [//authority]path[?query]
bool ParseHierarchical(std::string_view s, JavaUri& uri) {
  if (s.starts_with("//")) {
    s.remove_prefix(2);
    const size_t end = FirstOf(s, [](char c) { return c == '/' || c == '?'; });
    if (end == 0 && s.empty()) return false;
    if (!Holds(s.substr(0, end), kAuthority)) return false;
    s.remove_prefix(end);
  }
  const size_t query = std::min(s.find('?'), s.size());
  uri.path = s.substr(0, query);
  return Holds(*uri.path, kPath) && (query == s.size() || Holds(s.substr(query + 1), kUri));
}

std::string Quote(std::string_view text, Place where) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  while (!text.empty()) {
    const auto c = static_cast<unsigned char>(text.front());
    size_t size = c < 0x80 ? (MayStand(text.front(), where) ? 1 : 0) : OtherCharacter(text);
    if (size > 0) {
      out += text.substr(0, size);
    } else {
      size = c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
      for (const char byte : text.substr(0, size)) {
        out += '%';
        out += kDigits[static_cast<unsigned char>(byte) >> 4];
        out += kDigits[static_cast<unsigned char>(byte) & 15];
      }
    }
    text.remove_prefix(std::min(size, text.size()));
  }
  return out;
}

}  // namespace

std::optional<JavaUri> ParseJavaUri(std::string_view text) {
  JavaUri uri;
  std::string_view rest = text;
  if (const size_t hash = rest.find('#'); hash != std::string_view::npos) {
    uri.fragment = rest.substr(hash + 1);
    if (!Holds(*uri.fragment, kUri)) return std::nullopt;
    rest = rest.substr(0, hash);
  }
  const size_t colon = FirstOf(rest, [](char c) { return c == '/' || c == '?' || c == ':'; });
  if (colon < rest.size() && rest[colon] == ':') {
    uri.scheme = rest.substr(0, colon);
    uri.rest = rest.substr(colon + 1);
    if (!IsScheme(*uri.scheme) || uri.rest.empty()) return std::nullopt;
    if (!uri.rest.starts_with('/')) return Holds(uri.rest, kUri) ? std::optional(uri) : std::nullopt;
  } else {
    uri.rest = rest;
  }
  return ParseHierarchical(uri.rest, uri) ? std::optional(uri) : std::nullopt;
}

std::string DecodeUriPart(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '%' && i + 2 < raw.size() && IsHex(raw[i + 1]) && IsHex(raw[i + 2])) {
      out += static_cast<char>(std::stoi(std::string(raw.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += raw[i];
    }
  }
  return out;
}

std::string AbsolutePath(std::string_view path, std::string_view directory) {
  std::string out;
  if (!path.starts_with('/')) out = std::string(directory) + '/';
  out += path;
  std::string clean;
  for (const char c : out) {
    if (c != '/' || !clean.ends_with('/')) clean += c;
  }
  if (clean.size() > 1 && clean.ends_with('/')) clean.pop_back();
  return clean;
}

std::string CanonicalPath(std::string_view path, std::string_view directory) {
  const std::string absolute = AbsolutePath(path, directory);
  std::vector<std::string_view> parts;
  for (const std::string_view part : base::Split(absolute, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") parts.push_back(part);
    else if (!parts.empty()) parts.pop_back();
  }
  std::string out;
  for (const std::string_view part : parts) out.append("/").append(part);
  return out.empty() ? "/" : out;
}

std::string FileUri(std::string_view path) { return "file:" + Quote(path, kPath); }
std::string QuoteUriPath(std::string_view text) { return Quote(text, kPath); }
std::string QuoteUriFragment(std::string_view text) { return Quote(text, kUri); }

}  // namespace sparkvet::spark
