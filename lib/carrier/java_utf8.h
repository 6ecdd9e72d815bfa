// Bytes to text as Java's InputStreamReader does it in UTF-8: what is malformed becomes U+FFFD, as many of them
// as the JDK's decoder writes (one for a truncated sequence, one for an encoded surrogate, one for each byte
// that can start nothing).
//
//   "a\xE2\x82z" -> "a\uFFFDz"      "\xC0\x80" -> "\uFFFD\uFFFD"      "\xED\xA0\x80" -> "\uFFFD"
#ifndef SPARKVET_LIB_CARRIER_JAVA_UTF8_H_
#define SPARKVET_LIB_CARRIER_JAVA_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sparkvet::carrier {

// A decoded text, in UTF-8 again, and where each of its bytes came from.
class JavaText {
 public:
  explicit JavaText(std::string_view bytes);

  std::string& text() { return text_; }
  // Offset in the bytes for an offset in the text that stands between two characters.
  size_t RawOffset(size_t offset) const;

 private:
  // From here on, text and bytes run in parallel until the next shift.
  struct Shift {
    size_t text_at;
    size_t raw_at;
  };
  std::string text_;
  std::vector<Shift> shifts_;
};

// Appends one code point. A surrogate that found no partner is written as three bytes like any other code
// point: a Java string may hold one, UTF-8 proper may not.
void AppendCodePoint(uint32_t code, std::string& out);

// Whether decoding changes nothing. Fast on ASCII.
bool IsJavaUtf8(std::string_view text);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_JAVA_UTF8_H_
