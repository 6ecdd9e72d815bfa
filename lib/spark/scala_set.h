// The order in which a Scala set gives pairs of texts, and a small map its keys. SparkConf hands its settings out through such a set, so where several are
// wrong alike, their hashes decide which of them a driver meets first.
//
//   ScalaSetOrder({{"spark.a", "1"}, {"spark.b", "2"}}, 9, ScalaLibrary::k213)  -> {1, 0}: in a set of nine, spark.b comes first
//
// Scala 2.12 moves on what falls on a place that is taken; that is followed among `pairs` only: what else a set holds is not known here.
#ifndef SPARKVET_LIB_SPARK_SCALA_SET_H_
#define SPARKVET_LIB_SPARK_SCALA_SET_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace sparkvet::spark {

enum class ScalaLibrary : uint8_t { k212, k213 };

using TextPair = std::pair<std::string_view, std::string_view>;

// Places of `pairs` in the order of a set of `size` pairs that they are part of.
std::vector<size_t> ScalaSetOrder(std::span<const TextPair> pairs, size_t size, ScalaLibrary library);

// Places of different texts, the keys of a mutable.HashMap, in its order. More than eleven stay as they are: such a map has grown, when is its release's affair.
std::vector<size_t> ScalaMapOrder(std::span<const std::string_view> keys, ScalaLibrary library);

// hashCode of a Tuple2 of Strings.
uint32_t ScalaPairHash(const TextPair& pair, ScalaLibrary library);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_SCALA_SET_H_
