#include <algorithm>

#include "lib/base/strings.h"
#include "lib/report/explain.h"
#include "lib/report/settings.h"
#include "lib/resolve/view.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {

int RunExplain(const ExplainOptions& options, vet::Policies& policies, Console& console) {
  const vet::Knowledge& knowledge = policies.knowledge();
  base::Result<vet::Options> context = ReadContext(options.context, knowledge, HowMany::kOne);
  if (!context) {
    console.Say(context.error().message);
    return kUsage;
  }
  const std::optional<spark::Release> release = context->said.release;
  int status = kClean;
  for (const std::string& key : options.keys) {
    console.Out(report::ExplainKey(knowledge.catalogue, key, release, console.style()));
    const int read_status = EachInput(options.input, policies, *context, console, [&](const vet::Vetted& vetted, const std::string& path) {
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
