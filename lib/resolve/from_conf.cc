#include "lib/resolve/from_conf.h"

namespace sparkvet::resolve {
namespace {

const spark::HashedKey kMaster("spark.master"), kDeployMode("spark.submit.deployMode"), kAppName("spark.app.name"), kUi("spark.ui.enabled"),
    kImage("spark.kubernetes.container.image");

}  // namespace

Resolved FromConf(spark::Release release, std::span<const std::pair<std::string_view, std::string_view>> settings) {
  Resolved resolved;
  FromConf(release, settings, resolved);
  return resolved;
}

void FromConf(spark::Release release, std::span<const std::pair<std::string_view, std::string_view>> settings, Resolved& resolved) {
  resolved.Clear();
  resolved.context.release = release;
  resolved.context.is_whole = true;
  resolved.context.class_path_is_sparks = true;
  resolved.context.heap = int64_t{2} << 30;
  resolved.Reserve(settings.size() + 4);
  for (const auto& [key, value] : settings) {
    Assignment a;
    a.key = key;
    a.value = value;
    a.layer = carrier::Layer::kCode;
    resolved.Add(a);
  }
  if (const Assignment* const master = resolved.Find(kMaster)) {
    resolved.context.manager = spark::ClusterManagerOfConf(master->value, release);
    resolved.context.master_is_known = true;
    resolved.context.manager_why.assign("spark.master ").append(master->value);
  }
  if (const Assignment* const mode = resolved.Find(kDeployMode)) resolved.context.deploy_mode = mode->value;
  resolved.Supply(kAppName, "sparkvet");
  resolved.Supply(kUi, "false");
  if (resolved.context.manager == spark::ClusterManager::kKubernetes) {
    resolved.Supply(kImage, "spark");
  }
}

}  // namespace sparkvet::resolve
