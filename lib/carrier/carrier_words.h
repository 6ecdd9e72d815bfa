// The lists of words that rows of all tables of rules/carriers/ point into. Only compile*.cc include it.
#ifndef SPARKVET_LIB_CARRIER_CARRIER_WORDS_H_
#define SPARKVET_LIB_CARRIER_CARRIER_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lib/image/image.h"

namespace sparkvet::carrier {

class CarrierWords {
 public:
  explicit CarrierWords(image::Writer& writer) : writer_(writer) {}

  image::Range Add(const std::vector<std::string>& texts) {
    const image::Range range{static_cast<uint32_t>(words_.size()), static_cast<uint32_t>(texts.size())};
    for (const std::string& t : texts) words_.push_back(writer_.Text(t));
    return range;
  }
  const std::vector<image::Str>& all() const { return words_; }

 private:
  image::Writer& writer_;
  std::vector<image::Str> words_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CARRIER_WORDS_H_
