#include "lib/spark/scala_set.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "lib/base/strings.h"

namespace sparkvet::spark {
namespace {

// String.hashCode, over the units of UTF-16.
uint32_t StringHash(std::string_view s) {
  uint32_t hash = 0;
  while (!s.empty()) {
    const size_t length = std::max<size_t>(base::Utf8Length(s), 1);
    uint32_t code = base::CodePoint(s.substr(0, length));
    if (code >= 0x10000) {
      hash = hash * 31 + (0xD800 + ((code - 0x10000) >> 10));
      code = 0xDC00 + ((code - 0x10000) & 0x3FF);
    }
    hash = hash * 31 + code;
    s.remove_prefix(length);
  }
  return hash;
}

// MurmurHash3.mix and finalizeHash.
uint32_t Mix(uint32_t hash, uint32_t data) {
  hash ^= std::rotl(data * 0xCC9E2D51u, 15) * 0x1B873593u;
  return std::rotl(hash, 13) * 5 + 0xE6546B64u;
}

uint32_t Finalized(uint32_t hash, uint32_t length) {
  hash ^= length;
  hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
  hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
  return hash ^ (hash >> 16);
}

// A power of two from `least` on, of which `size` is less than so many thousandths.
size_t TableOf(size_t size, size_t least, size_t thousandths) {
  while (size >= least * thousandths / 1000) least *= 2;
  return least;
}

std::vector<size_t> InOrderOf(std::span<const uint64_t> places) {
  std::vector<size_t> order(places.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::stable_sort(order, {}, [&](size_t i) { return places[i]; });
  return order;
}

// FlatHashTable of 2.12: the place is what comes first in the turned hash, or the next that is free. What SparkConf's own
// ConcurrentHashMap gives first is there first.
std::vector<size_t> OrderIn212(std::span<const TextPair> pairs, size_t size) {
  const size_t table = TableOf(size, 32, 450);
  const size_t bins = TableOf(size, 16, 750);
  std::vector<uint64_t> in_map;
  for (const auto& [key, value] : pairs) in_map.push_back((StringHash(key) ^ (StringHash(key) >> 16)) & (bins - 1));
  const int bits = std::countr_zero(table);
  std::vector<bool> taken(table);
  std::vector<uint64_t> places(pairs.size());
  for (const size_t i : InOrderOf(in_map)) {
    const uint32_t hash = ScalaPairHash(pairs[i], ScalaLibrary::k212);
    places[i] = std::rotr(__builtin_bswap32(hash * 0x9E3775CDu) * 0x9E3775CDu, bits) >> (32 - bits);
    while (taken[places[i]]) places[i] = (places[i] + 1) % table;
    taken[places[i]] = true;
  }
  return InOrderOf(places);
}

// mutable.HashSet of 2.13: where several have one place, they stand there by their hashes.
std::vector<size_t> OrderIn213(std::span<const TextPair> pairs, size_t size) {
  const size_t table = TableOf(size, 16, 750);
  std::vector<uint64_t> places;
  for (const TextPair& pair : pairs) {
    const uint32_t hash = ScalaPairHash(pair, ScalaLibrary::k213);
    const uint32_t improved = hash ^ (hash >> 16);
    places.push_back(uint64_t{improved & (table - 1)} << 32 | (improved ^ 0x80000000u));
  }
  return InOrderOf(places);
}

}  // namespace

uint32_t ScalaPairHash(const TextPair& pair, ScalaLibrary library) {
  uint32_t hash = 0xCAFEBABE;
  if (library == ScalaLibrary::k213) hash = Mix(hash, StringHash("Tuple2"));
  return Finalized(Mix(Mix(hash, StringHash(pair.first)), StringHash(pair.second)), 2);
}

std::vector<size_t> ScalaMapOrder(std::span<const std::string_view> keys, ScalaLibrary library) {
  constexpr size_t kMost = 11;  // in a table of 16
  constexpr uint32_t kLast = 15;
  std::vector<uint64_t> places;
  for (const std::string_view key : keys) {
    const uint32_t hash = StringHash(key);
    const uint32_t improved = hash ^ (hash >> 16);
    // 2.12 begins at the end, with what comes first in the turned hash.
    const uint32_t turned = std::rotr(__builtin_bswap32(hash * 0x9E3775CDu) * 0x9E3775CDu, 4) >> 28;
    if (keys.size() > kMost) places.push_back(places.size());
    else if (library == ScalaLibrary::k212) places.push_back(kLast - turned);
    else places.push_back(uint64_t{improved & kLast} << 32 | (improved ^ 0x80000000u));
  }
  return InOrderOf(places);
}

std::vector<size_t> ScalaSetOrder(std::span<const TextPair> pairs, size_t size, ScalaLibrary library) {
  size = std::max(size, pairs.size());
  return library == ScalaLibrary::k212 ? OrderIn212(pairs, size) : OrderIn213(pairs, size);
}

}  // namespace sparkvet::spark
