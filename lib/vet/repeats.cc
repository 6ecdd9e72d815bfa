#include "lib/vet/repeats.h"

#include <functional>

namespace sparkvet::vet {

void Repeats::LeaveNew(Subject& subject, const text::SourceSet& sources) {
  const std::string& path = sources[subject.fragment->file].path();
  if (path != own_path_) {
    own_path_ = path;
    own_.clear();
  }
  std::erase_if(subject.findings, [&](const check::Finding& f) { return !IsNew(f, *subject.fragment, sources); });
}

bool Repeats::IsNew(const check::Finding& f, const carrier::Fragment& subject, const text::SourceSet& sources) {
  if (!f.span.known() || f.stops_driver) return true;
  identity_.assign(f.rule).append("\n").append(sources[f.span.file].path()).append("\n");
  identity_.append(std::to_string(f.span.begin)).append("\n").append(f.message);
  const bool is_shared = f.span.file != subject.file || subject.kind == carrier::Kind::kProperties;
  return (is_shared ? shared_ : own_).insert(std::hash<std::string>()(identity_)).second;
}

}  // namespace sparkvet::vet
