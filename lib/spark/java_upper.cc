#include "lib/spark/java_upper.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "lib/base/strings.h"
#include "lib/spark/java_upper_table.h"

namespace sparkvet::spark {
namespace {

// Capitals may be shorter than their letters: ı is two bytes, I is one.
void AppendUtf8(uint32_t c, std::string& out) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += {static_cast<char>(0xC0 | c >> 6), tail(0)};
  } else if (c < 0x10000) {
    out += {static_cast<char>(0xE0 | c >> 12), tail(6), tail(0)};
  } else {
    out += {static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0)};
  }
}

void AppendCapital(std::string_view sequence, std::string& out) {
  const uint32_t letter = base::CodePoint(sequence);
  const auto* const run = std::ranges::lower_bound(kCapitalRuns, letter, {}, &CapitalRun::last);
  if (run != std::end(kCapitalRuns) && letter >= run->first && (letter - run->first) % run->stride == 0) {
    AppendUtf8(static_cast<uint32_t>(static_cast<int32_t>(letter) + run->step), out);
    return;
  }
  const auto* const longer = std::ranges::lower_bound(kLongCapitals, letter, {}, &LongCapital::letter);
  out += longer != std::end(kLongCapitals) && longer->letter == letter ? longer->capitals : sequence;
}

}  // namespace

std::string JavaUpper(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const char c = text.front();
    size_t taken = 1;
    if (static_cast<unsigned char>(c) < 0x80) {
      out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    } else if (const size_t length = base::Utf8Length(text); length == 0) {
      out += c;
    } else {
      AppendCapital(text.substr(0, length), out);
      taken = length;
    }
    text.remove_prefix(taken);
  }
  return out;
}

}  // namespace sparkvet::spark
