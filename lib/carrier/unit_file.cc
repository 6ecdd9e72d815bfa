#include "lib/carrier/unit_file.h"

#include <algorithm>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/shell_found.h"
#include "lib/carrier/unit_lines.h"

namespace sparkvet::carrier {
namespace {

// systemd.service(5), "Special executable prefixes"
constexpr std::string_view kPrefixes = "@-:+!|";

bool IsCommandOfSystemd(std::string_view key) {
  return base::IsOneOf(key, {"ExecStart", "ExecStartPre", "ExecStartPost", "ExecCondition", "ExecReload", "ExecStop", "ExecStopPost"});
}
bool IsCommandOfSupervisord(std::string_view key) { return key == "command"; }
bool IsCommandOfAzkaban(std::string_view key) { return key == "command" || key.starts_with("command."); }

struct UnitKind {
  bool (*may_be)(const FileName& name);
  std::string_view mark;  // a text without it is none
  UnitLines::Style style;
  bool (*is_command)(std::string_view key);
  bool is_for_shell = false;
};

constexpr UnitKind kKinds[] = {
    {[](const FileName& name) { return name.extension == ".service"; }, "Exec", UnitLines::Style::kSystemd, IsCommandOfSystemd},
    {[](const FileName& name) { return base::IsOneOf(name.extension, {".conf", ".ini"}); }, "[program:", UnitLines::Style::kSupervisord,
     IsCommandOfSupervisord},
    {[](const FileName& name) { return name.extension == ".job"; }, "command", UnitLines::Style::kAzkaban, IsCommandOfAzkaban},
    {[](const FileName& name) { return name.plain == "Procfile"; }, ":", UnitLines::Style::kProcfile, [](std::string_view) { return true; }, true},
};

const UnitKind* KindOf(const FileName& name, std::string_view text) {
  const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const UnitKind& k) { return k.may_be(name) && text.contains(k.mark); });
  return kind == std::end(kKinds) ? nullptr : kind;
}

// Of a file that is said to be one, whatever its name.
const UnitKind& KindBySigns(std::string_view text) {
  return *std::find_if(std::begin(kKinds), std::end(kKinds) - 1, [&](const UnitKind& k) { return text.contains(k.mark); });
}

class Units {
 public:
  Units(const UnitKind& kind, std::string_view text, text::FileId file, const SubmitOptions& options)
      : kind_(kind), file_(file), options_(options), lines_(text, file, kind.style, arena_) {}

  std::vector<Fragment> Read() {
    while (const std::optional<UnitLines::Line> line = lines_.Next()) {
      if (line->is_section) EndSection();
      else if (kind_.style == UnitLines::Style::kSystemd && line->key == "Environment") Environment(*line);
      else if (line->key == "EnvironmentFile" || line->key == "PassEnvironment") hides_ = true;
      else if (kind_.is_command(line->key)) Command(*line);
    }
    EndSection();
    for (const text::Located<std::string_view>& comment : lines_.comments()) found_.AddComment(comment.value, comment.span, true);
    return found_.Take();
  }

 private:
  void Command(const UnitLines::Line& line) {
    std::vector<Fragment> found = kind_.is_for_shell ? ParseShell(line.value, options_) : ParseCommandLine(Words(line.value), file_, options_);
    for (Fragment& f : found) section_.push_back({std::move(f), line.begin, line.end});
  }

  // Up to a semicolon of its own, behind which another command begins.
  std::vector<Word> Words(const Word& value) {
    std::vector<Word> words = SplitLikePython(value, 0, arena_);
    if (kind_.style != UnitLines::Style::kSystemd || words.empty()) return words;
    words.erase(std::find_if(words.begin(), words.end(), [](const Word& w) { return w.text == ";"; }), words.end());
    const std::string_view first = words.empty() ? std::string_view() : words.front().text;
    if (const size_t path = std::min(first.find_first_not_of(kPrefixes), first.size()); path > 0 && words.front().pieces.empty()) {
      words.front().text.remove_prefix(path);
      words.front().span.begin += static_cast<uint32_t>(path);
    }
    return words;
  }

  // Environment=A=1 "B=2 3"
  void Environment(const UnitLines::Line& line) {
    for (const Word& word : SplitLikePython(line.value, 0, arena_)) {
      const size_t equals = word.text.find('=');
      if (equals == std::string_view::npos || !word.KnownUntil(equals)) continue;
      variables_.push_back({word.text.substr(0, equals), word.text.substr(equals + 1), word.unknown, word.Part(equals + 1, word.text.size())});
      if (word.text.substr(0, equals) != kPysparkArguments) continue;
      section_.push_back({ParsePysparkArguments(word, equals + 1, options_), line.begin, line.end});
    }
  }

  void EndSection() {
    for (Item& item : section_) {
      // What the command says itself comes behind it, and counts.
      std::vector<EnvironmentVariable> own = std::exchange(item.fragment.environment, {});
      for (EnvironmentVariable v : variables_) {
        v.unknown |= hides_;
        v.name = item.fragment.arena.Keep(v.name);
        v.value = item.fragment.arena.Keep(v.value);
        item.fragment.environment.push_back(v);
      }
      item.fragment.environment.insert(item.fragment.environment.end(), own.begin(), own.end());
      found_.Add(std::move(item.fragment), item.begin, item.end);
    }
    section_.clear();
    variables_.clear();
    hides_ = false;
  }

  struct Item {
    Fragment fragment;
    uint32_t begin, end;
  };

  const UnitKind& kind_;
  text::FileId file_;
  const SubmitOptions& options_;
  text::Arena arena_;
  UnitLines lines_;
  ShellFound found_;
  std::vector<Item> section_;                   // what the section at hand runs
  std::vector<EnvironmentVariable> variables_;  // and with which variables
  bool hides_ = false;                          // or others
};

}  // namespace

bool MayBeUnitFile(const FileName& name) {
  return std::any_of(std::begin(kKinds), std::end(kKinds), [&](const UnitKind& k) { return k.may_be(name); });
}

bool IsUnitFile(const FileName& name, std::string_view text) { return KindOf(name, text) != nullptr; }

std::vector<Fragment> ParseUnitFile(const FileName& name, std::string_view text, text::FileId file, const SubmitOptions& options) {
  const UnitKind* const kind = KindOf(name, text);
  return Units(kind == nullptr ? KindBySigns(text) : *kind, text, file, options).Read();
}

}  // namespace sparkvet::carrier
