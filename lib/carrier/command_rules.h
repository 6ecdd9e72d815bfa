// Where commands stand in documents, read from the image (rules/carriers/commands.toml tells the lists).
//
//   rules.IsScript("run")  ->  true     rules.IsNever("description")  ->  true
#ifndef SPARKVET_LIB_CARRIER_COMMAND_RULES_H_
#define SPARKVET_LIB_CARRIER_COMMAND_RULES_H_

#include <span>
#include <string_view>
#include <vector>

#include "lib/base/word_finder.h"
#include "lib/carrier/records.h"
#include "lib/image/image.h"

namespace sparkvet::carrier {

class CommandRules {
 public:
  // `view` must outlive this.
  explicit CommandRules(const image::View& view) : view_(&view), mentions_(Mentions()) {}

  // Without one of these words, or a program of Spark's, a text holds no command: a test that looks at bytes only.
  bool AreMentioned(std::string_view text) const { return mentions_.AnyIn(text); }

  bool IsScript(std::string_view key) const { return Holds(record().scripts, key); }
  bool IsNever(std::string_view key) const { return Holds(record().never, key); }
  bool IsVariable(std::string_view key) const { return Holds(record().variables, key); }
  bool IsParameters(std::string_view key) const { return Holds(record().parameters, key); }
  bool IsChain(std::string_view key) const { return Holds(record().chains, key); }
  bool IsLines(std::string_view key) const { return Holds(record().lines, key); }
  bool IsShell(std::string_view program) const { return Holds(record().shells, program); }
  // By its name or a path to it.
  bool IsPrinter(std::string_view program) const { return Holds(record().printers, program.substr(program.rfind('/') + 1)); }
  std::span<const image::Str> images() const { return Words(record().images); }
  std::span<const image::Str> release_labels() const { return Words(record().release_labels); }
  std::span<const image::Str> interpreters() const { return Words(record().interpreters); }
  std::span<const image::Str> variables() const { return Words(record().variables); }
  std::span<const image::Str> parameters() const { return Words(record().parameters); }
  std::span<const image::Str> chains() const { return Words(record().chains); }
  // Keys beside a command that leave nothing of what is around it; keys whose content may set a variable otherwise; words of a
  // document in which a step may do so.
  std::span<const image::Str> environment_hiders() const { return Words(record().environment_hiders); }
  std::span<const image::Str> environment_variants() const { return Words(record().environment_variants); }
  std::span<const image::Str> environment_changers() const { return Words(record().environment_changers); }
  std::span<const EnvironmentRecord> environments() const { return view_->Table<EnvironmentRecord>(kEnvironmentTag); }
  std::span<const image::Str> Handing(const EnvironmentRecord& row) const { return Words(row.handing); }
  std::span<const CommandPairRecord> pairs() const { return view_->Table<CommandPairRecord>(kCommandPairTag); }
  std::span<const CommandPairRecord> sequences() const { return view_->Table<CommandPairRecord>(kCommandSequenceTag); }
  std::span<const CommandStepRecord> steps() const { return view_->Table<CommandStepRecord>(kCommandStepTag); }
  std::string_view Text(image::Str s) const { return view_->Text(s); }
  // Without it no text holds such a step: the name of what the list stands in, where the list's own says little.
  std::string_view Word(const CommandStepRecord& step) const { return Text(Text(step.under).empty() ? step.list : step.under); }

 private:
  const CommandsRecord& record() const { return view_->Table<CommandsRecord>(kCommandsTag)[0]; }
  std::span<const image::Str> Words(image::Range range) const { return view_->Rows<image::Str>(kCarrierWordTag, range); }
  bool Holds(image::Range range, std::string_view word) const {
    for (const image::Str& s : Words(range)) {
      if (Text(s) == word) return true;
    }
    return false;
  }

  std::vector<std::string_view> Mentions() const {
    std::vector<std::string_view> words;
    if (view_->Table<CommandsRecord>(kCommandsTag).empty()) return words;
    for (const auto& names : {variables(), parameters(), chains()}) {
      for (const image::Str& name : names) words.push_back(Text(name));
    }
    for (const CommandStepRecord& step : steps()) words.push_back(Word(step));
    return words;
  }

  const image::View* view_;
  base::WordFinder mentions_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_COMMAND_RULES_H_
