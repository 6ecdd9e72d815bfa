// The table of spark-submit's options, programs and wrapping commands, read from the image
// (rules/carriers/spark-submit.toml).
//
//   SubmitOptions options(view);
//   options.Find("-c")->name()              ->  "--conf"
//   options.Program("/opt/spark/bin/pyspark")->mixed()  ->  true
//
// What becomes of an option is for rules/submit/ to say.
#ifndef SPARKVET_LIB_CARRIER_SUBMIT_OPTIONS_H_
#define SPARKVET_LIB_CARRIER_SUBMIT_OPTIONS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/word_finder.h"
#include "lib/carrier/records.h"
#include "lib/image/image.h"
#include "lib/spark/release.h"

namespace sparkvet::carrier {

class SubmitOption {
 public:
  SubmitOption(const image::View& view, const OptionRecord& r) : view_(&view), r_(&r) {}
  std::string_view name() const { return view_->Text(r_->name); }
  bool takes_value() const { return r_->takes_value != 0; }
  bool telling() const { return r_->telling != 0; }    // no application has an option of this name
  bool launcher() const { return r_->launcher != 0; }  // the later of this and --conf wins
  bool ends() const { return r_->ends != 0; }          // nothing behind it is read
  bool only_launcher() const { return r_->only_launcher != 0; }  // SparkSubmitArguments has no use for it
  bool adds_up() const { return r_->adds_up != 0; }    // may be given several times; of others the last one wins
  bool ExistsIn(spark::Release release) const;
  // The key that the launcher writes for it, or that it decides; empty for most.
  std::string_view property() const { return view_->Text(r_->property); }

 private:
  const image::View* view_;
  const OptionRecord* r_;
};

class SubmitProgram {
 public:
  SubmitProgram(const image::View& view, const ProgramRecord& r) : view_(&view), r_(&r) {}
  std::string_view name() const { return view_->Text(r_->name); }
  bool mixed() const { return r_->mixed != 0; }     // options may stand behind other words
  std::vector<std::string_view> arguments() const;  // what its script puts in front

 private:
  const image::View* view_;
  const ProgramRecord* r_;
};

// A command that runs the command behind it.
class Wrapper {
 public:
  Wrapper(const image::View& view, const WrapperRecord& r) : view_(&view), r_(&r) {}
  WrapperFinds finds() const { return static_cast<WrapperFinds>(r_->finds); }
  unsigned operands() const { return r_->operands; }
  bool TakesValue(std::string_view option) const;
  // Whether the command, by its name, or with this option hands nothing on of the environment that it finds.
  bool Forgets(std::string_view word) const;
  // The option that names a program ("--entrypoint"); empty for most.
  std::string_view entrypoint() const { return view_->Text(r_->entrypoint); }
  // How many words an option takes there, of which only those without a value are listed: -it 1, -v 2, -v=/a:/b 1.
  size_t WordsOf(std::string_view option) const;

 private:
  bool IsSwitch(std::string_view option) const;

  const image::View* view_;
  const WrapperRecord* r_;
};

// A command of a cloud's command line that hands settings to Spark (service_command.h).
class ServiceCommand {
 public:
  ServiceCommand(const image::View& view, const ServiceRecord& r) : view_(&view), r_(&r) {}
  std::vector<std::string_view> words() const { return Texts(r_->words); }
  std::vector<std::string_view> kinds() const { return Texts(r_->kinds); }
  std::string_view option() const { return view_->Text(r_->option); }
  std::string_view prefix() const { return view_->Text(r_->prefix); }

 private:
  std::vector<std::string_view> Texts(image::Range range) const;

  const image::View* view_;
  const ServiceRecord* r_;
};

class SubmitOptions {
 public:
  // `view` must outlive this and all that it hands out.
  explicit SubmitOptions(const image::View& view);

  // What the variables hold that the shells of scripts are started with; null where nobody says. Must outlive this.
  using Environment = std::map<std::string, std::string, std::less<>>;
  const Environment* environment = nullptr;

  // By name or alias; nothing if no release has it.
  std::optional<SubmitOption> Find(std::string_view name) const;
  std::vector<SubmitOption> all() const;
  // The option that was probably meant by a word that is none: "--num-executor" -> "--num-executors"; where two are as near, nothing.
  std::string_view Nearest(std::string_view word) const;
  // Whether a word of a command line is one, with or without a value: --conf, --conf=spark.a=1.
  bool IsOption(std::string_view word) const { return Find(word.substr(0, word.find('='))).has_value(); }
  // Whether a command of that name, or with that path, is a program, a wrapper or a cloud's: most are none of these.
  bool Knows(std::string_view path) const { return CommandNamed(path) != nullptr; }
  // By its name or a path to it.
  std::optional<SubmitProgram> Program(std::string_view path) const;
  // By the name of a variable that is taken to hold its path: "SPARK_SUBMIT".
  std::optional<SubmitProgram> ProgramOfVariable(std::string_view name) const;
  // Whether a text names a program at all: a test that looks at bytes only.
  bool IsMentioned(std::string_view text) const;
  // Whether a command in it may hand over arguments without their program: aws emr add-steps --steps '[…]'.
  bool MayHandSteps(std::string_view text) const;
  std::optional<Wrapper> WrapperNamed(std::string_view path) const;
  // Those of a program, by its name or a path to it.
  std::vector<ServiceCommand> ServiceCommands(std::string_view path) const;
  // The release of Spark's in a vendor's own: "emr-6.5.0-latest" has "3.1"; empty where it is none or not known.
  std::string_view ReleaseOfLabel(std::string_view label) const;
  // Whether --class of this name makes spark-submit accept options behind other words.
  bool IsMixedClass(std::string_view name) const;

 private:
  // Rows of the tables; null where it is none.
  struct Command {
    std::string_view name;
    const ProgramRecord* program = nullptr;
    const WrapperRecord* wrapper = nullptr;
    bool is_service = false;
  };
  Command& AddCommand(std::string_view name);
  const Command* CommandNamed(std::string_view path) const;

  const image::View* view_;
  std::span<const NameRecord> names_;
  std::span<const OptionRecord> options_;
  std::vector<std::pair<std::string, std::string_view>> steps_;  // "aws " and what stands further on
  std::vector<Command> commands_;
  base::WordFinder mentions_;  // without one of these no program is mentioned
  // Places in names_ and commands_, from 1; 0 = empty; open addressing.
  std::vector<uint16_t> by_hash_, commands_by_hash_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SUBMIT_OPTIONS_H_
