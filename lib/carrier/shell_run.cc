#include "lib/carrier/shell_run.h"

namespace sparkvet::carrier {
namespace {

// The first reading: who assigns what where.
class Survey : public ShellReader::Sink {
 public:
  explicit Survey(ShellVariables& variables) : variables_(variables) {}
  void OnCommand(ShellCommand&& command) override { variables_.SurveyCommand(command); }
  void OnHereDocument(uint32_t, Word&&) override {}
  void OnComment(size_t, size_t) override {}
  void OnUnclosed(size_t, size_t) override {}
  void OnEnter(ShellBlock block, size_t at) override { variables_.SurveyEnter(block, at); }
  void OnNextBranch() override {}
  void OnExit(size_t at) override { variables_.SurveyExit(at); }
  void OnExpression(std::string_view text) override { variables_.SurveyExpression(text); }
  const ShellValue* Find(std::string_view) override { return nullptr; }

 private:
  ShellVariables& variables_;
};

}  // namespace

std::optional<std::string_view> ShellRun::Inherited(std::string_view name) {
  if (environment_ == nullptr || outer_ != nullptr || !variables_.IsLeftAlone(name)) return std::nullopt;
  const auto at = environment_->find(name);
  return at == environment_->end() ? std::nullopt : std::optional<std::string_view>(at->second);
}

void ShellRun::Run() {
  if (outer_ == nullptr && script_.text.contains('$')) {
    Survey survey(variables_);
    ShellReader(script_, arena_, survey).Read();
    variables_.EndSurvey();
  }
  ShellReader(script_, arena_, *this).Read();
}

}  // namespace sparkvet::carrier
