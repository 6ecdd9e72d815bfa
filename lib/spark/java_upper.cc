#include "lib/spark/java_upper.h"

#include <cstdint>

namespace sparkvet::spark {
namespace {

// Letters whose capital stands `step` places further; of `pairs` only every other one, the small ones, from the first on.
struct Run {
  uint16_t first, last;
  int16_t step;
  bool pairs = false;
};
constexpr Run kRuns[] = {
    {0xB5, 0xB5, 743},         {0xE0, 0xF6, -32},         {0xF8, 0xFE, -32},         {0xFF, 0xFF, 121},          {0x101, 0x12F, -1, true},
    {0x133, 0x137, -1, true},  {0x13A, 0x148, -1, true},  {0x14B, 0x177, -1, true},  {0x17A, 0x17E, -1, true},   {0x3AC, 0x3AC, -38},
    {0x3AD, 0x3AF, -37},       {0x3B1, 0x3C1, -32},       {0x3C2, 0x3C2, -31},       {0x3C3, 0x3CB, -32},        {0x3CC, 0x3CC, -64},
    {0x3CD, 0x3CE, -63},       {0x430, 0x44F, -32},       {0x450, 0x45F, -80},       {0x461, 0x481, -1, true},   {0x48B, 0x4BF, -1, true},
};

uint16_t Capital(uint16_t letter) {
  for (const Run& run : kRuns) {
    if (letter < run.first || letter > run.last || (run.pairs && (letter - run.first) % 2 != 0)) continue;
    return static_cast<uint16_t>(letter + run.step);
  }
  return letter;
}

// What becomes a letter of another length.
std::string_view Special(uint16_t letter) {
  switch (letter) {
    case 0xDF: return "SS";
    case 0x131: return "I";
    case 0x149: return "\xCA\xBCN";
    case 0x17F: return "S";
    default: return {};
  }
}

}  // namespace

std::string JavaUpper(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
    // Two bytes are U+0080 to U+07FF, and so are the capitals.
    if (byte < 0xC2 || byte > 0xDF || (next & 0xC0) != 0x80) {
      out += byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 32) : text[at];
      continue;
    }
    ++at;
    const auto letter = static_cast<uint16_t>((byte & 0x1F) << 6 | (next & 0x3F));
    if (const std::string_view special = Special(letter); !special.empty()) {
      out += special;
      continue;
    }
    const uint16_t capital = Capital(letter);
    out += static_cast<char>(0xC0 | capital >> 6);
    out += static_cast<char>(0x80 | (capital & 0x3F));
  }
  return out;
}

}  // namespace sparkvet::spark
