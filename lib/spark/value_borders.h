// From which releases on Spark makes something else of the same text than before. Readers of values (value.h) stand on them, and
// so does whoever must know whether two releases read alike.
#ifndef SPARKVET_LIB_SPARK_VALUE_BORDERS_H_
#define SPARKVET_LIB_SPARK_VALUE_BORDERS_H_

#include "lib/spark/release.h"

namespace sparkvet::spark {

// A boolean's letters in either case are those of Unicode: "FAL\u017FE" is false.
inline constexpr Release kBooleansOfUnicode{4, 0};
// A size may be written with a binary suffix: "1kib".
inline constexpr Release kBinarySuffixes{4, 2};

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_VALUE_BORDERS_H_
