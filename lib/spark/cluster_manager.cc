#include "lib/spark/cluster_manager.h"

#include <cstddef>
#include <initializer_list>

#include "lib/base/strings.h"

namespace sparkvet::spark {
namespace {

struct Named {
  ClusterManager manager;
  std::string_view name;
};

constexpr Named kNames[] = {
    {ClusterManager::kYarn, "yarn"},
    {ClusterManager::kKubernetes, "kubernetes"},
    {ClusterManager::kStandalone, "standalone"},
    {ClusterManager::kLocal, "local"},
    {ClusterManager::kMesos, "mesos"},
};

constexpr Release kYarnByDeployMode{2, 4};  // the last that takes yarn-client and yarn-cluster
constexpr Release kNoMesos{4, 0};
constexpr Release kKubernetesByUrl{4, 1};

// Matches the small regular expressions of SparkMasterRegex from left to right. They never need to
// go back, because no part can end in two places.
class Matcher {
 public:
  explicit Matcher(std::string_view rest) : rest_(rest) {}

  bool Literal(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  bool Digits() {  // [0-9]+
    const size_t before = rest_.size();
    while (!rest_.empty() && base::IsDigit(rest_.front())) rest_.remove_prefix(1);
    return rest_.size() < before;
  }
  bool Blanks() {  // \s*
    while (!rest_.empty() && std::string_view(" \t\n\v\f\r").contains(rest_.front()))
      rest_.remove_prefix(1);
    return true;
  }
  bool End() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

// local\[([0-9]+|\*)\]   local\[([0-9]+|\*)\s*,\s*([0-9]+)\]
bool IsLocalWithThreads(std::string_view master) {
  Matcher m(master);
  if (!m.Literal("local[") || !(m.Literal("*") || m.Digits())) return false;
  if (m.Literal("]")) return m.End();
  return m.Blanks() && m.Literal(",") && m.Blanks() && m.Digits() && m.Literal("]") && m.End();
}

// local-cluster\[\s*([0-9]+)\s*,\s*([0-9]+)\s*,\s*([0-9]+)\s*]
bool IsLocalCluster(std::string_view master) {
  Matcher m(master);
  const auto number = [&] { return m.Blanks() && m.Digits() && m.Blanks(); };
  return m.Literal("local-cluster[") && number() && m.Literal(",") && number() && m.Literal(",") &&
         number() && m.Literal("]") && m.End();
}

// scheme://(.*), where a dot is anything but Java's ends of a line: \n, \r, U+0085, U+2028, U+2029.
bool IsUrl(std::string_view master, std::string_view scheme) {
  if (!master.starts_with(scheme)) return false;
  for (const std::string_view end : {"\n", "\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"}) {
    if (master.contains(end)) return false;
  }
  return true;
}

bool IsKubernetes(std::string_view master, Release release) {
  if (release < kKubernetesByUrl) return master.starts_with("k8s");
  return IsUrl(master, "k8s://");
}

bool NamesDeployMode(std::string_view master, Release release) {
  return release <= kYarnByDeployMode && (master == "yarn-client" || master == "yarn-cluster");
}

}  // namespace

std::string_view Name(ClusterManager manager) {
  for (const Named& n : kNames) {
    if (n.manager == manager) return n.name;
  }
  return {};
}

std::optional<ClusterManager> ClusterManagerByName(std::string_view name) {
  for (const Named& n : kNames) {
    if (n.name == name) return n.manager;
  }
  return std::nullopt;
}

std::optional<ClusterManager> ClusterManagerOfMaster(std::string_view master, Release release) {
  if (master == "local" || IsLocalWithThreads(master)) return ClusterManager::kLocal;
  if (IsUrl(master, "spark://") || IsLocalCluster(master)) return ClusterManager::kStandalone;
  if (master == "yarn") return ClusterManager::kYarn;
  if (IsKubernetes(master, release)) return ClusterManager::kKubernetes;
  if (release < kNoMesos && master.starts_with("mesos")) return ClusterManager::kMesos;
  return std::nullopt;
}

bool IsLocalMaster(std::string_view master) {
  return master == "local" || master.starts_with("local[");
}

std::optional<ClusterManager> ClusterManagerOfConf(std::string_view master, Release release) {
  return NamesDeployMode(master, release) ? ClusterManager::kYarn : ClusterManagerOfMaster(master, release);
}

std::optional<ClusterManager> ClusterManagerOfSubmit(std::string_view master, Release release) {
  if (master == "yarn") return ClusterManager::kYarn;
  if (NamesDeployMode(master, release)) return ClusterManager::kYarn;
  if (master.starts_with("spark")) return ClusterManager::kStandalone;
  if (release < kNoMesos && master.starts_with("mesos")) return ClusterManager::kMesos;
  if (IsKubernetes(master, release)) return ClusterManager::kKubernetes;
  if (master.starts_with("local")) return ClusterManager::kLocal;
  return std::nullopt;
}

std::optional<ClusterManager> ClusterManagerOfStart(std::string_view master, Release release) {
  if (master.starts_with("k8s://")) return ClusterManager::kKubernetes;
  if (master.starts_with("spark://")) return ClusterManager::kStandalone;
  if (master.starts_with("local[")) return ClusterManager::kLocal;
  if (release < kNoMesos && master.starts_with("mesos://")) return ClusterManager::kMesos;
  return std::nullopt;
}

std::string_view TypicalMaster(ClusterManager manager) {
  switch (manager) {
    case ClusterManager::kYarn: return "yarn";
    case ClusterManager::kKubernetes: return "k8s://https://kubernetes.default.svc";
    case ClusterManager::kStandalone: return "spark://master:7077";
    case ClusterManager::kLocal: return "local[*]";
    case ClusterManager::kMesos: return "mesos://master:5050";
  }
  return {};
}

}  // namespace sparkvet::spark
