#include "lib/vet/repeats.h"

#include <functional>

namespace sparkvet::vet {

std::vector<check::Finding> Repeats::New(const Subject& subject, const text::SourceSet& sources) {
  const std::string& path = sources[subject.fragment->file].path();
  if (path != own_path_) {
    own_path_ = path;
    own_.clear();
  }
  std::vector<check::Finding> out;
  for (const check::Finding& f : subject.findings) {
    if (f.span.known() && !f.stops_driver) {
      const std::string_view where = sources[f.span.file].path();
      const std::string identity = f.rule + '\n' + std::string(where) + '\n' + std::to_string(f.span.begin) + '\n' + f.message;
      const bool is_shared = f.span.file != subject.fragment->file || subject.fragment->kind == carrier::Kind::kProperties;
      if (!(is_shared ? shared_ : own_).insert(std::hash<std::string>()(identity)).second) continue;
    }
    out.push_back(f);
  }
  return out;
}

}  // namespace sparkvet::vet
