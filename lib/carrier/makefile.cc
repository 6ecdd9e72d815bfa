#include "lib/carrier/makefile.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/makefile_lines.h"
#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/shell_found.h"

namespace sparkvet::carrier {
namespace {

// A recipe's line that is nothing but a comment to its shell: from the sign to the end of the line.
std::optional<text::Span> CommentLine(std::string_view text, const MakeLines::Recipe& recipe, text::FileId file) {
  const size_t sign = text.find_first_not_of(" \t@+-", recipe.begin);
  if (sign >= recipe.end || text[sign] != '#') return std::nullopt;
  const size_t end = std::min(text.find_first_of("\r\n", sign), recipe.end);
  return text::Span{file, static_cast<uint32_t>(sign), static_cast<uint32_t>(end)};
}

// Whether nothing but blank lines and comments stands between two recipes.
bool IsSameRule(std::string_view between) {
  for (const std::string_view line : base::Split(between, '\n')) {
    const size_t at = line.find_first_not_of(" \t\r");
    if (at != std::string_view::npos && line[at] != '#') return false;
  }
  return true;
}

}  // namespace

std::vector<Fragment> ParseMakefile(std::string_view text, text::FileId file, const SubmitOptions& options) {
  text::Arena arena;
  Word whole;
  whole.text = text;
  whole.span = {file, 0, static_cast<uint32_t>(text.size())};
  MakeLines lines(whole, arena);
  ShellFound found;
  const auto add = [&](Fragment fragment, size_t begin, size_t end) {
    found.AddInTurn(std::move(fragment), static_cast<uint32_t>(begin), static_cast<uint32_t>(end));
  };
  std::vector<text::Span> comments(lines.comments().begin(), lines.comments().end());
  for (const MakeLines::Recipe& r : lines.recipes()) {
    if (const auto comment = CommentLine(text, r, file)) comments.push_back(*comment);
  }
  std::sort(comments.begin(), comments.end(), [](const text::Span& a, const text::Span& b) { return a.begin < b.begin; });
  for (const text::Span comment : comments) {
    found.AddComment(text.substr(comment.begin + 1, comment.end - comment.begin - 1), comment);
  }
  for (const MakeLines::Assignment& a : lines.assignments()) {
    if (!a.exported || a.name != kPysparkArguments) continue;
    add(ParsePysparkArguments(lines.Expand(a.value), 0, options), a.begin, a.end);
  }
  size_t last_end = 0;
  for (const MakeLines::Recipe& r : lines.recipes()) {
    if (!IsSameRule(text.substr(last_end, r.begin - last_end))) found.ForgetFiles();
    for (Fragment& fragment : ParseShell(lines.Script(r), options)) add(std::move(fragment), r.begin, r.end);
    last_end = r.end;
  }
  return found.Take();
}

bool IsMakefileName(const FileName& name) {
  if (name.plain.empty()) return false;
  const char first = base::ToLower(name.plain.front());
  if (first != 'm' && first != 'g' && base::ToLower(name.plain.back()) != 'k') return false;  // most files
  const std::string lower = base::Lower(name.plain);
  if (IsOtherLanguage(name.extension)) return false;
  return lower == "makefile" || lower == "gnumakefile" || lower.starts_with("makefile.") || lower.ends_with(".mk") || lower.ends_with(".mak");
}

}  // namespace sparkvet::carrier
