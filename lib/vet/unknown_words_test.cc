// What is said of a command of which a word is not known holds whatever that word turns out to be: here, what it was before.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "lib/vet/test_support.h"
#include "lib/vet/vet.h"

namespace sparkvet::vet {
namespace {

using Words = std::vector<std::string>;

constexpr const char* kCommands[] = {
    "spark-submit --master yarn --deploy-mode cluster --driver-cores 2 --queue q --num-executors 4 --class A a.jar",
    "spark-submit --master yarn --deploy-mode client --driver-cores 2 --total-executor-cores 4 --class A a.jar",
    "spark-submit --master yarn --principal p --keytab local:/k --class A a.jar",
    "spark-submit --master yarn --proxy-user u --archives a.zip --py-files b.py c.py",
    "spark-submit --master spark://h:7077 --deploy-mode cluster --supervise --driver-cores 2 --class A a.jar",
    "spark-submit --master spark://h:7077 --deploy-mode client --executor-cores 2 --total-executor-cores 8 --num-executors 2 --class A a.jar",
    "spark-submit --master local[4] --principal p --keytab /k --executor-memory 2g --class A a.jar",
    "spark-submit --master k8s://https://h:6443 --deploy-mode cluster --conf spark.kubernetes.container.image=i --queue q --class A local:///a.jar",
    "spark-submit --master mesos://h:5050 --deploy-mode cluster --total-executor-cores 4 --driver-memory 1g --class A a.jar",
    "spark-submit --master yarn --conf spark.dynamicAllocation.enabled=true --conf spark.shuffle.service.enabled=true "
    "--conf spark.dynamicAllocation.maxExecutors=9 --num-executors 4 --executor-cores 4 --conf spark.task.cpus=2 --class A a.jar",
    "spark-submit --master yarn --conf spark.dynamicAllocation.enabled=true --conf spark.dynamicAllocation.shuffleTracking.enabled=false "
    "--conf spark.decommission.enabled=true --class A a.jar",
    "spark-submit --master yarn --executor-cores 4 --conf spark.executor.resource.gpu.amount=1 --conf spark.task.resource.gpu.amount=1 --class A a.jar",
    "spark-submit --master yarn --executor-memory 4g --conf spark.executor.memoryOverhead=512 --driver-java-options -Xss4m --class A a.jar",
    "spark-submit --master yarn --conf spark.executor.heartbeatInterval=20s --conf spark.network.timeout=90s --class A a.jar",
    "spark-submit --master yarn --packages g:a:1 --repositories http://r --exclude-packages g:b --jars a.jar --files f#g --class A a.jar",
};

Words Split(const std::string& line) {
  std::istringstream in(line);
  Words words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::string Joined(const Words& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line + '\n';
}

// The command with one word unknown, or one that may be any number of options, each way that there is.
std::vector<Words> Variants(const Words& words) {
  std::vector<Words> all;
  for (size_t i = 2; i < words.size(); ++i) {
    if (words[i].starts_with('-')) continue;
    const size_t equals = words[i - 1] == "--conf" ? words[i].find('=') : std::string::npos;
    all.push_back(words);
    all.back()[i] = equals == std::string::npos ? "\"$X\"" : words[i].substr(0, equals) + "=$X";
  }
  all.push_back(words);
  all.back().insert(all.back().begin() + 1, "$OPTIONS");
  return all;
}

struct Said {
  std::set<std::string> rules;
  bool stops = false;
};

Said SaidOf(const Words& words, spark::Release release) {
  Options options;
  options.said.release = release;
  const Vetted vetted = Vetter(TestKnowledge(), std::move(options)).Vet("a.sh", Joined(words));
  Said said;
  for (const Subject& subject : vetted.subjects) {
    for (const check::Finding& f : subject.findings) {
      said.rules.insert(f.rule);
      said.stops = said.stops || f.severity == check::Severity::kError;
    }
  }
  return said;
}

}  // namespace

TEST_CASE("what is said in spite of unknown words is said with the words, too") {
  for (const char* const command : kCommands) {
    for (const spark::Release release : {spark::Release{2, 4}, spark::Release{3, 1}, spark::Release{3, 4}, spark::Release{4, 3}}) {
      const Words words = Split(command);
      const Said known = SaidOf(words, release);
      if (known.stops) continue;  // it may have stopped before the rest
      for (const Words& variant : Variants(words)) {
        const Said said = SaidOf(variant, release);
        CAPTURE(release.ToString());
        CAPTURE(Joined(variant));
        for (const std::string& rule : said.rules) CHECK_MESSAGE(known.rules.contains(rule), rule);
      }
    }
  }
}

}  // namespace sparkvet::vet
