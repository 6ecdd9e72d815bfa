// The answers of real Spark for far more masters are replayed by value_recorded_test.cc; here is
// the specification.
#include "lib/spark/cluster_manager.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::spark {
namespace {

constexpr Release k35{3, 5};

std::string NameOr(std::optional<ClusterManager> m) { return m ? std::string(Name(*m)) : "-"; }

}  // namespace

TEST_CASE("a master has a runner, may be local, and has a side for spark-submit") {
  const struct {
    std::string_view master, runs;
    bool local;
    std::string_view submit;
  } cases[] = {
      // clang-format off
      {"yarn",                              "yarn",       false, "yarn"},
      {"local",                             "local",      true,  "local"},
      {"local[4]",                          "local",      true,  "local"},
      {"local[*]",                          "local",      true,  "local"},
      {"local[*, 3]",                       "local",      true,  "local"},
      {"local[0]",                          "local",      true,  "local"},
      {"local-cluster[2,1,1024]",           "standalone", false, "local"},
      {"spark://h1:7077,h2:7077",           "standalone", false, "standalone"},
      {"k8s://https://h:6443",              "kubernetes", false, "kubernetes"},
      {"mesos://zk://h:2181/mesos",         "mesos",      false, "mesos"},
      // What only looks like one of them.
      {"local[x]",                          "-",          true,  "local"},
      {"local[ 4 ]",                        "-",          true,  "local"},
      {"local[4",                           "-",          true,  "local"},
      {"local-cluster[2,1,1g]",             "-",          false, "local"},
      {"localhost",                         "-",          false, "local"},
      {"spark:/h",                          "-",          false, "standalone"},
      {"yarn-client",                       "-",          false, "-"},
      {"zk://h:2181/mesos",                 "-",          false, "-"},
      {"k8s",                               "kubernetes", false, "kubernetes"},
      {"Local",                             "-",          false, "-"},
      {" local",                            "-",          false, "-"},
      {"",                                  "-",          false, "-"},
      // clang-format on
  };
  for (const auto& c : cases) {
    CAPTURE(c.master);
    CHECK(NameOr(ClusterManagerOfMaster(c.master, k35)) == c.runs);
    CHECK(IsLocalMaster(c.master) == c.local);
    CHECK(NameOr(ClusterManagerOfSubmit(c.master, k35)) == c.submit);
  }
}

TEST_CASE("who runs a master differs from release to release") {
  CHECK(NameOr(ClusterManagerOfConf("yarn-client", {2, 4})) == "yarn");
  CHECK(NameOr(ClusterManagerOfConf("yarn-cluster", {2, 4})) == "yarn");
  CHECK(NameOr(ClusterManagerOfConf("yarn-client", {3, 0})) == "-");
  CHECK(NameOr(ClusterManagerOfConf("local[2]", {2, 4})) == "local");
  CHECK(NameOr(ClusterManagerOfMaster("mesos://h:5050", {3, 5})) == "mesos");
  CHECK(NameOr(ClusterManagerOfMaster("mesos://h:5050", {4, 0})) == "-");
  CHECK(NameOr(ClusterManagerOfSubmit("mesos://h:5050", {4, 0})) == "-");
  CHECK(NameOr(ClusterManagerOfMaster("k8sfoo", {4, 0})) == "kubernetes");
  CHECK(NameOr(ClusterManagerOfMaster("k8sfoo", {4, 1})) == "-");
  CHECK(NameOr(ClusterManagerOfSubmit("yarn-client", {2, 4})) == "yarn");
  CHECK(NameOr(ClusterManagerOfMaster("yarn-client", {2, 4})) == "-");
}

TEST_CASE("the start of a master names who runs it, where nothing behind it can change that") {
  CHECK(NameOr(ClusterManagerOfStart("k8s://https://$HOST:443", k35)) == "kubernetes");
  CHECK(NameOr(ClusterManagerOfStart("spark://${HOST}:7077", k35)) == "standalone");
  CHECK(NameOr(ClusterManagerOfStart("local[$N]", k35)) == "local");
  CHECK(NameOr(ClusterManagerOfStart("mesos://$HOST", k35)) == "mesos");
  CHECK(NameOr(ClusterManagerOfStart("mesos://$HOST", {4, 0})) == "-");
  for (const std::string_view open : {"yarn$MODE", "spark$X", "local$N", "k8s:$X", "$MASTER", ""}) {
    CAPTURE(open);
    CHECK(NameOr(ClusterManagerOfStart(open, k35)) == "-");
  }
}

TEST_CASE("hostile masters are read to their end, once") {
  const std::string digits(1'000'000, '9');
  CHECK(ClusterManagerOfMaster("local[" + digits + "]", k35) == ClusterManager::kLocal);
  CHECK_FALSE(ClusterManagerOfMaster("local[" + digits, k35));
  CHECK(ClusterManagerOfMaster("local[1" + std::string(1'000'000, ' ') + ",1]", k35) ==
        ClusterManager::kLocal);
  CHECK_FALSE(ClusterManagerOfMaster("local[1" + std::string(1'000'000, ' ') + "1]", k35));
  CHECK_FALSE(ClusterManagerOfMaster(std::string_view("local\0", 6), k35));
  CHECK_FALSE(ClusterManagerOfMaster("local[\xFF]", k35));
}

TEST_CASE("names go both ways") {
  for (const ClusterManager m :
       {ClusterManager::kYarn, ClusterManager::kKubernetes, ClusterManager::kStandalone,
        ClusterManager::kLocal, ClusterManager::kMesos}) {
    CHECK(ClusterManagerByName(Name(m)) == m);
  }
  CHECK_FALSE(ClusterManagerByName("k8s"));
  CHECK_FALSE(ClusterManagerByName("YARN"));
  CHECK_FALSE(ClusterManagerByName(""));
}

}  // namespace sparkvet::spark
