#include "lib/report/settings.h"

#include "lib/base/strings.h"
#include "lib/check/places.h"
#include "lib/report/snippet.h"

namespace sparkvet::report {

namespace {

constexpr size_t kUsualContext = 120;  // in words; room for it

}  // namespace

std::string ShowContext(const resolve::Context& context, std::string_view releases) {
  std::string out;
  out.reserve(kUsualContext);
  out.append("Spark ").append(releases.empty() ? context.release.ToString() : std::string(releases));
  out.append(" (").append(context.release_why).append("), ");
  if (context.manager) {
    out.append(spark::Name(*context.manager)).append(" (").append(base::Printable(context.manager_why)).append(")");
  } else {
    out += "cluster manager not known";
  }
  if (!context.deploy_mode.empty()) out += ", deploy mode " + base::Printable(context.deploy_mode);
  if (context.platform) out += ", platform " + std::string(context.platform->name());
  return out;
}

std::string ShowOrigin(const resolve::Assignment& a, const text::SourceSet& sources) {
  std::string out(a.written_as.empty() ? check::LayerName(a.layer) : a.written_as);
  if (a.key_span.known()) out += ", " + Place(sources, a.value_span);
  return out;
}

std::string ShowManagers(std::span<const std::string_view> managers) {
  std::string out = "on ";
  for (size_t i = 0; i < managers.size(); ++i) {
    if (i > 0) out += i + 1 == managers.size() ? " and " : ", ";
    out += managers[i];
  }
  return out;
}

}  // namespace sparkvet::report
