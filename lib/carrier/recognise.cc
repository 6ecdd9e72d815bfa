#include "lib/carrier/recognise.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kTemplateSuffixes[] = {".j2",      ".jinja2", ".jinja",    ".erb",
                                                  ".tpl",     ".tftpl",  ".tmpl",     ".template", ".in",
                                                  ".example", ".sample", ".dist",     ".default"};
constexpr std::string_view kBlanks = " \t\r\f";

// What no shell reads: programs in other languages, documents, pictures, archives, data. Anything else may start with #!.
constexpr std::string_view kOtherLanguages[] = {
    ".7z",   ".avro",  ".bin",     ".bmp",   ".bz2", ".c",     ".cc",   ".class", ".cpp",  ".cs",   ".css",  ".csv", ".dll",  ".doc",
    ".docx", ".dylib", ".eot",     ".exe",   ".gif", ".go",    ".gz",   ".h",     ".hpp",  ".htm",  ".html", ".ico", ".ipynb", ".jar",
    ".java", ".jpeg",  ".jpg",     ".js",    ".jsx", ".kt",    ".lock", ".lz4",   ".map",  ".md",   ".mjs",  ".mp3", ".mp4",  ".o",
    ".orc",  ".otf",   ".parquet", ".pdf",   ".php", ".pkl",   ".png",  ".pptx",  ".proto", ".pxd", ".py",   ".pyc", ".pyi",  ".pyo",
    ".pyx",  ".r",     ".rb",      ".rs",    ".rst", ".scala", ".scss", ".snappy", ".so",  ".svg",  ".swift", ".tar", ".tgz", ".tif",
    ".tiff", ".ts",    ".tsv",     ".tsx",   ".ttf", ".war",   ".wasm", ".webp",  ".whl",  ".woff", ".woff2", ".xls", ".xlsx", ".xz",
    ".zip",  ".zst"};

// The number of the first line, counted from 1, for which `look` says true, blanks in front removed; 0 if none.
template <class Look>
size_t FirstLine(std::string_view text, Look look) {
  const bool has_returns = text.contains('\r');  // hardly any file
  for (size_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(has_returns ? text.find_first_of("\n\r") : text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    while (!line.empty() && kBlanks.contains(line.front())) line.remove_prefix(1);
    if (look(line)) return number;
    text.remove_prefix(std::min(end + (text.substr(end).starts_with("\r\n") ? 2 : 1), text.size()));
  }
  return 0;
}

template <class Look>
bool AnyLine(std::string_view text, Look look) {
  return FirstLine(text, look) != 0;
}

bool IsSparkKeyLine(std::string_view line) {
  return line.starts_with("spark.") && line.size() > 6 && base::IsAlpha(line[6]);
}

// "spark.a 1", but not "spark.a": a list of keys, such as Livy's of those that nobody may set, is no file of settings.
bool IsSettingLine(std::string_view line) {
  line = line.substr(0, line.find_last_not_of(kBlanks) + 1);
  return IsSparkKeyLine(line) && line.find_first_of(" \t\f=:") != std::string_view::npos;
}

// A block that HOCON, JSON or HCL opens or closes; never {{ … }}.
bool IsBlockLine(std::string_view line) {
  line = line.substr(0, line.find_last_not_of(kBlanks) + 1);
  if (line == "}" || line == "{" || line == "},") return true;
  return line.ends_with('{') && !line.ends_with("{{") && !line.empty() &&
         (base::IsAlpha(line.front()) || line.front() == '"');
}

// What of all these only HOCON has: include "x", key = ${?NAME}, key = {…}
bool IsHoconLine(std::string_view line) {
  if (line.starts_with("include \"") || line.starts_with("include file(") || line.starts_with("include classpath(")) return true;
  const size_t equals = line.find('=');
  if (equals == std::string_view::npos || line.starts_with('#')) return false;
  std::string_view value = line.substr(equals + 1);
  value.remove_prefix(std::min(value.find_first_not_of(kBlanks), value.size()));
  return value.starts_with("${?") || (value.starts_with('{') && !value.starts_with("{{") && !value.starts_with("{%"));
}

}  // namespace

std::string_view PlainName(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  const std::string_view extension = Extension(name);
  const bool is_template = std::any_of(std::begin(kTemplateSuffixes), std::end(kTemplateSuffixes), [&](std::string_view suffix) {
    return extension.size() == suffix.size() && extension[1] == suffix[1] && extension == suffix;
  });
  if (is_template && extension.size() < name.size()) name.remove_suffix(extension.size());
  return name;
}

std::string_view Extension(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot);
}

bool LooksBinary(std::string_view text) { return text.substr(0, 1024).contains('\0'); }

bool IsPolicy(std::string_view text) {
  return AnyLine(text, [](std::string_view line) { return line.starts_with("[[rule]]"); }) &&
         AnyLine(text, [](std::string_view line) { return line.starts_with("severity"); });
}

bool IsDefaultsFile(std::string_view path) { return PlainName(path).contains("spark-defaults"); }
bool IsDefaultsFile(const FileName& name) { return name.plain.contains("spark-defaults"); }

bool ReadsLikeProperties(std::string_view text) {
  return !LooksBinary(text) && AnyLine(text, IsSettingLine) && !AnyLine(text, IsBlockLine) && !AnyLine(text, IsHoconLine);
}

SparkKeyLine FirstSparkKeyLine(std::string_view text) {
  SparkKeyLine first;
  first.number = FirstLine(text, [&](std::string_view line) {
    if (!IsSparkKeyLine(line)) return false;
    first.key = line.substr(0, line.find_first_of(" \t\f=:"));
    return true;
  });
  return first;
}

bool IsNameless(std::string_view path) { return path == "<stdin>" || path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/"); }

bool IsShellName(const FileName& name) {
  return base::IsOneOf(name.extension, {".sh", ".bash", ".zsh", ".ksh"}) ||
         base::IsOneOf(name.plain, {".bashrc", "bashrc", ".bash_profile", ".bash_aliases", ".profile", ".zshrc", ".zprofile", ".zshenv"});
}

bool IsShellName(std::string_view path) { return IsShellName(FileName(path)); }

bool StartsLikeShell(std::string_view text) {
  if (!text.starts_with("#!")) return false;
  const std::string_view line = text.substr(0, text.find('\n'));
  return AnyLine(line, [](std::string_view l) {
    for (const std::string_view word : base::Split(l, ' ')) {
      const std::string_view program = word.substr(word.rfind('/') + 1);
      if (base::IsOneOf(base::TrimBlanks(program.substr(0, program.find('\r'))),
                  {"sh", "bash", "zsh", "ksh", "dash"})) {
        return true;
      }
    }
    return false;
  });
}

bool IsOtherLanguage(std::string_view extension) {
  return !extension.empty() && std::binary_search(std::begin(kOtherLanguages), std::end(kOtherLanguages), extension);
}

CommandLine FirstCommandLine(std::string_view text, const SubmitOptions& options) {
  CommandLine first;
  first.number = FirstLine(text, [&](std::string_view line) {
    if (!line.contains("spark")) return false;
    const std::string_view word = line.substr(0, line.find_first_of(" \t\\"));
    if (word.size() == line.size()) return false;
    const std::optional<SubmitProgram> program = options.Program(word);
    if (program) first.program = program->name();
    return program.has_value();
  });
  return first;
}

// Few words hold a k, so looking for that letter passes over most of a text at the speed of memory.
size_t FindTrace(std::string_view text) {
  const auto find = [&](std::string_view word, size_t limit) {
    const size_t last = word.size() - 1;
    for (size_t at = last; at < limit; ++at) {
      const void* const k = std::memchr(text.data() + at, word[last], limit - at);
      if (k == nullptr) break;
      at = static_cast<size_t>(static_cast<const char*>(k) - text.data());
      if (text.substr(at - last, last) == word.substr(0, last)) return at - last;
    }
    return std::string_view::npos;
  };
  const size_t lower = find("spark", text.size());
  const size_t upper = find("SPARK", lower == std::string_view::npos ? text.size() : lower);
  return std::min(lower, upper);
}

std::string_view FirstTrace(std::string_view text) {
  const auto is_of_word = [](char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '_' || c == '-' || c == '.'; };
  size_t begin = FindTrace(text);
  if (begin == std::string_view::npos) return {};
  size_t end = begin;
  while (begin > 0 && is_of_word(text[begin - 1])) --begin;
  while (end < text.size() && is_of_word(text[end])) ++end;
  return text.substr(begin, std::min<size_t>(end - begin, 80));
}

}  // namespace sparkvet::carrier
