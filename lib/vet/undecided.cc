#include "lib/vet/undecided.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "lib/base/strings.h"

namespace sparkvet::vet {
namespace {

constexpr size_t kMostNamed = 4;  // of what depends on one setting

struct Open {
  const resolve::Assignment* setting = nullptr;
  std::vector<std::string_view> what;
};

std::string Words(const Open& open, const text::SourceSet& sources) {
  const resolve::Assignment& a = *open.setting;
  std::string out;
  if (a.value_span.known()) {
    const text::SourceFile& file = sources[a.value_span.file];
    const text::Position at = file.Locate(a.value_span.begin);
    out = file.path() + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) + ": ";
  }
  out.append(a.key).append(" is ").append(a.value).append(", ");
  out.append(a.unknown_why.empty() ? "known at run time only" : a.unknown_why);
  for (size_t i = 0; i < std::min(open.what.size(), kMostNamed); ++i) {
    out.append(i == 0 ? "; not decided: " : "; ").append(open.what[i]);
  }
  if (open.what.size() > kMostNamed) out += "; and " + std::to_string(open.what.size() - kMostNamed) + " more";
  return out;
}

}  // namespace

void AddUndecided(const resolve::View& view, const driver::Transcript& transcript, const text::SourceSet& sources,
                  std::vector<std::string>& notes) {
  std::vector<Open> all;
  for (const driver::Undecided& u : transcript.undecided) {
    for (const spark::KeyId key : u.keys) {
      const resolve::Assignment* const setting = view.Setter(key);
      // What spark-submit itself would set, from something unknown, nobody can mend by its name.
      if (setting == nullptr || !setting->unknown || !setting->value_span.known()) continue;
      auto at = std::find_if(all.begin(), all.end(), [&](const Open& o) { return o.setting == setting; });
      if (at == all.end()) at = all.insert(all.end(), {setting, {}});
      if (!u.what.empty() && std::find(at->what.begin(), at->what.end(), u.what) == at->what.end()) at->what.push_back(u.what);
    }
  }
  for (const Open& open : all) notes.push_back(Words(open, sources));
}

}  // namespace sparkvet::vet
