// The words and signs of a file of HCL, in order, with its comments apart. A string or a here-document is one token, whatever it holds,
// and a bracket knows the one that closes it.
//
//   a = ["x${f(1)}"] # c   ->  name a, sign =, sign [ (closed by token 4), text, sign ], line end; comment " c"
#ifndef SPARKVET_LIB_CARRIER_HCL_TOKENS_H_
#define SPARKVET_LIB_CARRIER_HCL_TOKENS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

struct HclToken {
  enum class Kind : uint8_t { kName, kNumber, kText, kSign, kLineEnd, kEnd };
  Kind kind = Kind::kEnd;
  char sign = '\0';  // of a sign its byte; of one of several bytes (==, &&, =>, …) the last, and `is_long`
  bool is_long = false;
  uint32_t begin = 0, end = 0;
  uint32_t partner = 0;  // of an opening bracket: the token that closes it

  bool Is(char c) const { return kind == Kind::kSign && sign == c && !is_long; }
};

struct HclTokens {
  std::vector<HclToken> tokens;  // the last one is kEnd
  std::vector<text::Located<std::string_view>> comments;  // without their signs
  std::optional<Problem> problem;  // what nothing of HCL's can be made of; the tokens in front of it are there
};

// Those of text[from, …).
HclTokens ReadHclTokens(std::string_view text, text::FileId file, size_t from = 0);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_HCL_TOKENS_H_
