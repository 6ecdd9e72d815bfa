#include "lib/report/settings.h"

#include <algorithm>
#include <vector>

#include "lib/base/strings.h"
#include "lib/check/places.h"
#include "lib/report/snippet.h"

namespace sparkvet::report {
namespace {

constexpr size_t kWidest = 72;  // of the column with the values

std::string ShowValue(const resolve::Assignment& a) {
  return base::Printable(a.value) + (a.unknown ? " (unknown before run time)" : "");
}

struct Row {
  std::string left;
  std::string right;
};

}  // namespace

std::string ShowContext(const resolve::Context& context, std::string_view releases) {
  std::string out = "Spark " + (releases.empty() ? context.release.ToString() : std::string(releases)) + " (" + context.release_why + "), ";
  if (context.manager) {
    out += std::string(spark::Name(*context.manager)) + " (" + base::Printable(context.manager_why) + ')';
  } else {
    out += "cluster manager not known";
  }
  if (!context.deploy_mode.empty()) out += ", deploy mode " + base::Printable(context.deploy_mode);
  return out;
}

std::string ShowOrigin(const resolve::Assignment& a, const text::SourceSet& sources) {
  std::string out(a.written_as.empty() ? check::LayerName(a.layer) : a.written_as);
  if (a.key_span.known()) out += ", " + Place(sources, a.value_span);
  return out;
}

namespace {

// The setting of one key and those that it beats; nothing when nobody but Spark set it.
bool AddRows(const resolve::Resolved& resolved, std::string_view key, const text::SourceSet& sources, std::vector<Row>& rows) {
  const resolve::Assignment* const winner = resolved.Find(key);
  if (winner == nullptr || winner->layer == carrier::Layer::kBuiltIn) return false;
  rows.push_back({base::Printable(key) + " = " + ShowValue(*winner), ShowOrigin(*winner, sources)});
  for (const resolve::Assignment* loser = resolved.Next(*winner); loser != nullptr; loser = resolved.Next(*loser)) {
    if (loser->layer == carrier::Layer::kBuiltIn) continue;
    rows.push_back({"    beats " + ShowValue(*loser), ShowOrigin(*loser, sources)});
  }
  return true;
}

// A key that nobody set, as the driver reads it: by its default, or by another key's setting.
void AddDefault(const resolve::View& view, spark::KeyId key, const text::SourceSet& sources, std::vector<Row>& rows) {
  const spark::ReadResult read = view.ReadAs(key, spark::Getter::kEntry);
  const std::string name(view.catalogue().Name(key));
  if (read.state == spark::ReadResult::State::kUnset) return;
  const resolve::Assignment* const setter = view.Setter(key);
  rows.push_back({name + " = " + base::Printable(read.text()),
                  setter == nullptr ? "the built-in default" : "from " + std::string(setter->key) + ", " + ShowOrigin(*setter, sources)});
}

}  // namespace

std::string ShowSettings(const resolve::View& view, const text::SourceSet& sources, std::string_view prefix,
                         const Style& style) {
  std::vector<std::string_view> keys = view.resolved().keys();
  if (!prefix.empty()) {
    std::erase_if(keys, [&](std::string_view key) { return !key.starts_with(prefix); });
    for (spark::KeyId id = 0; id < view.catalogue().size(); ++id) {
      if (view.catalogue().Name(id).starts_with(prefix)) keys.push_back(view.catalogue().Name(id));
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::vector<Row> rows;
  for (const std::string_view key : keys) {
    if (AddRows(view.resolved(), key, sources, rows) || prefix.empty()) continue;
    if (const auto id = view.catalogue().Find(key)) AddDefault(view, *id, sources, rows);
  }
  size_t width = 0;
  for (const Row& row : rows) width = std::max(width, std::min(row.left.size(), kWidest));
  std::string out;
  for (const Row& row : rows) {
    out += row.left + std::string(row.left.size() < width ? width - row.left.size() : 0, ' ') + "  " + style.Dim(row.right) + '\n';
  }
  return out;
}

}  // namespace sparkvet::report
