#include "lib/vet/policies.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "lib/report/snippet.h"
#include "lib/vet/files.h"

namespace sparkvet::vet {
namespace {

constexpr size_t kMostRead = size_t{1} << 20;  // bytes of a policy

std::string RealPath(const std::string& file) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(file, error);
  return error ? file : real.string();  // then reading it says why
}

}  // namespace

const WithPolicies& Policies::With(const std::vector<std::string>& files) {
  std::vector<std::string> once;
  for (const std::string& file : files) {
    std::string real = RealPath(file);
    const auto is_in = [&](const std::vector<std::string>& list) { return std::ranges::find(list, real) != list.end(); };
    if (!is_in(knowledge_.policies) && !is_in(once)) once.push_back(std::move(real));
  }
  std::unique_ptr<WithPolicies>& known = read_[once];
  if (known == nullptr) known = Read(once);
  return *known;
}

std::unique_ptr<WithPolicies> Policies::Read(const std::vector<std::string>& files) const {
  auto out = std::make_unique<WithPolicies>();
  out->knowledge = &knowledge_;
  if (files.empty()) return out;
  image::Writer writer(knowledge_.image);
  rule::RuleCompiler compiler(knowledge_.catalogue, out->sources, writer, knowledge_.image);
  for (const std::string& file : files) {
    base::Result<std::string> text = ReadRegularFile(file, kMostRead);
    if (text) compiler.AddFile(out->sources.Add(ShownPath(file), std::move(*text)));
    else out->errors.push_back(CannotBeRead(file, text.error()));
  }
  std::vector<rule::CompileProblem> problems = compiler.Finish();
  std::ranges::stable_sort(problems, {}, [](const rule::CompileProblem& p) { return std::pair(p.span.file, p.span.begin); });
  for (const rule::CompileProblem& p : problems) out->errors.push_back(report::Located(out->sources, p.span, p.message, {}));
  if (!out->errors.empty()) return out;
  out->examples = compiler.examples();
  out->bytes = writer.Finish();
  out->image = std::make_unique<image::View>(out->bytes);
  out->own = std::make_unique<Knowledge>(*out->image);
  out->own->policies = knowledge_.policies;
  out->own->policies.insert(out->own->policies.end(), files.begin(), files.end());
  out->knowledge = out->own.get();
  return out;
}

}  // namespace sparkvet::vet
