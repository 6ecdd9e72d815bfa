#include "lib/check/suppressions.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/carrier/formats.h"
#include "lib/check/suppression_findings.h"
#include "lib/image/builtin.h"
#include "lib/resolve/view.h"

namespace sparkvet::check {
namespace {

const rule::Program& Rules() {
  static const rule::Program program(image::BuiltIn());
  return program;
}

// One file, parsed, with its suppressions on the last day of 2026.
struct Input {
  Input(const char* path, std::string text) {
    static const carrier::CarrierTables tables(image::BuiltIn());
    file = sources.Add(path, std::move(text));
    fragments = carrier::Parse(sources, file, tables);
    for (const carrier::Fragment& f : fragments) views.push_back(&f);
    options.today = ParseDate("2026-12-31");
  }

  // On which of the lines something is left out, "2 3".
  std::string Lines(std::string_view rule = "unknown-key") {
    Suppressions suppressions(views, sources, Rules(), options);
    const text::SourceFile& source = sources[file];
    const uint32_t last = source.Locate(static_cast<uint32_t>(source.text().size())).line;
    std::string out;
    for (uint32_t line = 1; line <= last; ++line) {
      const uint32_t at = source.LineBegin(line);
      if (suppressions.Find(rule, {file, at, at}, nullptr) != nullptr) out += (out.empty() ? "" : " ") + std::to_string(line);
    }
    return out;
  }

  // Whether what is said of the whole job, but at none of its lines, is left out.
  bool OfJob(size_t job) {
    Suppressions suppressions(views, sources, Rules(), options);
    return suppressions.Find("unknown-key", {}, views[job]) != nullptr;
  }

  // What is said of the comments: "rule@line" and the edits, all comments unused.
  std::vector<Finding> Own(bool unused) {
    static const spark::Catalogue catalogue(image::BuiltIn());
    Suppressions suppressions(views, sources, Rules(), options);
    resolve::Resolved nothing;
    nothing.context.release = catalogue.newest();
    resolve::View view(catalogue, nothing);
    const SuppressionsAsked asked{.file = file, .reason_required = options.reason_required, .said = {}};
    return (unused ? UnusedSuppressions : FaultySuppressions)(suppressions, Rules(), view, asked, sources);
  }

  std::string Said(bool unused) {
    std::string out;
    for (const Finding& f : Own(unused)) {
      out += (out.empty() ? "" : " ") + f.rule + '@' + std::to_string(sources[file].Locate(f.span.begin).line);
    }
    return out;
  }

  // The text without what is unused.
  std::string Mended() {
    std::string text(sources[file].text());
    std::vector<text::Edit> edits;
    for (const Finding& f : Own(true)) edits.insert(edits.end(), f.fix.edits.begin(), f.fix.edits.end());
    std::sort(edits.begin(), edits.end(), [](const text::Edit& a, const text::Edit& b) { return a.span.begin > b.span.begin; });
    for (const text::Edit& e : edits) text.replace(e.span.begin, e.span.end - e.span.begin, e.replacement);
    return text;
  }

  text::SourceSet sources;
  text::FileId file;
  std::vector<carrier::Fragment> fragments;
  std::vector<const carrier::Fragment*> views;
  SuppressionOptions options;
};

}  // namespace

TEST_CASE("in a properties file a comment counts for the next setting") {
  CHECK(Input("spark-defaults.conf", "# sparkvet: ignore[unknown-key] why\nspark.a 1\nspark.b 2\n").Lines() == "2");
  CHECK(Input("spark-defaults.conf", "# sparkvet: ignore[unknown-key] why\n\n# more\n! even more\nspark.a 1\nspark.b 2\n").Lines() == "5");
  CHECK(Input("spark-defaults.conf", "! sparkvet: ignore[unknown-key] why\nspark.a 1\\\n  2\\\n  3\nspark.b 2\n").Lines() == "2 3 4");
  CHECK(Input("spark-defaults.conf", "spark.a 1\n# sparkvet: ignore[unknown-key]\n").Lines().empty());
  CHECK(Input("spark-defaults.conf", "spark.a 1 # sparkvet: ignore[unknown-key]\nspark.b 2\n").Lines().empty());
  CHECK(Input("spark-defaults.conf", "  spark.a 1\n  # sparkvet: ignore[unknown-key]\n  spark.b 1\n    spark.c 1\n").Lines() == "3");
}

TEST_CASE("only the named rules are left out") {
  Input in("spark-defaults.conf", "# sparkvet: ignore[unknown-key, non-spark-key] why\nspark.a 1\n");
  CHECK(in.Lines("unknown-key") == "2");
  CHECK(in.Lines("non-spark-key") == "2");
  CHECK(in.Lines("max-executors-unbounded").empty());
}

TEST_CASE("a file, and blocks, which may overlap") {
  CHECK(Input("spark-defaults.conf", "spark.a 1\nspark.b 1\n# sparkvet: ignore-file[unknown-key] why\n").Lines() == "1 2 3 4");
  CHECK(Input("spark-defaults.conf",
              "spark.a 1\n# sparkvet: ignore-begin[unknown-key] why\nspark.b 1\nspark.c 1\n# sparkvet: ignore-end\nspark.d 1\n").Lines() == "2 3 4 5");
  Input in("spark-defaults.conf",
           "# sparkvet: ignore-begin[unknown-key] a\nspark.a 1\n# sparkvet: ignore-begin[non-spark-key] b\nspark.b 1\n"
           "# sparkvet: ignore-end[unknown-key]\nspark.c 1\n# sparkvet: ignore-end\nspark.d 1\n");
  CHECK(in.Lines("unknown-key") == "1 2 3 4 5");
  CHECK(in.Lines("non-spark-key") == "3 4 5 6 7");
  CHECK(in.Said(false).empty());
}

TEST_CASE("a block that is not closed, or not open, leaves nothing out") {
  Input open("spark-defaults.conf", "# sparkvet: ignore-begin[unknown-key] a\nspark.a 1\n");
  CHECK(open.Lines().empty());
  CHECK(open.Said(false) == "malformed-suppression@1");
  CHECK(Input("spark-defaults.conf", "spark.a 1\n# sparkvet: ignore-end\n").Said(false) == "malformed-suppression@2");
}

TEST_CASE("in a shell script a comment counts for the next line, or the whole command there") {
  const std::string command = "spark-submit --master yarn \\\n  --conf spark.a=1 \\\n  app.py --date today";
  CHECK(Input("a.sh", "# sparkvet: ignore[unknown-key] why\n" + command + "\necho done\n").Lines() == "2 3 4");
  CHECK(Input("a.sh", command + " # sparkvet: ignore[unknown-key] why\necho done\n").Lines() == "1 2 3");
  CHECK(Input("a.sh", "# sparkvet: ignore[unknown-key] why\nX=1 \\\n" + command + "\necho done\n").Lines() == "2 3 4 5");
  CHECK(Input("a.sh", "spark-submit a.py # sparkvet: ignore[unknown-key] why\nspark-submit b.py\n").Lines() == "1");
  CHECK(Input("a.sh", "# sparkvet: ignore[unknown-key] why\nif true; then\n  spark-submit b.py\nfi\n").Lines() == "2");
}

TEST_CASE("in a pipeline a comment counts for the step below it, wherever its values stand") {
  CHECK(Input("Jenkinsfile", "def m = '4g'\n// sparkvet: ignore[unknown-key] why\n// more\nsh \"\"\"\n  spark-submit \\\\\n    --conf spark.b=$m x\n\"\"\"\nsh 'spark-submit x'\n").Lines() == "4 5 6 7");
  CHECK(Input("Jenkinsfile", "sh '''\n  spark-submit --conf spark.b=1 x\n''' // sparkvet: ignore[unknown-key] why\n").Lines() == "1 2 3");
}

TEST_CASE("what counts for a whole job counts for what is said of it elsewhere") {
  Input above("a.sh", "# sparkvet: ignore[unknown-key] why\nspark-submit \\\n  a.py\nspark-submit b.py\n");
  CHECK(above.OfJob(0));
  CHECK(!above.OfJob(1));
  Input behind("a.sh", "spark-submit a.py\nspark-submit b.py # sparkvet: ignore[unknown-key] why\n");
  CHECK(!behind.OfJob(0));
  CHECK(behind.OfJob(1));
  Input whole("a.sh", "spark-submit a.py\nspark-submit b.py\n# sparkvet: ignore-file[unknown-key] why\n");
  CHECK(whole.OfJob(0));
  CHECK(whole.OfJob(1));
  Input block("a.sh", "spark-submit a.py\n# sparkvet: ignore-begin[unknown-key] why\nspark-submit b.py\n# sparkvet: ignore-end\n");
  CHECK(!block.OfJob(0));
  CHECK(block.OfJob(1));
}

namespace {

std::string Manifest(const std::string& annotation, const std::string& conf) {
  return "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata:\n  name: a\n" + annotation +
         "spec:\n" + conf + "  mainApplicationFile: local:///a.py\n";
}

}  // namespace

TEST_CASE("in YAML a comment counts for its line, or for the next node") {
  CHECK(Input("a.yaml", Manifest("", "  sparkConf:\n    spark.a: x # sparkvet: ignore[unknown-key] why\n    spark.b: x\n")).Lines() == "7");
  CHECK(Input("a.yaml", Manifest("", "  sparkConf:\n    # sparkvet: ignore[unknown-key] why\n    spark.a: x\n    spark.b: x\n")).Lines() == "8");
  CHECK(Input("a.yaml", Manifest("", "  # sparkvet: ignore[unknown-key] why\n  sparkConf:\n    spark.a: x\n\n    # note\n    spark.b: x\n")).Lines() == "7 8 9 10 11");
  CHECK(Input("a.yaml", Manifest("", "  # sparkvet: ignore[unknown-key] why\n  volumes:\n  - name: a\n    x: y\n  type: Python\n")).Lines() == "7 8 9");
  CHECK(Input("a.yaml", Manifest("", "  sparkConf:\n    spark.a: >- # sparkvet: ignore[unknown-key] why\n      x\n      y\n    spark.b: x\n")).Lines() == "7 8 9");
}

TEST_CASE("a comment for the whole file may stand above the first document") {
  const std::string text = "# sparkvet: ignore-file[unknown-key] why\n---\n" + Manifest("", "  sparkConf: {spark.a: x}\n");
  CHECK(Input("a.yaml", text).OfJob(0));
  CHECK(Input("a.yaml", Manifest("", "") + "---\n# sparkvet: ignore-file[unknown-key] why\n").OfJob(0));
}

TEST_CASE("an annotation counts for its manifest") {
  Input in("a.yaml", Manifest("  annotations: {sparkvet.io/ignore: \"unknown-key\"}\n", "") + "---\n" + Manifest("", ""));
  REQUIRE(in.views.size() == 2);
  CHECK(in.OfJob(0));
  CHECK(!in.OfJob(1));
}

TEST_CASE("of two comments the narrower one counts") {
  Input in("spark-defaults.conf", "# sparkvet: ignore-file[unknown-key] a\n# sparkvet: ignore[unknown-key] b\nspark.a 1\n");
  Suppressions suppressions(in.views, in.sources, Rules(), in.options);
  const uint32_t at = in.sources[in.file].LineBegin(3);
  REQUIRE(suppressions.Find("unknown-key", {in.file, at, at}, nullptr) != nullptr);
  CHECK(suppressions.Find("unknown-key", {in.file, at, at}, nullptr)->placed.says.reason == "b");
}

TEST_CASE("a comment counts on its last day, and not on the next") {
  Input in("spark-defaults.conf", "# sparkvet: ignore[unknown-key] until=2026-12-31 why\nspark.a 1\n");
  CHECK(in.Lines() == "2");
  CHECK(in.Said(false).empty());
  in.options.today = ParseDate("2027-01-01");
  CHECK(in.Lines().empty());
  CHECK(in.Said(false) == "expired-suppression@1");
  CHECK(in.Said(true).empty());
}

TEST_CASE("where comments are not honoured they are nothing") {
  Input in("spark-defaults.conf", "# sparkvet: ignore[unknown-key] why\n# sparkvet: what\nspark.a 1\n");
  in.options.honoured = false;
  CHECK(in.Lines().empty());
  CHECK(in.Said(false).empty());
  CHECK(in.Said(true).empty());
}

TEST_CASE("a reason may be demanded") {
  Input in("spark-defaults.conf", "# sparkvet: ignore[unknown-key]\n# sparkvet: ignore[unknown-key] why\nspark.a 1\n");
  CHECK(in.Said(false).empty());
  in.options.reason_required = true;
  CHECK(in.Said(false) == "suppression-without-reason@1");
  CHECK(in.Lines() == "3");
}

TEST_CASE("a rule that does not exist is told, with the one that was meant") {
  Input in("spark-defaults.conf", "# sparkvet: ignore[unknown-kex] why\nspark.a 1\n");
  const std::vector<Finding> own = in.Own(false);
  REQUIRE(own.size() == 1);
  CHECK(own[0].rule == "suppression-of-unknown-rule");
  CHECK(own[0].help == "did you mean unknown-key?");
  CHECK(in.Said(true).empty());
  CHECK(Input("spark-defaults.conf", "# sparkvet: ignore[driver-warns] why\nspark.a 1\n").Said(false).empty());
}

TEST_CASE("what is unused can be taken away") {
  struct Case {
    const char* path;
    const char* text;
    const char* mended;
  };
  constexpr Case kCases[] = {
      {"spark-defaults.conf", "spark.a 1\n# sparkvet: ignore[unknown-key] why\nspark.b 1\n", "spark.a 1\nspark.b 1\n"},
      {"spark-defaults.conf", "# sparkvet: ignore[unknown-key] why\r\nspark.b 1\r\n", "spark.b 1\r\n"},
      {"a.sh", "spark-submit a.py  # sparkvet: ignore[unknown-key, non-spark-key] why\n", "spark-submit a.py\n"},
      {"a.sh", "spark-submit a.py # noqa # sparkvet: ignore[unknown-key] why\n", "spark-submit a.py # noqa\n"},
      // A name that is none is not unused, so it stays.
      {"a.sh", "spark-submit a.py # sparkvet: ignore[x, unknown-key, non-spark-key] why\n", "spark-submit a.py # sparkvet: ignore[x] why\n"},
      {"a.sh", "spark-submit a.py # sparkvet: ignore[unknown-key, x, non-spark-key] why\n", "spark-submit a.py # sparkvet: ignore[x] why\n"},
      {"a.sh", "spark-submit a.py # sparkvet: ignore[unknown-key, non-spark-key, x] why\n", "spark-submit a.py # sparkvet: ignore[x] why\n"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(Input(c.path, c.text).Mended() == c.mended);
  }
}

}  // namespace sparkvet::check
