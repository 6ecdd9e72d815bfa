#include "lib/report/rule_page.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "lib/base/strings.h"
#include "lib/spark/cluster_manager.h"

namespace sparkvet::report {
namespace {

constexpr size_t kLineWidth = 96;

// Words into lines, each behind `indent`.
std::string Wrapped(std::string_view text, std::string_view indent) {
  std::string out, line;
  for (const std::string_view word : base::Split(text, ' ')) {
    if (!line.empty() && indent.size() + line.size() + 1 + word.size() > kLineWidth) {
      out += std::string(indent) + line + '\n';
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  return out + std::string(indent) + line + '\n';
}

std::string Indented(std::string_view text) {
  std::string out;
  while (text.ends_with('\n')) text.remove_suffix(1);
  for (const std::string_view line : base::Split(text, '\n')) out += "    " + std::string(line) + '\n';
  return out;
}

std::string Managers(uint8_t mask) {
  std::string out;
  for (const auto m : {spark::ClusterManager::kYarn, spark::ClusterManager::kKubernetes, spark::ClusterManager::kStandalone,
                       spark::ClusterManager::kLocal, spark::ClusterManager::kMesos}) {
    if ((mask >> static_cast<unsigned>(m) & 1u) != 0) out += (out.empty() ? "" : ", ") + std::string(spark::Name(m));
  }
  return out;
}

std::string Section(std::string_view title, std::string_view text, const Style& style) {
  return text.empty() ? std::string() : '\n' + style.Bold(title) + '\n' + Wrapped(text, "  ");
}

// What a rule's word is worth.
std::string_view InWords(std::string_view family) {
  if (family == "driver") return "what the driver itself does";
  if (family == "suppression") return "about a comment that leaves findings out";
  return family == "policy" ? "a policy of your own" : "advice";
}

}  // namespace

std::string RuleList(const rule::Program& program, const Style& style) {
  std::vector<const rule::InfoRecord*> infos;
  size_t width = 0, families = 0;
  for (const rule::InfoRecord& info : program.infos()) {
    infos.push_back(&info);
    width = std::max<size_t>(width, info.id.size);
    families = std::max<size_t>(families, info.family.size);
  }
  const auto order = [&](const rule::InfoRecord* i) {
    const std::string_view family = program.Text(i->family);
    return std::tuple(family != "driver", family, program.Text(i->id));
  };
  std::sort(infos.begin(), infos.end(), [&](const auto* a, const auto* b) { return order(a) < order(b); });
  std::string out;
  for (const rule::InfoRecord* info : infos) {
    const std::string_view id = program.Text(info->id);
    const std::string_view severity = rule::Name(info->severity);
    out += style.Bold(id) + std::string(width - id.size() + 2, ' ') + std::string(program.Text(info->family)) +
           std::string(families - info->family.size + 2, ' ') + std::string(severity) + std::string(9 - severity.size(), ' ') +
           std::string(program.Text(info->summary)) + '\n';
  }
  return out;
}

std::string RulePage(const rule::Program& program, const rule::InfoRecord& info, const Style& style) {
  std::string out = style.Bold(program.Text(info.id)) + ": " + std::string(program.Text(info.summary)) + '\n';
  out += "  " + std::string(rule::Name(info.severity)) + ", " + std::string(InWords(program.Text(info.family))) + '\n';
  if (info.audience.managers != rule::kAllManagers) out += "  on " + Managers(info.audience.managers) + '\n';
  out += Section("Why", program.Text(info.why), style);
  out += Section("What to do", program.Text(info.fix), style);
  out += Section("Source", program.Text(info.source), style);
  for (const rule::ExampleRecord& e : program.Examples(info.examples)) {
    const std::string_view manager = program.Text(e.manager);
    std::string where(manager);
    if (e.release.size > 0) where += (where.empty() ? "Spark " : ", Spark ") + std::string(program.Text(e.release));
    if (e.platform.size > 0) where += (where.empty() ? "" : ", ") + std::string(program.Text(e.platform));
    if (!where.empty()) where = " (on " + where + ')';
    out += '\n' + style.Bold("Bad" + where) + '\n' + Indented(program.Text(e.bad));
    out += '\n' + style.Bold("Good") + '\n' + Indented(program.Text(e.good));
  }
  return out;
}

}  // namespace sparkvet::report
