#include "lib/report/snippet.h"

#include <algorithm>
#include <cstdint>

#include "lib/base/strings.h"

namespace sparkvet::report {
namespace {

constexpr size_t kWidth = 120;   // characters of a line that are shown
constexpr size_t kBefore = 60;   // of a longer line: characters in front of the mark
constexpr int kGutter = 5;

bool Continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// One shown character for each character of the text, so that marks stay under what they mark.
struct Shown {
  std::string& text;
  size_t columns = 0;

  void Add(std::string_view s) {
    while (!s.empty()) {
      size_t run = base::PlainPrefix(s);
      if (run > 0 && run < s.size() && Continues(s[run])) --run;  // what is malformed is one character
      text += s.substr(0, run);
      columns += run;
      s.remove_prefix(run);
      if (s.empty()) return;
      size_t n = 1;
      while (n < s.size() && Continues(s[n])) ++n;
      const std::string_view one = s.substr(0, n);
      const auto c = static_cast<unsigned char>(one[0]);
      const bool plain = base::IsUtf8(one) && c >= 0x20 && c != 0x7F && !(n == 2 && c == 0xC2 && static_cast<unsigned char>(one[1]) < 0xA0);
      text += c == '\t' ? " " : plain ? std::string(one) : std::string(".");
      ++columns;
      s.remove_prefix(n);
    }
  }
};

void AddGutter(std::string& out, std::string_view number, const Style& style) {
  std::string gutter(kGutter - std::min<size_t>(kGutter, number.size()), ' ');
  style.AddBlue(out, gutter.append(number).append(" |"));
  out += ' ';
}

}  // namespace

std::string Place(const text::SourceSet& sources, text::Span span) {
  const text::SourceFile& file = sources[span.file];
  const text::Position at = file.Locate(span.begin);
  return base::Printable(file.path()).append(":").append(std::to_string(at.line)).append(":").append(std::to_string(at.column));
}

std::string Snippet(const text::SourceSet& sources, text::Span span, char mark, std::string_view label, bool with_path,
                    const Style& style) {
  std::string out;
  AddSnippet(out, sources, span, mark, label, with_path, style);
  return out;
}

void AddSnippet(std::string& out, const text::SourceSet& sources, text::Span span, char mark, std::string_view label, bool with_path,
                const Style& style) {
  const text::SourceFile& file = sources[span.file];
  const text::Position at = file.Locate(span.begin);
  std::string_view line = file.Line(at.line);
  size_t begin = std::min<size_t>(at.column - 1, line.size());
  size_t end = std::min<size_t>(begin + (span.end > span.begin ? span.end - span.begin : 1), line.size());
  end = std::max(end, begin);

  bool cut_front = false, cut_back = false;
  if (line.size() > kWidth) {
    size_t from = begin > kBefore ? begin - kBefore : 0;
    while (from > 0 && Continues(line[from])) --from;
    size_t to = std::min(line.size(), from + kWidth);
    while (to < line.size() && Continues(line[to])) ++to;
    cut_front = from > 0;
    cut_back = to < line.size();
    line = line.substr(from, to - from);
    begin -= from;
    end = std::min(end - from, line.size());
  }

  if (with_path) {
    out += "    ";
    style.AddBlue(out, "--> ");
    out.append(Place(sources, span)) += '\n';
  }
  AddGutter(out, std::to_string(at.line), style);
  Shown before{out}, marked{out}, after{out};
  if (cut_front) out += "…", before.columns = 1;
  before.Add(line.substr(0, begin));
  marked.Add(line.substr(begin, end - begin));
  after.Add(line.substr(end));
  if (cut_back) out += "…";
  out += '\n';

  AddGutter(out, "", style);
  out.append(before.columns, ' ');
  const std::string marks(std::max<size_t>(marked.columns, 1), mark);
  const bool is_main = mark == '^';
  is_main ? style.AddRed(out, marks) : style.AddBlue(out, marks);
  if (!label.empty()) {
    out += ' ';
    if (is_main) out += label;
    else style.AddBlue(out, label);
  }
  out += '\n';
}

std::string Located(const text::SourceSet& sources, text::Span span, std::string_view message, std::string_view help) {
  std::string out = Place(sources, span) + ": error: " + base::Printable(message) + '\n' + Snippet(sources, span, '^', "", false, Style());
  if (!help.empty()) out += "  = help: " + base::Printable(help) + '\n';
  return out;
}

}  // namespace sparkvet::report
