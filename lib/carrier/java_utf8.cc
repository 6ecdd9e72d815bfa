#include "lib/carrier/java_utf8.h"

#include <algorithm>
#include <cstring>

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool Continues(uint8_t byte) { return (byte & 0xC0) == 0x80; }

struct Step {
  size_t bytes;  // consumed
  bool malformed;
};

// sun.nio.cs.UTF_8.Decoder, with a sequence that the text ends in taken as one malformed unit.
Step Next(std::string_view s) {
  const auto at = [&](size_t i) { return static_cast<uint8_t>(s[i]); };
  const uint8_t lead = at(0);
  if (lead < 0x80) return {1, false};
  if (lead >= 0xC2 && lead <= 0xDF) {
    return s.size() > 1 && Continues(at(1)) ? Step{2, false} : Step{1, true};
  }
  if ((lead & 0xF0) == 0xE0) {
    if (s.size() < 2 || !Continues(at(1)) || (lead == 0xE0 && at(1) < 0xA0)) return {1, true};
    if (s.size() < 3 || !Continues(at(2))) return {2, true};
    const bool surrogate = lead == 0xED && at(1) >= 0xA0;
    return {3, surrogate};
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (s.size() < 2 || !Continues(at(1)) || (lead == 0xF0 && at(1) < 0x90) ||
        (lead == 0xF4 && at(1) > 0x8F)) {
      return {1, true};
    }
    if (s.size() < 3 || !Continues(at(2))) return {2, true};
    if (s.size() < 4 || !Continues(at(3))) return {3, true};
    return {4, false};
  }
  return {1, true};
}

}  // namespace

JavaText::JavaText(std::string_view bytes) {
  text_.reserve(bytes.size());
  shifts_.push_back({0, 0});
  size_t run = 0;  // start of the well-formed bytes not yet copied
  for (size_t at = 0; at < bytes.size();) {
    const Step step = Next(bytes.substr(at));
    if (step.malformed) {
      text_ += bytes.substr(run, at - run);
      text_ += kReplacement;
      run = at + step.bytes;
      shifts_.push_back({text_.size(), run});
    }
    at += step.bytes;
  }
  text_ += bytes.substr(run);
}

size_t JavaText::RawOffset(size_t offset) const {
  const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), offset,
                                      [](size_t at, const Shift& s) { return at < s.text_at; });
  // An offset right before a replacement, or in it, belongs to the run that ends there.
  const Shift& shift = *(after - 1);
  const size_t raw = shift.raw_at + (offset - shift.text_at);
  return after == shifts_.end() ? raw : std::min(raw, after->raw_at);
}

void AppendCodePoint(uint32_t code, std::string& out) {
  const auto put = [&](uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

bool IsJavaUtf8(std::string_view text) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  for (size_t at = 0; at < text.size();) {
    uint64_t word, words[4];
    if (at + sizeof words <= text.size()) {
      std::memcpy(words, text.data() + at, sizeof words);
      if (((words[0] | words[1] | words[2] | words[3]) & kHighBits) == 0) {
        at += sizeof words;
        continue;
      }
    }
    if (at + sizeof word <= text.size()) {
      std::memcpy(&word, text.data() + at, sizeof word);
      if ((word & kHighBits) == 0) {
        at += sizeof word;
        continue;
      }
    }
    const Step step = Next(text.substr(at));
    if (step.malformed) return false;
    at += step.bytes;
  }
  return true;
}

}  // namespace sparkvet::carrier
