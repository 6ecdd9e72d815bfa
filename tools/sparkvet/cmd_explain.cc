#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lib/base/strings.h"
#include "lib/report/explain.h"
#include "lib/report/settings.h"
#include "lib/resolve/view.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {

namespace {

// What starts with "spark." is a key, the rest are paths.
bool IsKey(const std::string& word) { return word.starts_with("spark.") && access(word.c_str(), F_OK) != 0; }

}  // namespace

int RunExplain(const ExplainOptions& options, vet::Policies& policies, Console& console) {
  const vet::Knowledge& knowledge = policies.knowledge();
  std::vector<std::string> keys;
  InputOptions input = options.input;
  for (const std::string& word : options.words) (IsKey(word) ? keys : input.paths).push_back(word);
  if (keys.empty()) return console.Refuse("nothing to explain: name a key that starts with spark.");
  base::Result<vet::Options> context = ReadContext(options.context, knowledge, HowMany::kOne);
  if (!context) return console.Refuse(context.error().message);
  const std::optional<spark::Release> release = context->said.release;
  int status = kClean;
  for (const std::string& key : keys) {
    console.Out(report::ExplainKey(knowledge.catalogue, key, release, console.style()));
    const int read_status = EachInput(input, policies, *context, console, [&](const vet::Vetted& vetted, const std::string& path) {
      for (const vet::Subject& subject : vetted.subjects) {
        resolve::View view(knowledge.catalogue, subject.resolved);
        view.SetMachine(vetted.vetter->options().Machine());
        console.Out(base::Printable(path) + ": " + report::ShowContext(subject.context()) + '\n');
        console.Out(report::ExplainValue(knowledge.program, view, key, vetted.sources, console.style()));
      }
      if (vetted.has_problems()) {
        console.Say(path + ": cannot be read; sparkvet check says where");
        status = kUnparsable;
      }
    });
    status = std::max(status, read_status);
  }
  return status;
}

}  // namespace sparkvet
