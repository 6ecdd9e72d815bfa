// A table of what was set, who set it, and whom that beats.
#include <algorithm>

#include "lib/base/strings.h"
#include "lib/report/resolution_outputs.h"
#include "lib/report/settings.h"

namespace sparkvet::report {
namespace {

constexpr size_t kWidest = 72;  // of the column with the values

struct Row {
  std::string left;
  std::string right;
};

std::string Shown(std::string_view value, bool unknown) {
  return base::Printable(value) + (unknown ? " (unknown before run time)" : "");
}

class TextOutput : public ResolutionOutput {
 public:
  explicit TextOutput(const ResolutionSurroundings& s) : style_(s.style) {}

  void Add(const Resolution& r) override {
    out_ += "# " + Heading(r) + '\n';
    std::vector<Row> rows;
    for (const ResolvedSetting& s : r.settings) AddRows(r, s, rows);
    size_t width = 0;
    for (const Row& row : rows) width = std::max(width, std::min(row.left.size(), kWidest));
    for (const Row& row : rows) {
      if (row.right.empty()) out_ += row.left + '\n';
      else out_ += row.left + std::string(row.left.size() < width ? width - row.left.size() : 0, ' ') + "  " + style_.Dim(row.right) + '\n';
    }
  }

 private:
  static void AddRows(const Resolution& r, const ResolvedSetting& s, std::vector<Row>& rows) {
    const text::SourceSet& sources = r.job.sources;
    const std::string head = base::Printable(s.key) + " = ";
    if (s.winner == nullptr) {
      rows.push_back({head + Shown(s.value, s.unknown), s.through == nullptr ? "the built-in default" : "from " + std::string(s.through->key) + ", " + ShowOrigin(*s.through, sources)});
      return;
    }
    const std::string where = s.only_on.empty() ? "" : ", " + ShowManagers(s.only_on);
    rows.push_back({head + Shown(s.value, s.winner->unknown), ShowOrigin(*s.winner, sources) + where});
    if (s.effective && *s.effective != s.value) rows.push_back({"    is read as " + base::Printable(*s.effective), ""});
    if (s.unknown && !s.winner->unknown) rows.push_back({"    is unknown before run time", ""});
    for (const resolve::Assignment* loser = r.resolved().Next(*s.winner); loser != nullptr; loser = r.resolved().Next(*loser)) {
      if (loser->layer != carrier::Layer::kBuiltIn) rows.push_back({"    beats " + Shown(loser->value, loser->unknown), ShowOrigin(*loser, sources)});
    }
  }

  Style style_;
};

}  // namespace

std::string Heading(const Resolution& r) {
  return PlaceOf(r.job) + ": " + NameOf(r.job) + ", " + ShowContext(r.resolved().context);
}

std::unique_ptr<ResolutionOutput> MakeResolutionText(const ResolutionSurroundings& s) { return std::make_unique<TextOutput>(s); }

}  // namespace sparkvet::report
