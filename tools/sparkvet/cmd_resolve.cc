#include <algorithm>

#include "lib/base/strings.h"
#include "lib/report/resolution.h"
#include "lib/report/text.h"
#include "lib/resolve/view.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {

int RunResolve(const ResolveOptions& options, vet::Policies& policies, Console& console) {
  const vet::Knowledge& knowledge = policies.knowledge();
  if (options.input.paths.empty() && options.input.command.empty()) return console.Refuse("nothing to resolve: name files or directories, or a command line behind --");
  if (options.format == "submit" && options.all) {
    return console.Refuse("--all is not for --format submit: a command with every default would set what nobody has set");
  }
  base::Result<vet::Options> context = ReadContext(options.context, knowledge, HowMany::kOne);
  if (!context) return console.Refuse(context.error().message);
  const auto output = report::MakeResolutionOutput(options.format, {console.style(), SPARKVET_VERSION});
  const report::ResolutionScope scope{options.all || !options.prefix.empty(), options.prefix};
  int status = kClean;
  size_t jobs = 0;
  const int read_status = EachInput(options.input, policies, *context, console, [&](const vet::Vetted& vetted, const std::string& path) {
    for (const auto& fragment : vetted.fragments) {
      for (const carrier::Problem& p : fragment->problems) {
        const std::string shown = report::ShowProblem(p, vetted.sources, console.style());
        if (options.format == "text") console.Out(shown);
        else console.Say(base::Printable(vetted.sources[p.span.file].path()) + ": " + p.message);
        status = kUnparsable;
      }
    }
    for (const vet::Subject& subject : vetted.subjects) {
      resolve::View view(knowledge.catalogue, subject.resolved);
      view.SetMachine(vetted.vetter->options().Machine());
      output->Add(report::MakeResolution({path, *subject.fragment, vetted.sources}, view, scope));
      console.Out(output->Take());
      ++jobs;
    }
    for (const std::string& note : vetted.notes) console.Say(note);
  });
  if (options.format == "properties" && jobs > 1) {
    console.Say(base::Count(jobs, "job") + ": each part of the output is a file of its own");
  }
  output->End();
  console.Out(output->Take());
  return std::max(status, read_status);
}

}  // namespace sparkvet
