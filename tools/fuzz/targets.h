// The parsers that are fed with arbitrary bytes. Each target reads one text and checks what must hold for any
// input; a broken promise aborts (SV_CHECK), a broken memory access is the sanitizers' to find.
//
//   FindTarget("shell")->run("spark-submit '")
//
// To add one: write its function in a file of this folder and add a row to kTargets in targets.cc.
#ifndef SPARKVET_TOOLS_FUZZ_TARGETS_H_
#define SPARKVET_TOOLS_FUZZ_TARGETS_H_

#include <span>
#include <string_view>

namespace sparkvet::fuzz {

struct Target {
  std::string_view name;
  void (*run)(std::string_view text);
  // Bytes that matter to this parser, one to a line; the mutator strews them in.
  std::string_view dictionary;
};

std::span<const Target> Targets();
const Target* FindTarget(std::string_view name);

// carriers.cc
void RunProperties(std::string_view text);
void RunShell(std::string_view text);
void RunDockerfile(std::string_view text);
void RunMakefile(std::string_view text);
void RunJenkinsfile(std::string_view text);
void RunJustfile(std::string_view text);
void RunOozie(std::string_view text);
void RunUnit(std::string_view text);
void RunEnv(std::string_view text);
void RunBatchFile(std::string_view text);
void RunYaml(std::string_view text);
void RunJson(std::string_view text);
void RunToml(std::string_view text);
void RunHcl(std::string_view text);
void RunCode(std::string_view text);
void RunNotebook(std::string_view text);
void RunRecognise(std::string_view text);

// rules_and_requests.cc
void RunExpression(std::string_view text);
void RunRuleFile(std::string_view text);
void RunValue(std::string_view text);
void RunBatch(std::string_view text);
void RunVet(std::string_view text);
void RunFix(std::string_view text);
void RunBaseline(std::string_view text);
void RunIgnore(std::string_view text);
void RunSuppression(std::string_view text);
void RunProject(std::string_view text);

}  // namespace sparkvet::fuzz

#endif  // SPARKVET_TOOLS_FUZZ_TARGETS_H_
