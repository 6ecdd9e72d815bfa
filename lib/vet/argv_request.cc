#include "lib/vet/argv_request.h"

#include <algorithm>
#include <deque>

#include "lib/carrier/properties.h"
#include "lib/carrier/submit.h"
#include "lib/check/check.h"
#include "lib/report/batch_json.h"
#include "lib/resolve/view.h"
#include "lib/vet/submitted.h"

namespace sparkvet::vet {
namespace {

using carrier::Fragment;

constexpr std::string_view kDefaultsFile = "conf/spark-defaults.conf";

// The command and its files, as an input to resolve.
class Command {
 public:
  Command(const Knowledge& knowledge, const BatchRequest& request, spark::Release release)
      : request_(request), fragment_(Parse(knowledge, request)) {
    said_.release = release;
    input_.subject = &fragment_;
    input_.through_launcher = false;
    AddFiles();
  }

  const resolve::Input& input() const { return input_; }
  const resolve::Said& said() const { return said_; }
  const Fragment& fragment() const { return fragment_; }
  const std::map<std::string_view, std::string_view>& unreadable() const { return unreadable_; }

 private:
  static Fragment Parse(const Knowledge& knowledge, const BatchRequest& request) {
    std::vector<carrier::Word> words;
    for (const std::string_view text : request.argv) {
      const auto place = static_cast<uint32_t>(words.size());
      words.push_back({.text = text, .span = {0, place, place}, .pieces = {}});
    }
    return carrier::ParseSubmitArguments(words, 0, knowledge.carriers.submit, carrier::Reader::kArguments);
  }

  void AddFiles() {
    for (const carrier::Option& option : fragment_.options) {
      if (option.name == kPropertiesFileOption) input_.properties_file = Read(option.value, carrier::Layer::kPropertiesFile);
      if (option.name == kLoadDefaultsOption) input_.loads_defaults = true;
      if (option.name != kExtraPropertiesFileOption) continue;
      if (const Fragment* const file = Read(option.value, carrier::Layer::kExtraPropertiesFile)) {
        input_.extra_properties_files.push_back(file);
      }
    }
    if (request_.has_defaults) input_.defaults = Parse(kDefaultsFile, request_.defaults, carrier::Layer::kDefaultsFile);
  }

  const Fragment* Read(std::string_view name, carrier::Layer layer) {
    const auto named = [&](const auto& file) { return file.first == name; };
    const auto at = std::find_if(request_.files.rbegin(), request_.files.rend(), named);
    if (at != request_.files.rend()) return Parse(name, at->second, layer);
    unreadable_[name] = name.ends_with('/') || name == "." || name == ".." ? "folder" : "missing";
    return nullptr;
  }

  const Fragment* Parse(std::string_view name, std::string_view text, carrier::Layer layer) {
    const Fragment& fragment = files_.emplace_back(carrier::ParsePropertiesAsTheyAre(text, 0, layer));
    if (!fragment.problems.empty()) unreadable_[name] = "malformed";
    return &fragment;
  }

  const BatchRequest& request_;
  Fragment fragment_;
  std::deque<Fragment> files_;
  std::map<std::string_view, std::string_view> unreadable_;
  resolve::Input input_;
  resolve::Said said_;
};

// What spark-submit says comes first; what it throws is the end of it.
driver::Transcript Joined(driver::Transcript first, driver::Transcript then) {
  then.log.insert(then.log.begin(), std::make_move_iterator(first.log.begin()), std::make_move_iterator(first.log.end()));
  then.log_causes.insert(then.log_causes.begin(), std::make_move_iterator(first.log_causes.begin()),
                         std::make_move_iterator(first.log_causes.end()));
  return then;
}

}  // namespace

void AnswerArgv(const Knowledge& knowledge, const BatchRequest& request, spark::Release release, Memory& memory, std::string& out) {
  const resolve::Machine machine{[&request](std::string_view name) { return request.Variable(name); }};
  const Command command(knowledge, request, release);
  driver::Surroundings surroundings;
  surroundings.machine = &machine;
  surroundings.unreadable = command.unreadable();
  surroundings.files_are_known = !request.driver;
  surroundings.is_program = request.driver;
  for (const auto& [name, text] : request.files) surroundings.files.push_back(name);
  Submitted submitted = Submit(knowledge, command.input(), command.said(), surroundings, false, &memory);
  driver::Transcript& said = submitted.transcript;
  resolve::Resolved& resolved = submitted.resolved;
  // Where spark-submit stops, or only prints or asks something, no driver is handed anything.
  if (!said.starts || !said.submits) {
    const resolve::Resolved nothing;
    return report::AppendBatchAnswer({.id_json = request.id_json, .transcript = &said, .driver = request.driver, .resolved = &nothing}, out);
  }
  if (!request.driver) {
    return report::AppendBatchAnswer({.id_json = request.id_json, .transcript = &said, .driver = false, .resolved = &resolved}, out);
  }
  resolve::Complete(resolved);
  resolved.context.class_path_is_sparks = true;
  resolved.context.is_whole = true;
  StayInJvm(resolved);
  resolve::View view(knowledge.catalogue, resolved);
  view.Share(memory.nearest);
  view.SetMachine(machine);
  const driver::Transcript transcript = Joined(std::move(said), memory.rehearsals.Play(view));
  const std::vector<check::Finding> findings = check::Check(knowledge.program, view, transcript, &command.fragment(), &memory.verdicts);
  report::AppendBatchAnswer({.id_json = request.id_json, .transcript = &transcript, .resolved = &resolved, .findings = findings}, out);
}

}  // namespace sparkvet::vet
