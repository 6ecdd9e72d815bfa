#include "lib/carrier/adapters.h"

#include "lib/carrier/spark_application.h"

namespace sparkvet::carrier {
namespace {

constexpr Adapter kAdapters[] = {
    {"spark-application", MentionsOperator, ReadSparkApplications},
};

}  // namespace

std::span<const Adapter> Adapters() { return kAdapters; }

bool IsMentioned(std::string_view text, const CarrierTables& tables) {
  for (const Adapter& adapter : kAdapters) {
    if (adapter.mentions(text, tables)) return true;
  }
  return false;
}

void Adapt(Document& document, const CarrierTables& tables, std::vector<Fragment>& out) {
  const size_t before = out.size();
  const std::string_view text = document.text.substr(document.range.begin, document.range.end - document.range.begin);
  for (const Adapter& adapter : kAdapters) {
    if (adapter.mentions(text, tables)) adapter.read(document, tables, out);
  }
  // What an adapter has made of a part of a manifest obeys the manifest's annotation.
  for (size_t i = before; i < out.size(); ++i) {
    if (out[i].ignored_rules.value.empty()) document.Annotate(out[i], *document.tree.root());
  }
}

}  // namespace sparkvet::carrier
