#include "lib/vet/vet.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/image/builtin.h"
#include "lib/vet/examples.h"

namespace sparkvet::vet {
namespace {

const Knowledge& Known() {
  static const Knowledge knowledge(image::BuiltIn());
  return knowledge;
}

// "rule@line" of every finding of a text, in order.
std::string Findings(const std::string& path, const std::string& text, Options options = {}, Memory* memory = nullptr) {
  const Vetted vetted = Vetter(Known(), std::move(options)).Vet(path, text, nullptr, memory);
  std::string out;
  for (const Subject& s : vetted.subjects) {
    for (const check::Finding& f : s.findings) {
      out += (out.empty() ? "" : " ") + f.rule;
      if (f.span.known()) out += '@' + std::to_string(vetted.sources[f.span.file].Locate(f.span.begin).line);
    }
  }
  return out;
}

}  // namespace

// That the driver's own examples are true is lib/driver's test: some are about a SparkConf that no file can make.
TEST_CASE("advice fires on its bad examples, and no good example of any rule gives a warning") {
  for (const rule::InfoRecord& info : Known().program.infos()) {
    const std::string id(Known().program.Text(info.id));
    CAPTURE(id);
    for (const rule::ExampleRecord& e : Known().program.Examples(info.examples)) {
      if (Known().program.Text(info.family) != "driver") CHECK(Fires(VetExample(Known(), e, e.bad).vetted, id));
      const VettedExample good = VetExample(Known(), e, e.good);
      for (const Subject& s : good.vetted.subjects) {
        for (const check::Finding& f : s.findings) {
          CHECK_MESSAGE(f.severity < check::Severity::kWarning, "the good example fires " << f.rule << ": " << f.message);
        }
      }
    }
  }
}

TEST_CASE("an input is recognised by name and content") {
  const Vetter vetter(Known(), {});
  CHECK(vetter.Vet("spark-defaults.conf", "").recognised);
  CHECK(vetter.Vet("a.sh", "spark-submit a.py\n").recognised);
  CHECK_FALSE(vetter.Vet("notes.txt", "hello\n").recognised);
  CHECK_FALSE(vetter.Vet("x.yaml", "kind: Deployment\n").recognised);
}

TEST_CASE("a defaults file below a command is read, and its places are shown") {
  Options options;
  options.defaults = NamedText{"spark-defaults.conf", "spark.dynamicAllocation.enabled true\nspark.dynamicAllocation.maxExecutors 0\n"};
  CHECK(Findings("a.sh", "spark-submit --master spark://h:1 --executor-cores 2 a.py\n", std::move(options)) == "max-executors-zero@2");
}

TEST_CASE("a properties file that the command names and that is not here may set anything") {
  const std::string command = "spark-submit --master yarn --properties-file nowhere/job.conf --conf spark.dynamicAllocation.enabled=true "
                              "--conf spark.dynamicAllocation.minExecutors=2 a.py\n";
  CHECK(Findings("a.sh", command) == "");
  CHECK(Vetter(Known(), {}).Vet("a.sh", command).notes.size() == 1);
  Options given;
  given.properties_file = NamedText{"job.conf", "spark.dynamicAllocation.maxExecutors 1\n"};
  CHECK(Findings("a.sh", command, std::move(given)).contains("initial-executors-out-of-range@1"));
}

TEST_CASE("a value that is not known before run time is never wrong") {
  CHECK(Findings("a.sh", "spark-submit --master yarn --conf spark.dynamicAllocation.enabled=$ON --conf spark.dynamicAllocation.maxExecutors=${MAX} a.py\n") == "");
  CHECK(Findings("spark-defaults.conf", "spark.master yarn\nspark.dynamicAllocation.enabled true\nspark.dynamicAllocation.maxExecutors {{ max }}\n") == "");
}

TEST_CASE("without a master, what stops the driver on every manager is said") {
  CHECK(Findings("spark-defaults.conf",
                 "spark.dynamicAllocation.enabled true\nspark.dynamicAllocation.minExecutors 9\nspark.dynamicAllocation.maxExecutors 3\n") ==
        "min-executors-above-max@2 executor-instances-below-min@2");
  // Accepted on a standalone cluster, so not said.
  CHECK(Findings("spark-defaults.conf",
                 "spark.executor.cores 1\nspark.dynamicAllocation.enabled true\nspark.dynamicAllocation.initialExecutors 9\nspark.dynamicAllocation.maxExecutors 3\n") == "");
}

TEST_CASE("findings of one rule are limited, and the rest is counted") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "bad" + std::to_string(i) + " 1\n";
  const Vetted limited = Vetter(Known(), {}).Vet("spark-defaults.conf", text);
  CHECK(limited.subjects[0].findings.size() == 50);
  REQUIRE(limited.notes.size() == 1);
  CHECK(limited.notes[0].contains("10 further findings of non-spark-key"));
  Options all;
  all.max_per_rule = 0;
  CHECK(Vetter(Known(), std::move(all)).Vet("spark-defaults.conf", text).subjects[0].findings.size() == 60);
}

TEST_CASE("a command line is vetted as it is") {
  const Vetted vetted = Vetter(Known(), {}).VetCommand({"spark-submit", "--master", "yarn", "--num-executor", "5", "a.py"});
  REQUIRE(vetted.subjects.size() == 1);
  REQUIRE(vetted.subjects[0].findings.size() == 1);
  CHECK(vetted.subjects[0].findings[0].rule == "unrecognized-option");
  CHECK_FALSE(Vetter(Known(), {}).VetCommand({"ls"}).recognised);
}

TEST_CASE("an input that cannot be parsed has a problem with its place, and no findings") {
  const Vetted vetted = Vetter(Known(), {}).Vet("spark-defaults.conf", "spark.a 1\nspark.b \\uZZ\n");
  CHECK(vetted.has_problems());
  CHECK(vetted.subjects.empty());
  CHECK(vetted.sources[0].Locate(vetted.fragments[0]->problems[0].span.begin).line == 2);
}

TEST_CASE("what stops only the assumed release says which releases accept it") {
  const auto notes = [](const std::string& text, Options options = {}) {
    const Vetted vetted = Vetter(Known(), std::move(options)).Vet("spark-defaults.conf", text);
    std::string out;
    for (const check::Note& n : vetted.subjects.at(0).findings.at(0).notes) out += n.text + '\n';
    return out;
  };
  CHECK(notes("spark.master mesos://h:5050\n").contains("Spark 2.4 to 3.5 accepts this; --release names"));
  CHECK(!notes("spark.master yarn\nspark.dynamicAllocation.enabled true\nspark.shuffle.service.enabled true\nspark.dynamicAllocation.maxExecutors 0\n").contains("accepts"));
  Options said;
  said.said.release = spark::Release{4, 0};
  CHECK(!notes("spark.master mesos://h:5050\n", said).contains("accepts"));
}

TEST_CASE("a comment may be there for one of several cluster managers") {
  const std::string text = "# sparkvet: ignore[max-executors-unbounded] the queue limits it\n"
                           "spark.dynamicAllocation.enabled true\nspark.shuffle.service.enabled true\n";
  CHECK(Findings("spark-defaults.conf", text) == "");
  CHECK(Findings("spark-defaults.conf", "spark.master spark://h:7077\nspark.executor.cores 2\n" + text) == "unused-suppression@3");
  CHECK(Findings("spark-defaults.conf", "spark.master yarn\n" + text) == "");
}

TEST_CASE("what was vetted before with the same memory changes no finding") {
  resolve::ProjectSays project;
  project.known_keys = {"spark.shuffle.ours"};
  Options plain, of_project;
  plain.said.master = of_project.said.master = "yarn";
  of_project.said.project = &project;
  const std::string low = "--conf spark.dynamicAllocation.enabled=true --conf spark.dynamicAllocation.minExecutors=2 a.py\n";
  const struct {
    const char* path;
    std::string text;
    const Options& options;
  } inputs[] = {
      {"spark-defaults.conf", "spark.shuffle.ours 1\nspark.executor.instance 2\n", plain},
      {"spark-defaults.conf", "spark.shuffle.ours 1\nspark.executor.instance 2\n", of_project},
      // What may stand in a file that is not here decides over the second, and not over the first.
      {"a.sh", "spark-submit --conf spark.executor.instances=1 " + low, plain},
      {"a.sh", "spark-submit --properties-file none.conf " + low, plain},
      {"a.sh", "spark-submit --conf spark.executor.instances=$N " + low, plain},
      {"a.sh", "spark-submit --conf spark.executor.cores=x " + low, plain},
  };
  Memory memory(Known());
  for (int round = 0; round < 3; ++round) {
    for (const auto& i : inputs) {
      CAPTURE(i.text);
      CHECK(Findings(i.path, i.text, i.options, &memory) == Findings(i.path, i.text, i.options));
    }
  }
  CHECK(Findings("spark-defaults.conf", inputs[0].text, plain, &memory) == "unknown-key@1 unknown-key@2");
  CHECK(Findings("spark-defaults.conf", inputs[1].text, of_project, &memory) == "unknown-key@2");
}

TEST_CASE("a comment in the defaults file holds at its lines, and is no finding of the job's") {
  Options options;
  options.defaults = NamedText{"d.conf", "# sparkvet: ignore[unknown-key, non-spark-key] ours\nspark.dynamicAllocation.enable true\n# sparkvet: what\n"};
  CHECK(Findings("a.sh", "spark-submit --master yarn a.py\n", options) == "");
  options.suppressions.honoured = false;
  CHECK(Findings("a.sh", "spark-submit --master yarn a.py\n", options) == "unknown-key@2");
}

namespace {

// A file in which much is misspelt, given twice, not known before run time, or all right; and what may stand beside it.
std::string LargeFile() {
  std::string text;
  for (int i = 0; i < 200; ++i) {
    const std::string n = std::to_string(i);
    text += "spark.dynamicAllocation.idleTimeout" + n + " 60s\n";
    text += "spark.team.key" + n + " x\nspark.executor.memry" + std::string(i % 7, 'y') + " 1g\n";
    text += "spark.executor.cores " + n + "\nspark.shuffle.{{ name" + n + " }} 1\nspark.mesos.coarse " + n + "\n";
  }
  return text + "spark.dynamicAllocation.enabled true\nspark.dynamicAllocation.minExecutors 5\nspark.dynamicAllocation.maxExecutors 2\n";
}

// Everything that is said of a text, the notes as well.
std::string AllSaid(const std::string& path, const std::string& text, const Options& options) {
  const Vetted vetted = Vetter(Known(), options).Vet(path, text);
  std::string out;
  for (const Subject& s : vetted.subjects) {
    for (const check::Finding& f : s.findings) {
      out += f.rule + '@' + std::to_string(f.span.begin) + ' ' + f.message + '|' + f.help;
      for (const check::Note& n : f.notes) out += '|' + n.text + '@' + std::to_string(n.span.begin);
      for (const text::Edit& e : f.fix.edits) out += '|' + e.replacement;
      out += '\n';
    }
    out += s.context().release.ToString() + ' ' + s.context().manager_why + '\n';
  }
  for (const std::string& note : vetted.notes) out += note + '\n';
  return out;
}

}  // namespace

// Beyond the limit findings are counted only; a comment that asks to leave something out brings them back (see suppressions).
TEST_CASE("what is not shown of a large file is counted as if it were told") {
  const std::string text = LargeFile();
  const std::string nothing_left_out = "# sparkvet: ignore[max-executors-unbounded] for no reason\n\n";
  for (const char* const master : {"", "yarn", "k8s://https://h", "spark://h:7077"}) {
    for (const std::string_view ignored : {"", "unknown-key"}) {
      CAPTURE(master);
      CAPTURE(ignored);
      Options options;
      options.max_per_rule = 3;
      options.said.master = master;
      if (!ignored.empty()) options.rules.ignore = {std::string(ignored)};
      const std::string in_brief = AllSaid("spark-defaults.conf", std::string(nothing_left_out.size(), '\n') + text, options);
      std::string in_full = AllSaid("spark-defaults.conf", nothing_left_out + text, options);
      const size_t of_comment = in_full.find("unused-suppression");
      REQUIRE(of_comment != std::string::npos);
      in_full.erase(of_comment, in_full.find('\n', of_comment) + 1 - of_comment);
      CHECK(in_brief == in_full);
      CHECK(in_brief.contains("further findings of set-twice not shown"));
    }
  }
}

}  // namespace sparkvet::vet
