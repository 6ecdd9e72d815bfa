#include "lib/vet/plain_request.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>

namespace sparkvet::vet {
namespace {

using Sixteen = signed char __attribute__((vector_size(16)));

// Of sixteen bytes, where the first stands that ends a plain text or is none of it; sixteen where none does.
size_t FirstSpecial(const char* bytes) {
  Sixteen sixteen;
  std::memcpy(&sixteen, bytes, sizeof sixteen);
  const Sixteen special = (sixteen < 0x20) | (sixteen == '"') | (sixteen == '\\');  // what is no ASCII is negative
  uint64_t halves[2];
  std::memcpy(halves, &special, sizeof halves);
  if constexpr (std::endian::native == std::endian::little) {
    if (halves[0] != 0) return static_cast<size_t>(std::countr_zero(halves[0])) / 8;
    return halves[1] == 0 ? 16 : 8 + static_cast<size_t>(std::countr_zero(halves[1])) / 8;
  }
  size_t at = 0;
  while (at < 16 && special[at] == 0) ++at;
  return at;
}

bool IsSpecial(char c) { return static_cast<signed char>(c) < 0x20 || c == '"' || c == '\\'; }

class Line {
 public:
  explicit Line(std::string_view line) : begin_(line.data()), at_(begin_), end_(begin_ + line.size()) {}

  bool is_at_end() const { return at_ == end_; }
  bool Take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  // A text with its quotes; what stands between them.
  std::optional<std::string_view> Text() {
    if (!Take('"')) return std::nullopt;
    const char* const begin = at_;
    while (end_ - at_ >= 16) {
      const size_t n = FirstSpecial(at_);
      at_ += n;
      if (n < 16) break;
    }
    while (at_ != end_ && !IsSpecial(*at_)) ++at_;
    const std::string_view text(begin, static_cast<size_t>(at_ - begin));
    return Take('"') ? std::optional(text) : std::nullopt;
  }
  // A number that is no more than some digits.
  std::optional<std::string_view> Digits() {
    const char* const begin = at_;
    while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
    const auto size = static_cast<size_t>(at_ - begin);
    if (size == 0 || size > 18 || (*begin == '0' && size > 1)) return std::nullopt;
    return std::string_view(begin, size);
  }

 private:
  const char* begin_;
  const char* at_;
  const char* end_;
};

bool ReadConf(Line& line, BatchRequest& request) {
  request.has_conf = true;
  if (!line.Take('{')) return false;
  if (line.Take('}')) return true;
  do {
    const auto key = line.Text();
    if (!key || !line.Take(':')) return false;
    const auto value = line.Text();
    if (!value) return false;
    request.conf.emplace_back(*key, *value);
  } while (line.Take(','));
  return line.Take('}');
}

bool ReadId(Line& line, BatchRequest& request) {
  if (const auto text = line.Text()) {
    request.id_json = {text->data() - 1, text->size() + 2};
    return true;
  }
  const auto digits = line.Digits();
  if (digits) request.id_json = *digits;
  return digits.has_value();
}

}  // namespace

bool ReadPlain(std::string_view text, BatchRequest& request) {
  Line line(text);
  bool has_id = false, has_release = false;
  if (!line.Take('{')) return false;
  do {
    const auto member = line.Text();
    if (!member || !line.Take(':')) return false;
    if (*member == "id" && !has_id) {
      has_id = true;
      if (!ReadId(line, request)) return false;
    } else if (*member == "release" && !has_release) {
      has_release = true;
      const auto release = line.Text();
      if (!release) return false;
      request.release = *release;
    } else if (*member == "conf" && !request.has_conf) {
      if (!ReadConf(line, request)) return false;
    } else {
      return false;
    }
  } while (line.Take(','));
  return line.Take('}') && line.is_at_end();
}

}  // namespace sparkvet::vet
