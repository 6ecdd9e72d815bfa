// What `sparkvet resolve` has found out about one job, as every format of it prints: the settings by key, who set each,
// whom that beat, and what the driver reads.
//
//   Resolution r = MakeResolution(job, view, {.all = false, .prefix = ""});
//   r.settings[0]  ->  spark.executor.cores, the winner 8 (--executor-cores) that beats 4 (--conf)
//
// To add a format: a ResolutionOutput in a file of its own, and its row in resolution.cc.
#ifndef SPARKVET_LIB_REPORT_RESOLUTION_H_
#define SPARKVET_LIB_REPORT_RESOLUTION_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/report/style.h"
#include "lib/resolve/view.h"
#include "lib/text/source.h"

namespace sparkvet::report {

// One job that was resolved.
struct Job {
  std::string_view path;
  const carrier::Fragment& fragment;
  const text::SourceSet& sources;
};

// "submit.sh:8": where it stands; a file that holds but one by its path alone.
std::string PlaceOf(const Job& job);
// "spark-submit nightly.py", "SparkApplication nightly", "spark-defaults.conf"
std::string NameOf(const Job& job);

// What the driver makes of a setting of this key. A key that the release reads by its name is taken as it stands.
spark::ReadResult ReadSet(const resolve::View& view, std::string_view key);

struct ResolvedSetting {
  std::string_view key;
  const resolve::Assignment* winner = nullptr;  // null: nobody set it, and this is the default
  const resolve::Assignment* through = nullptr;  // the setting of another key that a read of this one takes
  std::string value;     // as it was set
  bool unknown = false;  // before run time
  // What the driver reads, with ${…} filled in; nothing where that is unknown or fails.
  std::optional<std::string> effective;
  std::span<const std::string_view> only_on = {};  // the managers on which this holds, where nobody knows which it is; else none
};

struct Resolution {
  Job job;
  const resolve::View& view;
  std::vector<ResolvedSetting> settings;  // by key

  const resolve::Resolved& resolved() const { return view.resolved(); }
};

// The same of one key, whether somebody set it or not; nothing where it has no default either.
std::optional<ResolvedSetting> SettingOf(const resolve::View& view, std::string_view key);

struct ResolutionScope {
  bool defaults = false;    // also what nobody set
  std::string_view prefix;  // only keys that start so
};

Resolution MakeResolution(const Job& job, const resolve::View& view, const ResolutionScope& scope);

// Writes one resolution after the other. Begin and End frame them.
class ResolutionOutput {
 public:
  virtual ~ResolutionOutput() = default;
  virtual void Add(const Resolution& resolution) = 0;
  virtual void End() {}
  std::string Take() { return std::exchange(out_, {}); }

 protected:
  std::string out_;
};

struct ResolutionSurroundings {
  Style style;
  std::string_view version;  // of sparkvet
};

// "text", "json", "properties", "submit"; null for another name.
std::unique_ptr<ResolutionOutput> MakeResolutionOutput(std::string_view format, const ResolutionSurroundings& surroundings);
std::span<const std::string_view> ResolutionFormats();

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_RESOLUTION_H_
