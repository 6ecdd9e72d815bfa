#include "lib/vet/vet.h"

#include <algorithm>
#include <map>

#include "lib/base/strings.h"
#include "lib/carrier/properties.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/spark_release.h"
#include "lib/vet/files.h"
#include "lib/vet/judge.h"
#include "lib/vet/suppress.h"

namespace sparkvet::vet {
namespace {

using carrier::Fragment;

// From how many times as much on as is shown of a rule, findings beyond that are only counted.
constexpr size_t kManyTimes = 20;

}  // namespace

bool Vetted::has_problems() const {
  return std::any_of(fragments.begin(), fragments.end(), [](const auto& f) { return !f->problems.empty(); });
}

Vetted Vetter::Vet(std::string path, std::string bytes, const carrier::Format* format, Memory* memory) const {
  Vetted vetted = Read(std::move(path), std::move(bytes), format);
  if (!vetted.recognised) return vetted;
  std::optional<Memory> own;
  VetFragments(vetted, memory != nullptr ? *memory : own.emplace(knowledge_));
  return vetted;
}

Vetted Vetter::Read(std::string path, std::string bytes, const carrier::Format* format) const {
  Vetted vetted;
  const text::FileId file = vetted.sources.Add(std::move(path), std::move(bytes));
  const text::SourceFile& source = vetted.sources[file];
  carrier::Recognition recognition{format, "as you say"};
  if (format == nullptr) recognition = carrier::Recognise(source.path(), source.text(), knowledge_.carriers);
  vetted.format = recognition.format;
  vetted.why = std::move(recognition.why);
  if (vetted.format == nullptr) return vetted;
  carrier::ReleaseFinder releases(source);
  std::optional<carrier::CarrierTables> own;
  if (options_.operator_version || !options_.environment.empty()) own.emplace(knowledge_.carriers);
  if (options_.operator_version) own->manifests.operator_version = options_.operator_version;
  if (!options_.environment.empty()) own->submit.environment = &options_.environment;
  for (Fragment& f : vetted.format->parse(source, file, own ? *own : knowledge_.carriers)) {
    releases.Find(f);
    vetted.fragments.push_back(std::make_unique<Fragment>(std::move(f)));
  }
  vetted.recognised = !vetted.fragments.empty();
  if (!vetted.recognised) {
    vetted.why = "it reads like " + std::string(vetted.format->name) + " (" + vetted.why + "), but no configuration of Spark's is in it";
  }
  return vetted;
}

Vetted Vetter::VetCommand(const std::vector<std::string>& words) const {
  // The words become a text of their own, so that findings can point into it.
  std::string text;
  std::vector<text::Span> spans;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    const auto begin = static_cast<uint32_t>(text.size());
    text += word;
    spans.push_back({0, begin, static_cast<uint32_t>(text.size())});
  }
  Vetted vetted;
  const text::FileId file = vetted.sources.Add("command line", std::move(text));
  std::vector<carrier::Word> command;
  for (const text::Span& span : spans) command.push_back({.text = vetted.sources.Text(span), .span = span, .pieces = {}});
  carrier::ReleaseFinder releases(vetted.sources[file]);
  for (Fragment& fragment : carrier::ParseCommandLine(command, file, knowledge_.carriers.submit)) {
    vetted.recognised = true;
    releases.Find(fragment);
    vetted.fragments.push_back(std::make_unique<Fragment>(std::move(fragment)));
  }
  Memory memory(knowledge_);
  VetFragments(vetted, memory);
  return vetted;
}

resolve::Input Vetter::ParseBeside(Vetted& vetted) const {
  resolve::Input beside;
  if (options_.defaults) beside.defaults = AddProperties(vetted, *options_.defaults, carrier::Layer::kDefaultsFile);
  if (options_.properties_file) {
    beside.properties_file = AddProperties(vetted, *options_.properties_file, carrier::Layer::kPropertiesFile);
  }
  return beside;
}

const Fragment* Vetter::AddProperties(Vetted& vetted, const NamedText& named, carrier::Layer layer) const {
  const text::FileId file = vetted.sources.Add(named.path, named.text);
  vetted.fragments.push_back(std::make_unique<Fragment>(carrier::ParseProperties(vetted.sources[file].text(), file, layer)));
  return vetted.fragments.back().get();
}

// The properties files that the command itself names; one that the user names stands for --properties-file.
void Vetter::AddFilesOfCommand(Vetted& vetted, const Fragment& fragment, resolve::Input& input) const {
  const carrier::Option* named = nullptr;  // the last one counts
  for (const carrier::Option& o : fragment.options) {
    if (o.name == kPropertiesFileOption) named = &o;
    if (o.name == kLoadDefaultsOption) input.loads_defaults = true;
    if (o.name != kExtraPropertiesFileOption) continue;
    if (const Fragment* const file = ReadFileOfCommand(vetted, fragment, o, carrier::Layer::kExtraPropertiesFile)) {
      input.extra_properties_files.push_back(file);
    } else {
      input.open_ended = true;
    }
  }
  const bool of_project = options_.properties_file && options_.properties_file->of_project;
  if (named == nullptr || (input.properties_file != nullptr && !of_project)) return;
  input.properties_file = ReadFileOfCommand(vetted, fragment, *named, carrier::Layer::kPropertiesFile);
  input.open_ended |= input.properties_file == nullptr;
}

// Read where it lies below the working directory or beside the script; null where it is not to be found.
const Fragment* Vetter::ReadFileOfCommand(Vetted& vetted, const Fragment& fragment, const carrier::Option& named,
                                          carrier::Layer layer) const {
  if (named.unknown) return nullptr;
  const std::string value(named.value);
  const std::string script = vetted.sources[fragment.file].path();
  const size_t slash = script.rfind('/');
  for (const std::string& path : {value, slash == std::string::npos ? value : script.substr(0, slash + 1) + value}) {
    base::Result<std::string> text = ReadRegularFile(path, kMostWalked);
    if (text) return AddProperties(vetted, {path, std::move(*text)}, layer);
  }
  vetted.notes.push_back(script + ": " + value + " is not here: whatever it may set is taken as unknown");
  return nullptr;
}

void Vetter::VetFragments(Vetted& vetted, Memory& memory) const {
  vetted.vetter = this;
  const size_t subjects = vetted.fragments.size();
  const resolve::Input beside = ParseBeside(vetted);
  vetted.subjects.reserve(subjects);
  for (size_t i = 0; i < subjects; ++i) {
    const Fragment& fragment = *vetted.fragments[i];
    for (const carrier::Unread& u : fragment.unread) {
      const text::SourceFile& file = vetted.sources[fragment.file];
      vetted.notes.push_back(file.path() + ':' + std::to_string(file.Locate(u.span.begin).line) + ": not read: " + u.why);
    }
    if (!fragment.problems.empty()) continue;
    VetFragment(vetted, fragment, beside, memory);
  }
  Suppress(knowledge_, options_.suppressions, vetted);
  for (Subject& subject : vetted.subjects) {
    // Behind the comments: one that names a rule of which nobody wants to hear is no unused one.
    options_.rules.Apply(knowledge_.program, subject.findings);
    std::erase_if(subject.suppressed, [&](const check::Suppressed& s) { return !options_.rules.Wants(knowledge_.program, s.finding.rule); });
    for (check::Suppressed& s : subject.suppressed) options_.rules.ApplySeverity(s.finding);
    LimitPerRule(vetted, subject);
  }
}

void Vetter::VetFragment(Vetted& vetted, const Fragment& fragment, resolve::Input input, Memory& memory) const {
  input.subject = &fragment;
  // What a project names lies under its jobs, not under another file of the kind.
  if (fragment.kind == carrier::Kind::kProperties) {
    if (options_.defaults && options_.defaults->of_project) input.defaults = nullptr;
    if (options_.properties_file && options_.properties_file->of_project) input.properties_file = nullptr;
  }
  AddFilesOfCommand(vetted, fragment, input);
  Subject& subject = vetted.subjects.emplace_back();
  subject.fragment = &fragment;
  memory.again.subject = &fragment;
  Judge judge(knowledge_, options_, input, vetted.sources, vetted.notes, memory);
  if (options_.said.releases.size() < 2) judge.OnOne(subject, LeavesRestUntold(vetted, fragment));
  else judge.OnSeveral(subject);
  memory.again.Forget();
}

// Where a rule may fire far more often than is shown, what is not shown need not be told. With a comment that asks to leave
// findings out nobody knows beforehand which are shown; a platform may set other keys on each cluster manager.
bool Vetter::LeavesRestUntold(const Vetted& vetted, const Fragment& fragment) const {
  if (options_.WantsAll() || options_.said.platform) return false;
  const size_t many = kManyTimes * options_.max_per_rule;
  if (fragment.settings.size() < many && fragment.misuses.size() < many) return false;
  return std::none_of(vetted.fragments.begin(), vetted.fragments.end(), [](const auto& f) { return check::AsksToIgnore(*f); });
}

void Vetter::LimitPerRule(Vetted& vetted, Subject& subject) const {
  const size_t most = options_.max_per_rule;
  if (options_.WantsAll() || (subject.findings.size() <= most && subject.uncounted.empty())) return;
  std::map<std::string, size_t, std::less<>> all;
  std::vector<bool> is_beyond;
  for (const check::Finding& f : subject.findings) is_beyond.push_back(++all[f.rule] > most);
  for (const auto& [rule, count] : subject.uncounted) {
    if (options_.rules.Wants(knowledge_.program, rule)) all[std::string(rule)] += count;
  }
  for (const auto& [rule, count] : all) {
    if (count <= most) continue;
    vetted.notes.push_back(vetted.sources[subject.fragment->file].path() + ": " + base::Count(count - most, "further finding") + " of " +
                           rule + " not shown; --max-per-rule 0 shows all");
  }
  if (std::find(is_beyond.begin(), is_beyond.end(), true) == is_beyond.end()) return;
  std::vector<check::Finding> kept;
  for (size_t i = 0; i < is_beyond.size(); ++i) {
    if (!is_beyond[i]) kept.push_back(std::move(subject.findings[i]));
  }
  subject.findings = std::move(kept);
}

}  // namespace sparkvet::vet
