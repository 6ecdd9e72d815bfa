#include "lib/carrier/env_file.h"

#include <algorithm>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/command_words.h"
#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/shell_found.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

// The value of a line without its quotes, or without the comment behind it: a range of the line.
std::pair<size_t, size_t> ValueOf(std::string_view line, size_t begin) {
  begin = std::min(line.find_first_not_of(" \t", begin), line.size());
  const char quote = begin < line.size() ? line[begin] : '\0';
  if (quote == '"' || quote == '\'') {
    const size_t close = line.find(quote, begin + 1);
    // More behind it: a quote of an argument's.
    const std::string_view behind = close == std::string_view::npos ? std::string_view("x") : base::TrimBlanks(line.substr(close + 1));
    if (behind.empty() || behind.starts_with('#')) return {begin + 1, close};
  }
  size_t end = std::min(line.find(" #", begin), line.size());
  while (end > begin && (line[end - 1] == ' ' || line[end - 1] == '\t')) --end;
  return {begin, end};
}

// What is filled in before anybody reads it is unknown.
Word WithHoles(const Word& source, size_t begin, size_t end, text::Arena& arena) {
  WordBuilder value(source, arena);
  value.Start(begin);
  for (size_t at = begin; at < end;) {
    const OpenPart open = NextOpenPart(source.text.substr(0, end), at);
    value.Copy(at, open.begin);
    if (open.begin < open.end) value.Expand(open.begin, open.end, false);
    at = open.end;
  }
  return value.Finish(end);
}

}  // namespace

bool IsEnvFileName(const FileName& name) { return name.extension == ".env" || name.plain.starts_with(".env."); }

std::vector<Fragment> ParseEnvFile(std::string_view text, text::FileId file, const SubmitOptions& options) {
  Word source;
  source.text = text;
  source.span = {file, 0, static_cast<uint32_t>(text.size())};
  text::Arena arena;
  ShellFound found;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const size_t first = std::min(line.find_first_not_of(" \t"), line.size());
    std::string_view name = line.substr(first, line.find('=', first) - first);
    if (name.starts_with("export ")) name.remove_prefix(std::string_view("export ").size());
    const auto at = static_cast<uint32_t>(begin + first);
    if (line.substr(first).starts_with('#')) {
      found.AddComment(line.substr(first + 1), {file, at, static_cast<uint32_t>(end)}, true);
    } else if (base::TrimBlanks(name) == kPysparkArguments && line.contains('=')) {
      const auto [from, to] = ValueOf(line, line.find('=') + 1);
      found.Add(ParsePysparkArguments(WithHoles(source, begin + from, begin + to, arena), 0, options), at, static_cast<uint32_t>(end));
    }
    begin = end + 1;
  }
  return found.Take();
}

}  // namespace sparkvet::carrier
