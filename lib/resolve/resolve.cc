#include "lib/resolve/resolve.h"

#include <algorithm>
#include <utility>

#include "lib/resolve/by_platform.h"

namespace sparkvet::resolve {
namespace {

using carrier::Fragment;
using carrier::Layer;
using carrier::Option;
using carrier::Setting;

constexpr std::string_view kMaster = "spark.master";
constexpr std::string_view kDeployMode = "spark.submit.deployMode";
constexpr size_t kSaidBeside = 8;  // by the context, the launcher, the platform: room for them

Assignment FromSetting(const Setting& s) {
  return {s.key, s.value, s.layer, s.unknown, s.key_unknown, false, s.key_span, s.value_span, s.written_as, s.unknown_why};
}

Assignment FromOption(const Option& o, std::string_view key, std::string_view value, Layer layer) {
  return {key, value, layer, o.unknown, false, false, o.name_span, o.value_span.known() ? o.value_span : o.name_span, o.name};
}

// A master that is not known may still begin like one.
void DecideBy(const Assignment& master, Context& context) {
  context.master_is_known = !master.unknown;
  context.manager = master.unknown ? spark::ClusterManagerOfStart(master.value, context.release) : spark::ClusterManagerOfConf(master.value, context.release);
  if (context.is_decided()) context.manager_why.assign(master.written_as.empty() ? kMaster : master.written_as).append(" ").append(master.value);
}

class Resolver {
 public:
  Resolver(const Input& input, const Said& said, const spark::Catalogue& catalogue)
      : subject_(*input.subject), input_(input), said_(said), catalogue_(catalogue) {}

  Resolved Run(Resolved* again) {
    if (again != nullptr && again->CanRewind()) {
      resolved_ = std::move(*again);
      resolved_.Rewind();
    } else {
      AddWritten();
    }
    DecideRelease();
    NoteAbsentOptions();
    resolved_.context.platform = said_.platform;
    DecideManager();
    if (said_.platform) AddPlatform(*said_.platform, input_, resolved_);
    NoteContradictions();
    return std::move(resolved_);
  }

 private:
  // The same in every context.
  void AddWritten() {
    resolved_.open_ended = input_.open_ended;
    resolved_.project = said_.project;
    resolved_.Reserve(Settings() + kSaidBeside);
    if (input_.properties_file != nullptr) AddSettings(*input_.properties_file);
    for (const Fragment* const file : input_.extra_properties_files) AddSettings(*file);
    if (input_.defaults != nullptr && (input_.properties_file == nullptr || input_.loads_defaults)) AddSettings(*input_.defaults);
    AddConf();
    AddPlacement();
    // spark-submit and platforms change what is there, each context in its own way.
    if (subject_.kind != carrier::Kind::kSubmit && subject_.options.empty() && !said_.platform) resolved_.Mark();
  }

  // How many there are at most, but for what the context adds.
  size_t Settings() const {
    size_t n = subject_.settings.size() + subject_.options.size();
    for (const Fragment* const file : {input_.properties_file, input_.defaults}) n += file == nullptr ? 0 : file->settings.size();
    return n;
  }

  void Add(const Assignment& a, uint32_t hash = 0) {
    if (a.key.starts_with("spark.") || a.key_unknown) resolved_.Add(a, hash);
    else resolved_.ignored_keys.push_back({a.key, a.key_span});
  }

  void AddSettings(const Fragment& fragment) {
    for (const Setting& s : fragment.settings) Add(FromSetting(s), s.key_hash);
    resolved_.open_ended |= fragment.open_ended;
  }

  // The subject's own settings; flags that the launcher folds into the map of --conf stand among them in the
  // order in which they were written.
  void AddConf() {
    resolved_.open_ended |= subject_.open_ended;
    size_t next = 0;
    const auto add_folded_before = [&](uint32_t position) {
      for (; next < subject_.options.size() && subject_.options[next].name_span.begin < position; ++next) {
        const Option& o = subject_.options[next];
        if (!o.known || !o.known->launcher() || !input_.through_launcher) continue;
        Add(FromOption(o, o.known->property(), o.value, Layer::kConf));
      }
    };
    // Of a file of properties it is known that spark-submit reads it where it is the defaults file, or where a command names
    // it; others have keys of their own in it: kyuubi.*, hibench.*, an application's.
    const bool is_anyones = subject_.kind == carrier::Kind::kProperties;
    for (const Setting& s : subject_.settings) {
      add_folded_before(s.key_span.begin);
      if (is_anyones && s.layer == Layer::kPropertiesFile && !s.key_unknown && !s.key.starts_with("spark.")) continue;
      Add(FromSetting(s), s.key_hash);
    }
    add_folded_before(UINT32_MAX);
  }

  // --master and --deploy-mode, which decide what becomes of the other flags.
  void AddPlacement() {
    for (const Option& o : subject_.options) {
      if (!o.known) continue;
      const std::string_view key = o.known->property();
      if (key == kMaster || key == kDeployMode) Add(FromOption(o, key, o.value, Layer::kFlag));
    }
    if (!said_.master.empty()) Say(kMaster, said_.master, "--master");
    if (!said_.deploy_mode.empty()) Say(kDeployMode, said_.deploy_mode, "--deploy-mode");
    if (said_.project != nullptr) AddPlacementOfProject(*said_.project);
  }

  // As if it stood in the defaults file under all jobs; what a manifest's nature says is stronger.
  void AddPlacementOfProject(const ProjectSays& project) {
    if (!project.master.empty() && !subject_.manager && resolved_.Find(kMaster) == nullptr) {
      Say(kMaster, project.master, project.master_why, Layer::kDefaultsFile);
    }
    if (!project.deploy_mode.empty() && subject_.deploy_mode.value.empty() && resolved_.Find(kDeployMode) == nullptr) {
      Say(kDeployMode, project.deploy_mode, project.deploy_mode_why, Layer::kDefaultsFile);
    }
  }

  void Say(std::string_view key, std::string_view value, std::string_view written_as, Layer layer = Layer::kFlag) {
    Assignment a;
    a.key = key;
    a.value = value;
    a.layer = layer;
    a.written_as = written_as;
    resolved_.Add(a);
  }

  void DecideRelease() {
    Context& c = resolved_.context;
    c.release = catalogue_.newest();
    c.release_why = "the newest known";
    std::optional<spark::Release> asked;
    if (said_.release) {
      asked = said_.release;
      c.release_why = said_.release_why;
    } else if (!subject_.release.value.empty()) {
      asked = spark::ParseRelease(subject_.release.value);
      c.release_why = "the input says " + std::string(subject_.release_of.empty() ? subject_.release.value : subject_.release_of);
      // What only looks like a version of Spark's says nothing.
      if (!subject_.release_of.empty() && (!asked || !catalogue_.Knows(*asked))) {
        asked.reset();
        c.release_why = "the newest known";
      }
    }
    if (!asked && said_.project != nullptr && said_.project->release) {
      asked = said_.project->release;
      c.release_why = said_.project->release_why;
    }
    c.release_is_assumed = !asked.has_value();
    if (!asked) return;
    if (catalogue_.Knows(*asked)) {
      c.release = *asked;
    } else {
      c.release_why += ", which is not known here: judged as " + c.release.ToString();
      c.release_is_substitute = true;
    }
  }

  void NoteAbsentOptions() {
    for (const Option& o : subject_.options) {
      if (o.known && !o.known->ExistsIn(resolved_.context.release)) resolved_.absent_options.push_back({o.name, o.name_span});
    }
  }

  void DecideManager() {
    Context& c = resolved_.context;
    const Assignment* const master = resolved_.Find(kMaster);
    if (master != nullptr) DecideBy(*master, c);
    if (c.is_decided()) {  // by that
    } else if (subject_.manager) {
      c.manager = subject_.manager;
      c.manager_why = "a " + subject_.title.substr(0, subject_.title.find(' '));
    } else if (said_.platform && said_.platform->manager() && master == nullptr) {
      c.manager = said_.platform->manager();
      c.manager_why = "the platform " + std::string(said_.platform->name());
    } else if (said_.project != nullptr && !said_.project->master.empty()) {  // the input's own is not known before run time
      c.manager = spark::ClusterManagerOfConf(said_.project->master, c.release);
      c.manager_why = said_.project->master_why + ' ' + said_.project->master;
    } else if (said_.assumed_manager) {
      c.manager = said_.assumed_manager;
      c.manager_why = "assumed";
      c.manager_is_assumed = true;
    }
    const Assignment* const mode = resolved_.Find(kDeployMode);
    if (mode != nullptr) c.deploy_mode = mode->unknown ? std::string_view() : mode->value;
    else if (!subject_.deploy_mode.value.empty()) c.deploy_mode = subject_.deploy_mode.value;
    else if (subject_.kind == carrier::Kind::kSubmit && !resolved_.open_ended) c.deploy_mode = "client";
  }

  // The user's word is stronger than the input's, but one of them must be wrong about the job.
  void NoteContradictions() {
    if (said_.release && !subject_.release.value.empty()) {
      const auto own = spark::ParseRelease(subject_.release.value);
      const bool among = own && std::find(said_.releases.begin(), said_.releases.end(), *own) != said_.releases.end();
      const bool certain = subject_.release_of.empty() || (own && catalogue_.Knows(*own));
      if (own && *own != *said_.release && !among && certain && !said_.is_question) resolved_.contradicted.push_back({subject_.release.value, subject_.release.span});
    }
    if (said_.master.empty()) return;
    const auto said = spark::ClusterManagerOfConf(said_.master, resolved_.context.release);
    if (subject_.manager && subject_.manager != said) resolved_.contradicted.push_back({spark::Name(*subject_.manager), {}});
    const Assignment* const winner = resolved_.Find(kMaster);
    const Assignment* const own = winner == nullptr ? nullptr : resolved_.Next(*winner);
    if (own != nullptr && !own->unknown && spark::ClusterManagerOfConf(own->value, resolved_.context.release) != said) {
      resolved_.contradicted.push_back({own->value, own->value_span});
    }
  }

  const Fragment& subject_;
  const Input& input_;
  const Said& said_;
  const spark::Catalogue& catalogue_;
  Resolved resolved_;
};

}  // namespace

Resolved Resolve(const Input& input, const Said& said, const spark::Catalogue& catalogue, Resolved* again) {
  return Resolver(input, said, catalogue).Run(again);
}

void Complete(Resolved& resolved) {
  Context& c = resolved.context;
  const Assignment* const master = resolved.Find(kMaster);
  if (master != nullptr && (!master->unknown || c.manager_why.empty())) DecideBy(*master, c);
  if (const Assignment* const mode = resolved.Find(kDeployMode); mode != nullptr && !mode->unknown) c.deploy_mode = mode->value;
  resolved.Supply("spark.app.name", "application");
  resolved.Supply("spark.kubernetes.container.image", "image");
  if (c.manager == spark::ClusterManager::kYarn && c.deploy_mode == "cluster") resolved.Supply("spark.yarn.app.id", "application_1");
}

}  // namespace sparkvet::resolve
