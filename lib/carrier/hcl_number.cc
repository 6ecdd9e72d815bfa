#include "lib/carrier/hcl_number.h"

#include <algorithm>
#include <charconv>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

constexpr size_t kMostDigits = 60;  // go-cty keeps 512 bits
constexpr int kMostZeros = 60;

bool AreDigits(std::string_view s) { return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return base::IsDigit(c); }); }

}  // namespace

std::optional<std::string> HclNumberText(std::string_view written) {
  std::string_view rest = written;
  int power = 0;
  if (const size_t e = rest.find_first_of("eE"); e != std::string_view::npos) {
    std::string_view digits = rest.substr(e + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), power);
    if (error != std::errc() || end != digits.data() + digits.size() || std::abs(power) > kMostZeros) return std::nullopt;
    rest = rest.substr(0, e);
  }
  const size_t point = rest.find('.');
  std::string digits(rest.substr(0, point));
  if (!AreDigits(digits)) return std::nullopt;
  if (point != std::string_view::npos) {
    if (!AreDigits(rest.substr(point + 1))) return std::nullopt;
    digits += rest.substr(point + 1);
    power -= static_cast<int>(rest.size() - point - 1);
  }
  if (digits.size() > kMostDigits) return std::nullopt;
  digits.append(static_cast<size_t>(std::max(power, 0)), '0');
  if (power < 0) {
    const auto places = static_cast<size_t>(-power);
    if (digits.size() <= places) digits.insert(0, places - digits.size() + 1, '0');
    digits.insert(digits.size() - places, 1, '.');
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (digits.starts_with('.')) digits.insert(0, 1, '0');
  return digits;
}

}  // namespace sparkvet::carrier
