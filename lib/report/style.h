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
  std::string Green(std::string_view s) const { return Paint("1;32", s); }
  std::string Yellow(std::string_view s) const { return Paint("1;33", s); }
  std::string Cyan(std::string_view s) const { return Paint("1;36", s); }
  std::string Dim(std::string_view s) const { return Paint("2", s); }

  // Whether people look at it, and nobody reads the bytes back.
  bool paints() const { return colour_; }

  // The same, behind what is in `out` already.
  void AddBold(std::string& out, std::string_view s) const { Paint(out, "1", s); }
  void AddRed(std::string& out, std::string_view s) const { Paint(out, "1;31", s); }
  void AddBlue(std::string& out, std::string_view s) const { Paint(out, "1;34", s); }
  void AddDim(std::string& out, std::string_view s) const { Paint(out, "2", s); }

 private:
  std::string Paint(std::string_view code, std::string_view s) const {
    std::string out;
    Paint(out, code, s);
    return out;
  }
  void Paint(std::string& out, std::string_view code, std::string_view s) const {
    const bool paints = colour_ && !s.empty();
    if (paints) out.append("\x1b[").append(code).append("m");
    out.append(s);
    if (paints) out.append("\x1b[0m");
  }

  bool colour_;
};

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_STYLE_H_
