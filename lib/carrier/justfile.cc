#include "lib/carrier/justfile.h"

#include <algorithm>
#include <span>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/exports.h"
#include "lib/carrier/just_lines.h"
#include "lib/carrier/just_text.h"
#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/shell_found.h"

namespace sparkvet::carrier {
namespace {

class Recipes {
 public:
  Recipes(const Word& file, const SubmitOptions& options) : text_(file.text), file_(file.span.file), options_(options), lines_(text_), values_(file, lines_, arena_) {}

  std::vector<Fragment> Read() {
    Settings();
    Variables();
    std::vector<JustLines::Range> comments = lines_.comments();
    for (const JustLines::Recipe& recipe : lines_.recipes()) {
      found_.ForgetFiles();
      Recipe(recipe, comments);
    }
    std::sort(comments.begin(), comments.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    for (const JustLines::Range& c : comments) {
      found_.AddComment(text_.substr(c.begin + 1, c.end - c.begin - 1), {file_, static_cast<uint32_t>(c.begin), static_cast<uint32_t>(c.end)}, true);
    }
    return found_.Take();
  }

 private:
  void Settings() {
    for (const JustLines::Assignment& set : lines_.settings()) {
      const std::string_view value = text_.substr(set.value.begin, set.value.end - set.value.begin);
      if (set.name == "export") exports_all_ = value != "false";
      if (set.name == "shell") reads_lines_ = NamesShell(value);
    }
  }

  // ['bash', '-cu']
  static bool NamesShell(std::string_view list) {
    const size_t open = list.find_first_of("'\"");
    if (open == std::string_view::npos) return false;
    const std::string_view path = list.substr(open + 1, list.find(list[open], open + 1) - open - 1);
    return base::IsOneOf(path.substr(path.rfind('/') + 1), {"sh", "bash", "zsh", "ksh", "dash"});
  }

  void Variables() {
    for (const JustLines::Assignment& a : lines_.assignments()) {
      if (!a.exported && !exports_all_) continue;
      const Word* const value = values_.Find(a.name);
      if (value == nullptr) continue;
      if (a.name == kPysparkArguments) Add(ParsePysparkArguments(*value, 0, options_), a.begin, a.value.end);
      else if (!value->unknown && !a.name.contains('-')) exports_.push_back({a.name, *value});
    }
  }

  void Recipe(const JustLines::Recipe& recipe, std::vector<JustLines::Range>& comments) {
    if (recipe.lines.empty()) return;
    const std::string_view first = text_.substr(recipe.lines.front().begin, recipe.lines.front().end - recipe.lines.front().begin);
    const bool is_script = first.starts_with("#!");
    if (is_script ? !StartsLikeShell(first) : recipe.has_script_attribute || !reads_lines_) return;
    for (const JustText::Script& script : values_.Scripts(recipe, is_script)) {
      if (!is_script && text_.substr(script.begin, 1) == "#") {
        comments.push_back({script.begin, script.end});
        continue;
      }
      for (Fragment& f : ParseShell(BehindExports(ExportsFor(script.text), script.text, arena_), options_)) Add(std::move(f), script.begin, script.end);
    }
  }

  // Of very many to very many scripts only the beginning is told.
  std::span<const Export> ExportsFor(const Word& script) {
    if (told_ > kMostTold || FindTrace(script.text) == std::string_view::npos) return {};
    for (const Export& e : exports_) told_ += e.name.size() + e.value.text.size();
    return exports_;
  }

  void Add(Fragment fragment, size_t begin, size_t end) { found_.AddInTurn(std::move(fragment), static_cast<uint32_t>(begin), static_cast<uint32_t>(end)); }

  static constexpr size_t kMostTold = 4 << 20;  // bytes

  std::string_view text_;
  text::FileId file_;
  const SubmitOptions& options_;
  text::Arena arena_;
  JustLines lines_;
  JustText values_;
  ShellFound found_;
  std::vector<Export> exports_;
  bool exports_all_ = false;
  bool reads_lines_ = true;
  size_t told_ = 0;
};

}  // namespace

std::vector<Fragment> ParseJustfile(std::string_view text, text::FileId file, const SubmitOptions& options) {
  Word whole;
  whole.text = text;
  whole.span = {file, 0, static_cast<uint32_t>(text.size())};
  return Recipes(whole, options).Read();
}

bool IsJustfileName(const FileName& name) {
  if (name.extension == ".just") return true;
  constexpr std::string_view kLongest = ".justfile";
  if (name.plain.size() > kLongest.size() || name.plain.size() + 1 < kLongest.size()) return false;
  const std::string lower = base::Lower(name.plain);
  return lower == "justfile" || lower == kLongest;
}

}  // namespace sparkvet::carrier
