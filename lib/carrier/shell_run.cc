#include "lib/carrier/shell_run.h"

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

// The first reading: who assigns what where.
class Survey : public ShellReader::Sink {
 public:
  explicit Survey(ShellVariables& variables) : variables_(variables) {}
  void OnCommand(ShellCommand& command) override { variables_.SurveyCommand(command); }
  void OnHereDocument(uint32_t, const Word&) override {}
  void OnComment(size_t, size_t) override {}
  void OnUnclosed(size_t, size_t) override {}
  void OnEnter(ShellBlock block, size_t at) override { variables_.SurveyEnter(block, at); }
  void OnNextBranch() override {}
  void OnExit(size_t at) override { variables_.SurveyExit(at); }
  void OnExpression(std::string_view text) override { variables_.SurveyExpression(text); }
  bool WantsOperands(std::string_view first) override { return ShellVariables::MayChange(first); }
  const ShellValue* Find(std::string_view) override { return nullptr; }

 private:
  ShellVariables& variables_;
};

}  // namespace

std::optional<std::string_view> ShellRun::Inherited(std::string_view name) {
  if (environment_ == nullptr || outer_ != nullptr || !room_->variables.IsLeftAlone(name)) return std::nullopt;
  const auto at = environment_->find(name);
  return at == environment_->end() ? std::nullopt : std::optional<std::string_view>(at->second);
}

void ShellRun::HandOver(std::span<const Word> arguments) {
  is_function_ = true;
  all_.is_array = true;
  all_.words = FewWords(std::vector<Word>(arguments.begin(), arguments.end()));
  for (const Word& word : arguments) {
    if (word.splits) break;  // nobody knows which of them is which
    each_.push_back({FewWords(word), false});
  }
}

const ShellValue* ShellRun::FindInFunction(std::string_view name) const {
  if (name == "@" || name == "*") return &all_;
  if (name.size() == 1 && base::IsDigit(name[0])) {
    const auto place = static_cast<size_t>(name[0] - '0');
    return place > 0 && place <= each_.size() ? &each_[place - 1] : nullptr;
  }
  return room_->variables.IsLeftAlone(name) ? outer_->Find(name) : room_->variables.Find(name);
}

void ShellRun::Run() {
  if ((outer_ == nullptr || is_function_) && script_.text.contains('$')) {
    Survey survey(room_->variables);
    reader_.Read(survey);
    room_->variables.EndSurvey();
  }
  reader_.Read(*this);
}

bool ShellRun::MayTry(const Word& script, const SubmitOptions::Environment* environment) {
  // What a shell was started with may be put in only for what the whole script leaves alone.
  return environment == nullptr && script.text.contains('$') && !script.text.contains("() {") && !script.text.contains("; do");
}

bool ShellRun::Try() {
  tries_ = true;
  reader_.Read(*this);
  return !doubts_ && !reader_.saw_odd_case();
}

}  // namespace sparkvet::carrier
