#include "lib/vet/alike.h"

#include <algorithm>
#include <cstring>

namespace sparkvet::vet {
namespace {

constexpr size_t kLooksAt = 2048;  // bytes of a line

// The bytes behind a name, as a number: `:"3.5.9"`, `:"yarn",`. Of an argument: `,"k8s://`.
uint64_t Behind(std::string_view name, std::string_view line) {
  uint64_t bytes = 0;
  const size_t at = line.find(name);
  if (at == std::string_view::npos) return bytes;
  const std::string_view behind = line.substr(at + name.size(), sizeof bytes);
  if (!behind.empty()) std::memcpy(&bytes, behind.data(), behind.size());
  return bytes;
}

}  // namespace

std::span<const Alike::Line> Alike::Order(std::span<const std::string_view> lines) {
  order_.clear();
  for (const std::string_view line : lines) {
    const std::string_view begin = line.substr(0, kLooksAt);
    order_.push_back({Behind("release\"", begin), Behind("master\"", begin), static_cast<uint32_t>(order_.size())});
  }
  std::sort(order_.begin(), order_.end());
  return order_;
}

}  // namespace sparkvet::vet
