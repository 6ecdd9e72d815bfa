#include "lib/carrier/submit_options.h"

#include <algorithm>
#include <bit>

#include "lib/spark/catalogue.h"

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

SubmitOptions::SubmitOptions(const image::View& view)
    : view_(&view), names_(view.Table<NameRecord>(kOptionNameTag)), options_(view.Table<OptionRecord>(kOptionTag)), mentions_(Mentions(view)),
      by_hash_(std::bit_ceil(2 * names_.size() + 1)) {
  for (size_t place = 0; place < names_.size(); ++place) {
    size_t i = spark::HashKey(view.Text(names_[place].text)) & (by_hash_.size() - 1);
    while (by_hash_[i] != 0) i = (i + 1) & (by_hash_.size() - 1);
    by_hash_[i] = static_cast<uint16_t>(place + 1);
  }
  for (const WrapperRecord& r : view.Table<WrapperRecord>(kWrapperTag)) {
    if (r.finds == static_cast<uint8_t>(WrapperFinds::kSteps)) steps_.emplace_back(std::string(view.Text(r.name)) + ' ', view.Text(r.word));
  }
}

std::optional<SubmitOption> SubmitOptions::Find(std::string_view name) const {
  if (!name.starts_with('-')) return std::nullopt;
  const size_t mask = by_hash_.size() - 1;
  for (size_t i = spark::HashKey(name) & mask; by_hash_[i] != 0; i = (i + 1) & mask) {
    const NameRecord& known = names_[by_hash_[i] - 1U];
    if (view_->Text(known.text) == name) return SubmitOption(*view_, options_[known.option]);
  }
  return std::nullopt;
}

std::vector<SubmitOption> SubmitOptions::all() const {
  std::vector<SubmitOption> out;
  for (const OptionRecord& r : options_) out.emplace_back(*view_, r);
  return out;
}

std::optional<SubmitProgram> SubmitOptions::Program(std::string_view path) const {
  const std::string_view name = BaseName(path);
  for (const ProgramRecord& r : view_->Table<ProgramRecord>(kProgramTag)) {
    if (view_->Text(r.name) == name) return SubmitProgram(*view_, r);
  }
  return std::nullopt;
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
  const std::string_view name = BaseName(path);
  std::vector<ServiceCommand> out;
  for (const ServiceRecord& r : view_->Table<ServiceRecord>(kServiceTag)) {
    if (view_->Text(r.program) == name) out.emplace_back(*view_, r);
  }
  return out;
}

std::optional<Wrapper> SubmitOptions::WrapperNamed(std::string_view path) const {
  const std::string_view name = BaseName(path);
  for (const WrapperRecord& r : view_->Table<WrapperRecord>(kWrapperTag)) {
    if (view_->Text(r.name) == name) return Wrapper(*view_, r);
  }
  return std::nullopt;
}

bool SubmitOptions::IsMixedClass(std::string_view name) const {
  for (const image::Str& s : view_->Table<image::Str>(kMixedClassTag)) {
    if (view_->Text(s) == name) return true;
  }
  return false;
}

}  // namespace sparkvet::carrier
