#include "lib/vet/submitted.h"

#include "lib/driver/play.h"

namespace sparkvet::vet {

Submitted Submit(const Knowledge& knowledge, const resolve::Input& input, const resolve::Said& said,
                 const driver::Surroundings& surroundings, bool goes_on) {
  Submitted out{resolve::Resolve(input, said, knowledge.catalogue, knowledge.carriers.submit), {}};
  if (input.subject->kind != carrier::Kind::kSubmit) return out;
  driver::Submission submission(out.resolved, *input.subject, knowledge.carriers.submit, surroundings);
  driver::SubmitView view(knowledge.catalogue, out.resolved, submission);
  if (surroundings.machine != nullptr) view.SetMachine(*surroundings.machine);
  out.transcript = driver::PlaySubmit(knowledge.program, view, submission, goes_on);
  submission.Finish();
  for (const carrier::Option* const option : submission.Dropped()) {
    out.resolved.dropped_options.push_back({option->name, option->name_span});
  }
  return out;
}

}  // namespace sparkvet::vet
