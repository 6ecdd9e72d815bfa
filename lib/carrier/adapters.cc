#include "lib/carrier/adapters.h"

#include <algorithm>

#include "lib/carrier/conf_maps.h"
#include "lib/carrier/config_map.h"
#include "lib/carrier/spark_application.h"
#include "lib/carrier/tree_commands.h"

namespace sparkvet::carrier {
namespace {

constexpr Adapter kAdapters[] = {
    {"spark-application", MentionsOperator, ReadSparkApplications},
    {"config-map", MentionsConfigMap, ReadConfigMaps},
    {"command", MentionsCommand, ReadCommands},
    {"conf-map", MentionsConfMap, ReadConfMaps},
};
// A group or a key of Spark's is found soon where there is one; commands are looked for in all of a text.
constexpr size_t kSoonestFirst[] = {0, 3, 1, 2};
static_assert(std::size(kSoonestFirst) == std::size(kAdapters));

// From the first to the last byte that a fragment has something from.
text::Span Extent(const Fragment& f) {
  text::Span all{f.file, UINT32_MAX, 0};
  const auto add = [&](const text::Span& span) {
    if (!span.known()) return;
    all.begin = std::min(all.begin, span.begin);
    all.end = std::max(all.end, span.end);
  };
  for (const Setting& s : f.settings) add(s.key_span), add(s.value_span);
  for (const Option& o : f.options) add(o.name_span), add(o.value_span);
  for (const Misuse& m : f.misuses) add(m.span);
  for (const Problem& p : f.problems) add(p.span);
  for (const Unread& u : f.unread) add(u.span);
  for (const auto* said : {&f.deploy_mode, &f.primary_resource, &f.program}) add(said->span);
  if (f.kind != Kind::kMap) add(f.release.span);  // of a map it stands around it
  // A command begins with its program, and a map with its first key; what was followed to a variable stands further up.
  if (f.program.span.known()) all.begin = f.program.span.begin;
  if (f.kind == Kind::kMap && !f.settings.empty()) all.begin = std::max(all.begin, std::ranges::min_element(f.settings, {}, [](const Setting& s) { return s.key_span.begin; })->key_span.begin);
  return all;
}

// Sorts a document's fragments, and gives each comment to the one that it stands before, in, or on the last line of; those
// behind the last one are the last one's.
void Arrange(const Document& document, std::span<Fragment> fragments) {
  if (fragments.empty()) return;
  std::stable_sort(fragments.begin(), fragments.end(),
                   [](const Fragment& a, const Fragment& b) { return Extent(a).begin < Extent(b).begin; });
  size_t at = 0;
  uint32_t end = Extent(fragments[0]).end;
  for (const auto& comment : document.comments) {
    const auto is_behind = [&] {
      return comment.span.begin > end && document.text.substr(end, comment.span.begin - end).find_first_of("\r\n") != std::string_view::npos;
    };
    while (at + 1 < fragments.size() && is_behind()) end = std::max(end, Extent(fragments[++at]).end);
    fragments[at].comments.push_back(comment);
  }
  for (Fragment& f : fragments) {
    std::stable_sort(f.comments.begin(), f.comments.end(), [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  }
}

}  // namespace

std::span<const Adapter> Adapters() { return kAdapters; }

bool IsMentioned(std::string_view text, const CarrierTables& tables) {
  return std::ranges::any_of(kSoonestFirst, [&](size_t adapter) { return kAdapters[adapter].mentions(text, tables); });
}

void Adapt(Document& document, const CarrierTables& tables, std::vector<Fragment>& out, size_t first) {
  const std::string_view text = document.text.substr(document.range.begin, document.range.end - document.range.begin);
  for (const Adapter& adapter : kAdapters) {
    if (adapter.mentions(text, tables)) adapter.read(document, tables, out);
  }
  // What an adapter has made of a part of a manifest obeys the manifest's annotation.
  for (size_t i = first; i < out.size(); ++i) {
    if (out[i].ignored_rules.value.empty()) document.Annotate(out[i], *document.tree.root());
  }
  Arrange(document, std::span(out).subspan(first));
}

}  // namespace sparkvet::carrier
