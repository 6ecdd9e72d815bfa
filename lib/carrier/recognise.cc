#include "lib/carrier/recognise.h"

#include <algorithm>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kTemplateSuffixes[] = {".j2",      ".jinja2", ".jinja",    ".erb",
                                                  ".tpl",     ".tmpl",   ".template", ".in",
                                                  ".example", ".sample", ".dist",     ".default"};
constexpr std::string_view kBlanks = " \t\r\f";

bool IsOneOf(std::string_view s, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), s) != words.end();
}

// Calls `look` with each line, blanks in front removed, until it says true.
template <class Look>
bool AnyLine(std::string_view text, Look look) {
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\n\r"), text.size());
    std::string_view line = text.substr(0, end);
    line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
    if (look(line)) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

bool IsSparkKeyLine(std::string_view line) {
  return line.starts_with("spark.") && line.size() > 6 && base::IsAlpha(line[6]);
}

// A block that HOCON, JSON or HCL opens or closes; never {{ … }}.
bool IsBlockLine(std::string_view line) {
  line = line.substr(0, line.find_last_not_of(kBlanks) + 1);
  if (line == "}" || line == "{" || line == "},") return true;
  return line.ends_with('{') && !line.ends_with("{{") && !line.empty() &&
         (base::IsAlpha(line.front()) || line.front() == '"');
}

}  // namespace

std::string_view PlainName(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  for (const std::string_view suffix : kTemplateSuffixes) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) {
      name.remove_suffix(suffix.size());
      break;
    }
  }
  return name;
}

std::string_view Extension(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot);
}

bool LooksBinary(std::string_view text) { return text.substr(0, 1024).contains('\0'); }

bool IsDefaultsFile(std::string_view path) { return PlainName(path).contains("spark-defaults"); }

bool LooksLikeProperties(std::string_view path, std::string_view text) {
  const std::string_view name = PlainName(path);
  const std::string_view extension = Extension(name);
  if (name.contains("spark-defaults.conf")) return true;
  return IsOneOf(extension, {".conf", ".properties"}) && ReadsLikeProperties(text);
}

bool ReadsLikeProperties(std::string_view text) {
  return !LooksBinary(text) && AnyLine(text, IsSparkKeyLine) && !AnyLine(text, IsBlockLine);
}

bool IsNameless(std::string_view path) { return path == "<stdin>"; }

bool LooksLikeShellScript(std::string_view path, std::string_view text) {
  if (LooksBinary(text)) return false;
  if (IsOneOf(Extension(PlainName(path)), {".sh", ".bash", ".zsh", ".ksh"})) return true;
  if (!text.starts_with("#!")) return false;
  const std::string_view line = text.substr(0, text.find('\n'));
  return AnyLine(line, [](std::string_view l) {
    for (const std::string_view word : base::Split(l, ' ')) {
      const std::string_view program = word.substr(word.rfind('/') + 1);
      if (IsOneOf(base::TrimBlanks(program.substr(0, program.find('\r'))),
                  {"sh", "bash", "zsh", "ksh", "dash"})) {
        return true;
      }
    }
    return false;
  });
}

bool HasCommandLine(std::string_view text, const SubmitOptions& options) {
  if (LooksBinary(text)) return false;
  return AnyLine(text, [&](std::string_view line) {
    if (!line.contains("spark")) return false;
    const std::string_view word = line.substr(0, line.find_first_of(" \t\\"));
    return word.size() < line.size() && options.Program(word).has_value();
  });
}

}  // namespace sparkvet::carrier
