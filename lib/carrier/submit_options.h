// The table of spark-submit's options, programs and wrapping commands, read from the image
// (rules/carriers/spark-submit.toml).
//
//   SubmitOptions options(view);
//   options.Find("-c")->name()              ->  "--conf"
//   options.Find("--num-executors")->sets() ->  where it is copied to spark.executor.instances, per release
//   options.Program("/opt/spark/bin/pyspark")->mixed()  ->  true
//
// Which release and cluster manager apply is for lib/resolve to decide.
#ifndef SPARKVET_LIB_CARRIER_SUBMIT_OPTIONS_H_
#define SPARKVET_LIB_CARRIER_SUBMIT_OPTIONS_H_

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/carrier/records.h"
#include "lib/image/image.h"
#include "lib/spark/cluster_manager.h"
#include "lib/spark/release.h"

namespace sparkvet::carrier {

enum class DeployMode : uint8_t { kClient, kCluster };

// One case in which an option is copied to a key.
class OptionSets {
 public:
  OptionSets(const image::View& view, const SetsRecord& r) : view_(&view), r_(&r) {}
  std::string_view key() const { return view_->Text(r_->key); }
  bool merge() const { return r_->merge != 0; }  // appends to a list that is already set
  bool Applies(spark::Release release, spark::ClusterManager manager, DeployMode mode) const;

 private:
  const image::View* view_;
  const SetsRecord* r_;
};

class SubmitOption {
 public:
  SubmitOption(const image::View& view, const OptionRecord& r) : view_(&view), r_(&r) {}
  std::string_view name() const { return view_->Text(r_->name); }
  bool takes_value() const { return r_->takes_value != 0; }
  bool telling() const { return r_->telling != 0; }    // no application has an option of this name
  bool launcher() const { return r_->launcher != 0; }  // the later of this and --conf wins
  bool ExistsIn(spark::Release release) const;
  // The key, then the variable, that are asked when the option is absent; empty where there is none.
  std::string_view property() const { return view_->Text(r_->property); }
  std::string_view environment() const { return view_->Text(r_->environment); }
  // What a switch sets its keys to; empty for an option with a value.
  std::string_view switch_value() const { return view_->Text(r_->value); }
  // In the order in which spark-submit copies. Nothing applies: the option is dropped without a word.
  std::vector<OptionSets> sets() const;

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

 private:
  const image::View* view_;
  const WrapperRecord* r_;
};

class SubmitOptions {
 public:
  // `view` must outlive this and all that it hands out.
  explicit SubmitOptions(const image::View& view) : view_(&view) {}

  // By name or alias; nothing if no release has it.
  std::optional<SubmitOption> Find(std::string_view name) const;
  std::vector<SubmitOption> all() const;
  // By its name or a path to it.
  std::optional<SubmitProgram> Program(std::string_view path) const;
  // By the name of a variable that is taken to hold its path: "SPARK_SUBMIT".
  std::optional<SubmitProgram> ProgramOfVariable(std::string_view name) const;
  std::optional<Wrapper> WrapperNamed(std::string_view path) const;
  // Whether --class of this name makes spark-submit accept options behind other words.
  bool IsMixedClass(std::string_view name) const;

 private:
  const image::View* view_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SUBMIT_OPTIONS_H_
