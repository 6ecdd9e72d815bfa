// The tokens of a file of HCL as its readers walk through them, and where expressions end: whether a line's end ends one depends on
// the brackets around it. It does in a block and between braces, not between others.
#ifndef SPARKVET_LIB_CARRIER_HCL_CURSOR_H_
#define SPARKVET_LIB_CARRIER_HCL_CURSOR_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/carrier/hcl_tokens.h"

namespace sparkvet::carrier {

class HclCursor {
 public:
  // Both must outlive this.
  HclCursor(std::string_view text, const std::vector<HclToken>& tokens) : text_(text), tokens_(tokens) {}

  std::string_view text() const { return text_; }
  const HclToken& operator[](uint32_t token) const { return tokens_[token]; }
  uint32_t last() const { return static_cast<uint32_t>(tokens_.size()) - 1; }
  std::string_view TextOf(uint32_t token) const { return text_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin); }

  bool IsLineEnd(uint32_t token) const { return tokens_[token].kind == HclToken::Kind::kLineEnd; }
  bool IsOpening(uint32_t token) const { return tokens_[token].Is('{') || tokens_[token].Is('[') || tokens_[token].Is('('); }
  bool IsClosing(uint32_t token) const { return tokens_[token].Is('}') || tokens_[token].Is(']') || tokens_[token].Is(')'); }
  uint32_t Behind(uint32_t token) const { return IsOpening(token) ? tokens_[token].partner + 1 : token + 1; }

  // Past line ends, be they of meaning or not.
  uint32_t SkipLineEnds(uint32_t token) const {
    while (IsLineEnd(token)) ++token;
    return token;
  }
  // Past those without a meaning.
  uint32_t Next(uint32_t token) const { return line_ends_count ? token : SkipLineEnds(token); }

  // The token that ends the expression which starts at `token`.
  uint32_t EndOf(uint32_t token) const {
    while (tokens_[token].kind != HclToken::Kind::kEnd && !tokens_[token].Is(',') && !IsClosing(token) && !(line_ends_count && IsLineEnd(token))) {
      token = Behind(token);
    }
    return token;
  }

  bool line_ends_count = true;

 private:
  std::string_view text_;
  const std::vector<HclToken>& tokens_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_HCL_CURSOR_H_
