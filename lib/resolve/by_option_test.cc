#include "lib/resolve/by_option.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace sparkvet::resolve {
namespace {

using carrier::Layer;

constexpr std::string_view kManagers[] = {"yarn", "kubernetes", "standalone"};

Assignment Set(std::string_view key, std::string_view value, Layer layer, uint32_t place) {
  Assignment a;
  a.key = key;
  a.value = value;
  a.layer = layer;
  a.value_span = {0, place, place + 1};
  return a;
}

// What is known without a manager, once options have been added: "key=value < beaten", "key=value on yarn kubernetes".
std::vector<std::string> Known(Resolved resolved) {
  std::vector<std::string> out;
  for (const std::string_view key : resolved.keys()) {
    std::string line = std::string(key) + '=' + std::string(resolved.Find(key)->value);
    for (const Assignment* a = resolved.Next(*resolved.Find(key)); a != nullptr; a = resolved.Next(*a)) line += " < " + std::string(a->value);
    out.push_back(line);
  }
  for (const OnSome& some : resolved.on_some) {
    std::string line = std::string(some.setting.key) + '=' + std::string(some.setting.value) + " on";
    for (const std::string_view manager : some.managers) line += ' ' + std::string(manager);
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("what an option sets on all managers is known without one, and what it sets on some is told of those") {
  Resolved own;
  own.Add(Set("spark.executor.memory", "3g", Layer::kConf, 9));
  own.Add(Set("spark.app.name", "n", Layer::kFlag, 8));
  {
    std::vector<Resolved> assumed(3);
    for (Resolved& r : assumed) {
      r.Add(Set("spark.executor.memory", "3g", Layer::kConf, 9));
      r.Put(Set("spark.executor.memory", std::string_view("4g"), Layer::kFlag, 1));
      r.Add(Set("spark.app.name", "n", Layer::kFlag, 8));
      r.Add(Set("spark.by.platform", "1", Layer::kPlatform, 7));
    }
    for (const size_t i : {0, 1}) assumed[i].Add(Set("spark.executor.instances", "5", Layer::kFlag, 2));
    assumed[2].Add(Set("spark.cores.max", "8", Layer::kFlag, 3));
    AddByOptions(assumed, kManagers, own);
  }
  CHECK(Known(std::move(own)) == std::vector<std::string>{"spark.executor.memory=4g < 3g", "spark.app.name=n",
                                                          "spark.executor.instances=5 on yarn kubernetes", "spark.cores.max=8 on standalone"});
}

TEST_CASE("files that an option merges into others are not the same on all") {
  Resolved own;
  std::vector<Resolved> assumed(3);
  assumed[0].Add(Set("spark.yarn.dist.files", "a", Layer::kFlag, 1));
  for (const size_t i : {1, 2}) assumed[i].Add(Set("spark.files", "a", Layer::kFlag, 1));
  AddByOptions(assumed, kManagers, own);
  CHECK(Known(std::move(own)) == std::vector<std::string>{"spark.yarn.dist.files=a on yarn", "spark.files=a on kubernetes standalone"});
}

}  // namespace sparkvet::resolve
