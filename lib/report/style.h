// Colours, or none: the only thing that differs between a terminal and a file.
#ifndef SPARKVET_LIB_REPORT_STYLE_H_
#define SPARKVET_LIB_REPORT_STYLE_H_

#include <string>
#include <string_view>

namespace sparkvet::report {

class Style {
 public:
  explicit Style(bool colour = false) : colour_(colour) {}

  std::string Bold(std::string_view s) const { return Paint("1", s); }
  std::string Red(std::string_view s) const { return Paint("1;31", s); }
  std::string Yellow(std::string_view s) const { return Paint("1;33", s); }
  std::string Cyan(std::string_view s) const { return Paint("1;36", s); }
  std::string Blue(std::string_view s) const { return Paint("1;34", s); }
  std::string Dim(std::string_view s) const { return Paint("2", s); }

 private:
  std::string Paint(std::string_view code, std::string_view s) const {
    if (!colour_ || s.empty()) return std::string(s);
    return "\x1b[" + std::string(code) + 'm' + std::string(s) + "\x1b[0m";
  }

  bool colour_;
};

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_STYLE_H_
