// A 128-bit integer, for sums and products of 64-bit ones that must not overflow on the way.
#ifndef SPARKVET_LIB_BASE_INT128_H_
#define SPARKVET_LIB_BASE_INT128_H_

namespace sparkvet::base {

__extension__ using Int128 = __int128;
__extension__ using UnsignedInt128 = unsigned __int128;

}  // namespace sparkvet::base

#endif  // SPARKVET_LIB_BASE_INT128_H_
