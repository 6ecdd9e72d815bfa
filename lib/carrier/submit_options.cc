#include "lib/carrier/submit_options.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "lib/base/edit_distance.h"
#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

bool Contains(const ReleasesRecord& r, spark::Release release) {
  const spark::ReleaseRange range{{r.first_major, r.first_minor}, {r.last_major, r.last_minor}};
  return range.Contains(release);
}

std::string_view BaseName(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool Holds(const image::View& view, image::Range words, std::string_view word) {
  for (const image::Str& s : view.Rows<image::Str>(kCarrierWordTag, words)) {
    if (view.Text(s) == word) return true;
  }
  return false;
}

// Of the names of options and commands, which are short: their ends tell them apart.
size_t Hash(std::string_view name) {
  const size_t size = name.size();
  const char* const at = name.data();
  uint64_t first = 0, last = 0;
  if (size >= 8) {
    std::memcpy(&first, at, 8);
    std::memcpy(&last, at + size - 8, 8);
  } else if (size >= 4) {
    uint32_t head = 0, tail = 0;
    std::memcpy(&head, at, 4);
    std::memcpy(&tail, at + size - 4, 4);
    first = head;
    last = tail;
  } else {
    for (const char c : name) first = first << 8 | static_cast<unsigned char>(c);
  }
  const uint64_t h = (first + last * 31 + size) * 0x9E3779B97F4A7C15u;
  return static_cast<size_t>(h >> 32);
}

// Where the text stands in a table with open addressing, or may be put; `is(place)` tells whether it stands at that place.
template <class Is>
size_t Slot(const std::vector<uint16_t>& by_hash, std::string_view text, Is is) {
  const size_t mask = by_hash.size() - 1;
  size_t i = Hash(text) & mask;
  while (by_hash[i] != 0 && !is(by_hash[i] - 1U)) i = (i + 1) & mask;
  return i;
}

// The programs' names, the variables that hold them, and the first words of services' commands.
std::vector<std::string_view> Mentions(const image::View& view) {
  std::vector<std::string_view> words;
  for (const ProgramRecord& r : view.Table<ProgramRecord>(kProgramTag)) {
    words.push_back(view.Text(r.name));
    for (const image::Str& variable : view.Rows<image::Str>(kCarrierWordTag, r.variables)) words.push_back(view.Text(variable));
  }
  for (const ServiceRecord& r : view.Table<ServiceRecord>(kServiceTag)) {
    const std::string_view first = view.Text(view.Rows<image::Str>(kCarrierWordTag, r.words).front());
    if (std::find(words.begin(), words.end(), first) == words.end()) words.push_back(first);
  }
  return words;
}

}  // namespace

bool SubmitOption::ExistsIn(spark::Release release) const {
  return Contains(r_->releases, release);
}

std::vector<std::string_view> SubmitProgram::arguments() const {
  std::vector<std::string_view> out;
  for (const image::Str& s : view_->Rows<image::Str>(kCarrierWordTag, r_->arguments)) {
    out.push_back(view_->Text(s));
  }
  return out;
}

bool Wrapper::TakesValue(std::string_view option) const {
  return Holds(*view_, r_->values, option);
}

bool Wrapper::Forgets(std::string_view word) const {
  return Holds(*view_, r_->forgets, word.substr(word.rfind('/') + 1));
}

bool Wrapper::IsSwitch(std::string_view option) const { return Holds(*view_, r_->switches, option); }

size_t Wrapper::WordsOf(std::string_view option) const {
  if (option.starts_with("--")) return option.contains('=') || IsSwitch(option) ? 1 : 2;
  size_t at = 1;
  while (at < option.size() && IsSwitch(std::string{'-', option[at]})) ++at;
  return at + 1 == option.size() ? 2 : 1;  // the last letter's value is the next word; any other's is the rest of this one
}

SubmitOptions::SubmitOptions(const image::View& view)
    : view_(&view), names_(view.Table<NameRecord>(kOptionNameTag)), options_(view.Table<OptionRecord>(kOptionTag)), mentions_(Mentions(view)),
      by_hash_(std::bit_ceil(2 * names_.size() + 1)) {
  for (size_t place = 0; place < names_.size(); ++place) {
    by_hash_[Slot(by_hash_, view.Text(names_[place].text), [](size_t) { return false; })] = static_cast<uint16_t>(place + 1);
  }
  const auto programs = view.Table<ProgramRecord>(kProgramTag);
  const auto wrappers = view.Table<WrapperRecord>(kWrapperTag);
  const auto services = view.Table<ServiceRecord>(kServiceTag);
  commands_by_hash_.resize(std::bit_ceil(2 * (programs.size() + wrappers.size() + services.size()) + 1));
  for (const ProgramRecord& r : programs) {
    if (Command& command = AddCommand(view.Text(r.name)); command.program == nullptr) command.program = &r;
  }
  for (const WrapperRecord& r : wrappers) {
    if (Command& command = AddCommand(view.Text(r.name)); command.wrapper == nullptr) command.wrapper = &r;
    if (r.finds == static_cast<uint8_t>(WrapperFinds::kSteps)) steps_.emplace_back(std::string(view.Text(r.name)) + ' ', view.Text(r.word));
  }
  for (const ServiceRecord& r : services) AddCommand(view.Text(r.program)).is_service = true;
}

SubmitOptions::Command& SubmitOptions::AddCommand(std::string_view name) {
  uint16_t& place = commands_by_hash_[Slot(commands_by_hash_, name, [&](size_t at) { return commands_[at].name == name; })];
  if (place == 0) {
    commands_.push_back({.name = name});
    place = static_cast<uint16_t>(commands_.size());
  }
  return commands_[place - 1U];
}

const SubmitOptions::Command* SubmitOptions::CommandNamed(std::string_view path) const {
  const std::string_view name = BaseName(path);
  const uint16_t place = commands_by_hash_[Slot(commands_by_hash_, name, [&](size_t at) { return commands_[at].name == name; })];
  return place == 0 ? nullptr : &commands_[place - 1U];
}

std::optional<SubmitOption> SubmitOptions::Find(std::string_view name) const {
  if (!name.starts_with('-')) return std::nullopt;
  const uint16_t place = by_hash_[Slot(by_hash_, name, [&](size_t at) { return view_->Text(names_[at].text) == name; })];
  return place == 0 ? std::nullopt : std::optional(SubmitOption(*view_, options_[names_[place - 1U].option]));
}

std::string_view SubmitOptions::Nearest(std::string_view word) const {
  constexpr size_t kMost = 2, kBeginning = 6;  // slips of the pen; as much of an option as tells it, "--exec"
  base::NearestWord nearest(word, kMost);
  for (const SubmitOption& option : all()) {
    const std::string_view name = option.name();
    if (word.size() >= kBeginning && name.starts_with(word)) nearest.OfferAt(name, 1);
    else nearest.Offer(name);
  }
  return nearest.only();
}

std::vector<SubmitOption> SubmitOptions::all() const {
  std::vector<SubmitOption> out;
  for (const OptionRecord& r : options_) out.emplace_back(*view_, r);
  return out;
}

std::optional<SubmitProgram> SubmitOptions::Program(std::string_view path) const {
  const Command* const command = CommandNamed(path);
  return command == nullptr || command->program == nullptr ? std::nullopt : std::optional(SubmitProgram(*view_, *command->program));
}

std::optional<SubmitProgram> SubmitOptions::ProgramOfVariable(std::string_view name) const {
  for (const ProgramRecord& r : view_->Table<ProgramRecord>(kProgramTag)) {
    if (Holds(*view_, r.variables, name)) return SubmitProgram(*view_, r);
  }
  return std::nullopt;
}

bool SubmitOptions::IsMentioned(std::string_view text) const {
  if (!mentions_.AnyIn(text)) return false;
  for (const ProgramRecord& r : view_->Table<ProgramRecord>(kProgramTag)) {
    if (text.contains(view_->Text(r.name))) return true;
    for (const image::Str& variable : view_->Rows<image::Str>(kCarrierWordTag, r.variables)) {
      if (text.contains(view_->Text(variable))) return true;
    }
  }
  for (const ServiceRecord& r : view_->Table<ServiceRecord>(kServiceTag)) {
    const auto words = view_->Rows<image::Str>(kCarrierWordTag, r.words);
    if (text.contains(view_->Text(words.front())) && text.contains(view_->Text(r.program))) return true;
  }
  return false;
}

bool SubmitOptions::MayHandSteps(std::string_view text) const {
  return std::any_of(steps_.begin(), steps_.end(), [&](const auto& step) { return text.contains(step.first) && text.contains(step.second); });
}

std::vector<std::string_view> ServiceCommand::Texts(image::Range range) const {
  std::vector<std::string_view> out;
  for (const image::Str& s : view_->Rows<image::Str>(kCarrierWordTag, range)) out.push_back(view_->Text(s));
  return out;
}

std::vector<ServiceCommand> SubmitOptions::ServiceCommands(std::string_view path) const {
  std::vector<ServiceCommand> out;
  const Command* const command = CommandNamed(path);
  if (command == nullptr || !command->is_service) return out;
  for (const ServiceRecord& r : view_->Table<ServiceRecord>(kServiceTag)) {
    if (view_->Text(r.program) == command->name) out.emplace_back(*view_, r);
  }
  return out;
}

std::optional<Wrapper> SubmitOptions::WrapperNamed(std::string_view path) const {
  const Command* const command = CommandNamed(path);
  return command == nullptr || command->wrapper == nullptr ? std::nullopt : std::optional(Wrapper(*view_, *command->wrapper));
}

bool SubmitOptions::IsMixedClass(std::string_view name) const {
  for (const image::Str& s : view_->Table<image::Str>(kMixedClassTag)) {
    if (view_->Text(s) == name) return true;
  }
  return false;
}

std::string_view SubmitOptions::ReleaseOfLabel(std::string_view label) const {
  const auto records = view_->Table<CommandsRecord>(kCommandsTag);
  if (records.empty()) return {};
  for (const image::Str& row : view_->Rows<image::Str>(kCarrierWordTag, records[0].releases)) {
    const std::string_view text = view_->Text(row);
    const size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    const bool is_it = label.starts_with(name) && (label.size() == name.size() || !base::IsDigit(label[name.size()]));
    if (is_it) return text.substr(equals + 1);
  }
  return {};
}

}  // namespace sparkvet::carrier
