// One spark-submit command while its own part (rules/submit/) is played: what its steps may ask, and what they set for the driver.
//
//   Submission s(resolved, fragment, surroundings);
//   SubmitView view(catalogue, resolved, s);
//   PlaySubmit(program, view, s, false)   ->  "WARN SparkSubmitArguments: Ignoring …"; `resolved` is what the driver is handed
//
// Which options become which keys, and every word, are data. Here is only who wins: an option, else a property, else the environment.
#ifndef SPARKVET_LIB_DRIVER_SUBMISSION_H_
#define SPARKVET_LIB_DRIVER_SUBMISSION_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/driver/plain_words.h"
#include "lib/resolve/resolved.h"
#include "lib/resolve/view.h"
#include "lib/rule/command.h"

namespace sparkvet::driver {

// What is known around a command. Without a machine neither environment nor files are.
struct Surroundings {
  const resolve::Machine* machine = nullptr;
  std::map<std::string_view, std::string_view> unreadable = {};  // properties files, and why: "missing", "folder", "malformed"
  bool files_are_known = false;  // that no file exists beside these
  std::vector<std::string_view> files = {};  // texts, by their names; none of them is an archive
  bool through_launcher = false;  // options that it folds into --conf are settings already
  bool is_program = false;        // bin/spark-submit as a whole: also what it does between reading its arguments and preparing for the driver
};

// What a submission has been asked, by name.
struct SubmissionAsked {
  std::vector<std::string> options, properties, variables;
  bool words = false;
  bool ignored = false;  // which keys go no further
  bool files = false;    // which files there are

  void Clear() {
    options.clear();
    properties.clear();
    variables.clear();
    words = ignored = files = false;
  }
};

class Submission : public rule::Command {
 public:
  // Where a value comes from, first come first served; "" is none.
  struct Sources {
    std::string_view option, property, old_property, environment;
  };

  Submission(resolve::Resolved& resolved, const carrier::Fragment& command, Surroundings surroundings);

  // With `elsewhere`, the option has its effect beside the settings, too.
  rule::Value Argument(uint32_t slot, const Sources& sources, bool elsewhere);
  // `from` is the slot whose origin the setting has; without one it is spark-submit's own.
  void Assign(std::string_view key, const rule::Value& value, std::optional<uint32_t> from, bool merge);
  // Something may be assigned from the slot: its option counts as used.
  void MayUse(uint32_t slot) { used_.push_back(OriginOf(slot).option); }
  void Remove(std::string_view key) { removed_.push_back(key); }
  // Hands on what its JVM has, and takes away what was removed; to be called when all is played.
  void Finish();
  // Options that were given, are asked for, and have no effect; none while nobody knows where the driver runs.
  std::vector<const carrier::Option*> Dropped() const;

  // From now on, what it is asked is written there; null ends that.
  void Note(SubmissionAsked* asked) { asked_ = asked; }
  void Ask(std::string_view property) const {
    if (asked_ != nullptr) asked_->properties.emplace_back(property);
  }
  const carrier::Fragment& command() const { return command_; }
  const resolve::Resolved& resolved() const { return resolved_; }
  const Surroundings& surroundings() const { return surroundings_; }
  // spark-submit's JVM has these properties: a SparkConf that is made there begins with them, and whatever else is set beats them.
  void RunIn(std::vector<resolve::Assignment> properties_of_jvm) { properties_of_jvm_ = std::move(properties_of_jvm); }
  bool has_properties_of_jvm() const { return !properties_of_jvm_.empty(); }
  // What SparkConf has of the key, or null.
  const resolve::Assignment* Setting(std::string_view key) const;
  // The last one of that name, or null.
  const carrier::Option* Given(std::string_view name) const;
  // What the command's own surroundings say of a variable, else what is known of its machine.
  std::optional<carrier::EnvironmentVariable> InEnvironment(std::string_view variable) const;

  std::span<const rule::CommandWord> Words() override {
    if (asked_ != nullptr) asked_->words = true;
    return words_;
  }
  rule::Value NameOf(const rule::CommandWord& word) override {
    asked_of_words_.name = true;
    return rule::Value::String(word.name);
  }
  rule::Value ValueOf(const rule::CommandWord& word) override {
    asked_of_words_.value = true;
    return word.unknown ? rule::Value::Unknown() : rule::Value::String(word.value);
  }
  // Which of these was asked for since.
  WordAsked asked_of_words() const { return asked_of_words_; }
  void ForgetWords() { asked_of_words_ = {}; }
  std::vector<std::string_view> IgnoredKeys() override;
  std::vector<std::string_view> JvmProperties() override;
  rule::Value Option(std::string_view name) override;
  rule::Value Property(std::string_view key) override;
  rule::Value Variable(std::string_view name) override;
  rule::Value FileState(std::string_view path) override;
  rule::Value FileExists(std::string_view path) override;
  rule::Value IsWhole() override;
  std::optional<std::string_view> WorkingDirectory() override;

 private:
  struct Origin {
    const carrier::Option* option = nullptr;
    std::optional<resolve::Assignment> property;
    std::optional<carrier::EnvironmentVariable> variable;
  };

  const resolve::Assignment* OfJvm(std::string_view key) const;
  Origin& OriginOf(uint32_t slot);
  bool IsFolded(const carrier::Option& option) const;
  resolve::Assignment Made(std::string_view key, const Origin& origin) const;
  std::string_view Kept(std::string_view text, const Origin& origin);

  resolve::Resolved& resolved_;
  const carrier::Fragment& command_;
  Surroundings surroundings_;
  std::vector<rule::CommandWord> words_;
  std::vector<std::pair<uint32_t, Origin>> origins_;  // by slot
  std::vector<const carrier::Option*> used_;
  std::vector<std::string_view> removed_;
  std::vector<resolve::Assignment> properties_of_jvm_;  // each key once
  SubmissionAsked* asked_ = nullptr;
  WordAsked asked_of_words_;
};

// The view of the rules of that part: it sees the command, and settings that come and go.
class SubmitView : public resolve::View {
 public:
  SubmitView(const spark::Catalogue& catalogue, const resolve::Resolved& resolved, Submission& submission, Room* room = nullptr)
      : View(catalogue, resolved, room), submission_(submission) {
    WorkOutEachDefault();
  }

  rule::Command* TheCommand() override { return &submission_; }
  bool IsSurelyUnset(spark::KeyId) const override { return false; }
  std::optional<spark::RawSetting> Lookup(std::string_view key) const override;
  std::optional<spark::RawSetting> LookupKey(spark::KeyId, std::string_view name) const override { return Lookup(name); }

 private:
  Submission& submission_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SUBMISSION_H_
