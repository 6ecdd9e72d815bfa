#include <algorithm>

#include "lib/base/strings.h"
#include "lib/report/settings.h"
#include "lib/report/text.h"
#include "lib/resolve/view.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {

int RunResolve(const ResolveOptions& options, const vet::Knowledge& knowledge, Console& console) {
  base::Result<vet::Options> context = ReadContext(options.context, knowledge, HowMany::kOne);
  if (!context) {
    console.Say(context.error().message);
    return kUsage;
  }
  const vet::Vetter vetter(knowledge, std::move(*context));
  int status = kClean;
  const int read_status = EachInput(options.input, vetter, console, [&](const vet::Vetted& vetted, const std::string& path) {
    for (const auto& fragment : vetted.fragments) {
      for (const carrier::Problem& p : fragment->problems) {
        console.Out(report::ShowProblem(p, vetted.sources, console.style()));
        status = kUnparsable;
      }
    }
    for (const vet::Subject& subject : vetted.subjects) {
      console.Out("# " + base::Printable(path) + ": " + subject.fragment->title + ", " + report::ShowContext(subject.context()) + '\n');
      const resolve::View view(knowledge.catalogue, subject.resolved);
      console.Out(report::ShowSettings(view, vetted.sources, options.prefix, console.style()));
    }
    for (const std::string& note : vetted.notes) console.Say(note);
  });
  return std::max(status, read_status);
}

}  // namespace sparkvet
