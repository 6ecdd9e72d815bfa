#include "lib/carrier/delivered.h"

#include <algorithm>
#include <charconv>

#include "lib/base/strings.h"
#include "lib/carrier/yaml_words.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool AllOf(std::string_view s, std::string_view allowed) { return s.find_first_not_of(allowed) == std::string_view::npos; }

// One reader's view of a plain scalar.
struct Read {
  enum class Kind : uint8_t { kText, kKnown, kUnclear } kind = Kind::kText;
  std::string text = {};
};

Read Known(std::string text) { return {Read::Kind::kKnown, std::move(text)}; }
const Read kUnclear{Read::Kind::kUnclear};
const Read kText{Read::Kind::kText};

// An integer in a base, underscores left out.
Read Integer(bool negative, std::string digits, int base) {
  std::erase(digits, '_');
  if (digits.empty()) return kText;
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error == std::errc::result_out_of_range || value > INT64_MAX) return kUnclear;
  if (error != std::errc() || end != digits.data() + digits.size()) return kText;
  return Known((negative && value != 0 ? "-" : "") + std::to_string(value));
}

// 0.6, 1.25: what every reader writes as it found it.
bool IsEverydayFloat(std::string_view s) {
  const size_t dot = s.find('.');
  if (dot == std::string_view::npos || dot == 0 || s.size() > 12) return false;
  const std::string_view whole = s.substr(0, dot), part = s.substr(dot + 1);
  if (!AllOf(whole, kDigits) || part.empty() || !AllOf(part, kDigits) || part.back() == '0') return false;
  if (whole.size() > 1 && whole.front() == '0') return false;
  return whole != "0" || part.find_first_not_of('0') < 3;  // 0.00001 is 1e-05
}

// ---- PyYAML's resolver (YAML 1.1)
bool IsPythonFloat(std::string_view s) {
  if (s.starts_with('-') || s.starts_with('+')) s.remove_prefix(1);
  if (IsYamlWord(s, {".inf"}) || s == ".nan" || s == ".NaN" || s == ".NAN") return true;
  const size_t dot = s.find('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view whole = s.substr(0, dot);
  std::string_view part = s.substr(dot + 1);
  if (!whole.empty() && !base::IsDigit(whole.front())) return false;
  if (!AllOf(whole, "0123456789_:")) return false;
  if (whole.empty() && (part.empty() || !base::IsDigit(part.front()))) return false;
  const size_t exponent = part.find_first_of("eE");
  if (exponent != std::string_view::npos) {
    const std::string_view power = part.substr(exponent + 1);
    if (power.size() < 2 || (power.front() != '-' && power.front() != '+') || !AllOf(power.substr(1), kDigits)) return false;
    part = part.substr(0, exponent);
  }
  return AllOf(part, "0123456789_");
}

Read AsPython(std::string_view s) {
  if (IsYamlWord(s, {"true", "yes", "on"})) return Known("true");
  if (IsYamlWord(s, {"false", "no", "off"})) return Known("false");
  const bool is_signed = s.front() == '-' || s.front() == '+';
  const bool negative = s.front() == '-';
  const std::string_view body = s.substr(is_signed ? 1 : 0);
  if (IsPythonFloat(s)) return IsEverydayFloat(body) && (!is_signed || negative) ? Known(std::string(s)) : kUnclear;
  if (body.empty() || !base::IsDigit(body.front())) return kText;
  if (body.starts_with("0b") && AllOf(body.substr(2), "01_")) return Integer(negative, std::string(body.substr(2)), 2);
  if (body.starts_with("0x") && AllOf(body.substr(2), "0123456789abcdefABCDEF_")) return Integer(negative, std::string(body.substr(2)), 16);
  if (body.size() > 1 && body.front() == '0' && AllOf(body, "01234567_")) return Integer(negative, std::string(body), 8);
  if ((body == "0" || body.front() != '0') && AllOf(body, "0123456789_")) return Integer(negative, std::string(body), 10);
  if (body.front() != '0' && body.contains(':') && AllOf(body, "0123456789_:")) {  // 1:30 is 90
    std::string digits(body);
    std::erase(digits, '_');
    int64_t value = 0;
    const std::vector<std::string_view> parts = base::Split(digits, ':');
    if (digits.size() > 16) return kUnclear;
    for (size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].empty() || (i > 0 && (parts[i].size() > 2 || (parts[i].size() == 2 && parts[i].front() > '5')))) return kText;
      int64_t part = 0;
      std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), part);
      value = value * 60 + part;
    }
    return Known((negative ? "-" : "") + std::to_string(value));
  }
  // A date is written as it was; with a time of day it is not.
  const bool has_year = body.size() > 5 && AllOf(body.substr(0, 4), kDigits) && body[4] == '-';
  return has_year && body.contains(':') ? kUnclear : kText;
}

// ---- go-yaml's, as sigs.k8s.io/yaml has it: YAML 1.2's numbers and 1.1's booleans
bool IsGoFloat(std::string_view s) {
  if (s.starts_with('-') || s.starts_with('+')) s.remove_prefix(1);
  const size_t exponent = s.find_first_of("eE");
  if (exponent != std::string_view::npos) {
    std::string_view power = s.substr(exponent + 1);
    if (power.starts_with('-') || power.starts_with('+')) power.remove_prefix(1);
    if (power.empty() || !AllOf(power, kDigits)) return false;
    s = s.substr(0, exponent);
  }
  const size_t dot = s.find('.');
  const std::string_view whole = s.substr(0, dot);
  const std::string_view part = dot == std::string_view::npos ? std::string_view() : s.substr(dot + 1);
  return AllOf(whole, kDigits) && AllOf(part, kDigits) && (!whole.empty() || !part.empty());
}

Read AsKubernetes(std::string_view s) {
  if (s.front() == '_') return kText;
  if (IsYamlWord(s, {"true", "yes", "on", "y"})) return Known("true");
  if (IsYamlWord(s, {"false", "no", "off", "n"})) return Known("false");
  const bool is_signed = s.front() == '-' || s.front() == '+';
  const bool negative = s.front() == '-';
  std::string body(s.substr(is_signed ? 1 : 0));
  std::erase(body, '_');
  const std::string_view digits = body;
  const bool is_number = !digits.empty() && (base::IsDigit(digits.front()) || digits.front() == '.');
  if (is_number && AllOf(digits, kDigits)) {
    if (digits.size() == 1 || digits.front() != '0') return Integer(negative, body, 10);
    if (AllOf(digits, "01234567")) return Integer(negative, body, 8);
    return kUnclear;  // 089 is read as a float
  }
  const std::string_view prefix = digits.substr(0, 2);
  const int base = prefix == "0x" || prefix == "0X" ? 16 : prefix == "0b" || prefix == "0B" ? 2 : prefix == "0o" || prefix == "0O" ? 8 : 0;
  if (base != 0) return Integer(negative, body.substr(2), base);
  if (IsYamlWord(digits, {".inf"}) || IsYamlWord(digits, {".nan"}) || digits == ".NaN") return kUnclear;
  if (is_number && IsGoFloat(digits)) {
    const size_t exponent = digits.find_first_of("eE");
    // 1e3 is 1000 to Go's JSON; anything odder is left alone.
    if (exponent != std::string_view::npos && AllOf(digits.substr(0, exponent), kDigits) && AllOf(digits.substr(exponent + 1), kDigits)) {
      const std::string_view power = digits.substr(exponent + 1);
      if (power.size() == 1 && exponent < 8 && digits.front() != '0') {
        return Known((negative ? "-" : "") + body.substr(0, exponent) + std::string(static_cast<size_t>(power.front() - '0'), '0'));
      }
    }
    return IsEverydayFloat(digits) && (!is_signed || negative) && body.size() + is_signed == s.size() ? Known(std::string(s)) : kUnclear;
  }
  const bool has_year = digits.size() > 5 && AllOf(digits.substr(0, 4), kDigits) && digits[4] == '-';
  return has_year && digits.contains(':') ? kUnclear : kText;
}

std::optional<std::string> Text(const Read& read, std::string_view written) {
  switch (read.kind) {
    case Read::Kind::kText: return std::string(written);
    case Read::Kind::kKnown: return read.text;
    case Read::Kind::kUnclear: break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Delivered(std::string_view plain, Receiver receiver) {
  if (plain.empty()) return std::nullopt;
  if (receiver == Receiver::kPython) return Text(AsPython(plain), plain);
  if (receiver == Receiver::kKubernetes) return Text(AsKubernetes(plain), plain);
  std::optional<std::string> one = Text(AsPython(plain), plain);
  return one == Text(AsKubernetes(plain), plain) ? one : std::nullopt;
}

bool IsAnotherNumber(std::string_view plain, std::string_view delivered) {
  if (plain.size() < 2 || plain.front() != '0' || !AllOf(plain, kDigits)) return false;
  plain.remove_prefix(std::min(plain.find_first_not_of('0'), plain.size() - 1));
  return plain != delivered;
}

}  // namespace sparkvet::carrier
