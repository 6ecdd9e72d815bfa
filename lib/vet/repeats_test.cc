#include "lib/vet/repeats.h"

#include <doctest/doctest.h>

#include "lib/image/builtin.h"

namespace sparkvet::vet {
namespace {

// "rule@path:offset" of what is new in one file after the others.
std::string New(Repeats& repeats, const Vetter& vetter, const std::string& path, const std::string& text) {
  Vetted vetted = vetter.Vet(path, text);
  std::string out;
  for (Subject& subject : vetted.subjects) {
    repeats.LeaveNew(subject, vetted.sources);
    for (const check::Finding& f : subject.findings) {
      out += f.rule + '@' + vetted.sources[f.span.file].path() + ' ';
    }
  }
  return out;
}

}  // namespace

TEST_CASE("what is wrong in a file below many jobs is said once, what is wrong in a job each time") {
  static const Knowledge knowledge(image::BuiltIn());
  Options options;
  options.defaults = NamedText{"spark-defaults.conf", "spark.dynamicAllocation.idleTimeout 60s\n"};
  const Vetter vetter(knowledge, options);
  Repeats repeats;
  const std::string job = "spark-submit --master yarn --conf spark.executor.instence=3 app.py\n";
  CHECK(New(repeats, vetter, "a.sh", job) == "unknown-key@a.sh unknown-key@spark-defaults.conf ");
  CHECK(New(repeats, vetter, "b.sh", job) == "unknown-key@b.sh ");
  CHECK(New(repeats, vetter, "spark-defaults.conf", options.defaults->text).empty());
}

TEST_CASE("what two commands of a script share is said once") {
  static const Knowledge knowledge(image::BuiltIn());
  const Vetter vetter(knowledge, Options());
  Repeats repeats;
  const std::string script = "C=(--conf spark.executor.instence=3)\nspark-submit --master yarn \"${C[@]}\" a.py\nspark-submit --master yarn \"${C[@]}\" b.py\n";
  CHECK(New(repeats, vetter, "a.sh", script) == "unknown-key@a.sh ");
}

}  // namespace sparkvet::vet
