#include "lib/vet/walk.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "lib/base/strings.h"
#include "lib/vet/files.h"
#include "lib/vet/test_support.h"

namespace sparkvet::vet {
namespace {

namespace fs = std::filesystem;

// What a walk of a folder finds, relative to it; notes and failures with a mark in front.
std::string Walked(const Scratch& scratch, const std::string& below = "", const std::vector<std::string>& excludes = {}) {
  std::vector<std::string> out;
  const std::string root = scratch.Path(below);
  Projects projects(TestPolicies(), {}, false);
  Walk walk({root}, {.excludes = excludes, .stdin_name = {}}, projects);
  while (const auto found = walk.Next()) {
    const char* const mark = found->what == Found::What::kNote      ? "note "
                             : found->what == Found::What::kFailure ? "failure "
                             : found->what == Found::What::kProject ? "project "
                                                                    : "";
    const bool is_below = found->path.starts_with(root + '/');
    if (found->what != Found::What::kEnd) out.push_back(mark + (is_below ? found->path.substr(root.size() + 1) : std::string()));
  }
  return base::Join(out, " ");
}

}  // namespace

TEST_CASE("a walk is in the order of paths and enters hidden folders") {
  const Scratch s;
  for (const char* path : {"b.conf", "a/z.conf", "a.conf", "a-b/x.yaml", ".github/workflows/ci.yml", "node_modules/x/a.conf", "A.sh", "pic.png", "a/b/run"}) {
    s.Write(path);
  }
  CHECK(Walked(s) == ".github/workflows/ci.yml A.sh a-b/x.yaml a.conf a/b/run a/z.conf b.conf");
  CHECK(Walked(s, "node_modules") == "x/a.conf");  // named, it is walked
}

TEST_CASE("ignore files of a work tree count from its top down") {
  const Scratch s;
  for (const char* path : {"p/a.conf", "p/gen/b.conf", "p/sub/c.conf", "p/sub/keep.gen.conf", "p/x.gen.conf", "p/own.conf", "p/private.conf"}) s.Write(path);
  s.Write("p/.gitignore", "gen/\n*.gen.conf\n");
  s.Write("p/sub/.gitignore", "!keep.gen.conf\n");
  s.Write("p/.sparkvetignore", "/own.conf\n");
  CHECK(Walked(s, "p") == "a.conf gen/b.conf private.conf sub/c.conf sub/keep.gen.conf x.gen.conf");
  s.Write("p/.git/info/exclude", "private.conf\n");
  CHECK(Walked(s, "p") == "a.conf sub/c.conf sub/keep.gen.conf");
  CHECK(Walked(s, "p/sub") == "c.conf keep.gen.conf");
  CHECK(Walked(s, "p/gen") == "b.conf");
  CHECK(Walked(s, "p", {"c.*"}) == "a.conf sub/keep.gen.conf");
}

TEST_CASE("each file comes with the project file that holds for it, and its excludes") {
  const Scratch s;
  for (const char* path : {"a.conf", "gen/b.conf", "sub/c.conf", "sub/gen/d.conf", "bad/e.conf", "bad/f.conf"}) s.Write(path);
  s.Write(".sparkvet.toml", "exclude = [\"gen/\"]\nrelease = \"3.5\"\n");
  s.Write("sub/.sparkvet.toml", "release = \"4.0\"\n");
  s.Write("bad/.sparkvet.toml", "relase = \"4.0\"\n");
  CHECK(Walked(s) == "a.conf project  sub/c.conf sub/gen/d.conf");
  Projects projects(TestPolicies(), {}, false);
  Walk walk({s.Path(), s.Path("sub/c.conf")}, {.excludes = {"bad"}, .stdin_name = {}}, projects);
  std::string releases;
  while (const auto found = walk.Next()) {
    if (found->project != nullptr) releases += found->project->settings.One("release")->value + ' ';
  }
  CHECK(releases == "3.5 4.0 4.0 4.0 ");
}

TEST_CASE("what a walk leaves out can be left out when it is named, too") {
  const Scratch s;
  s.Write("p/.sparkvet.toml", "exclude = [\"gen/\"]\n");
  for (const char* path : {"p/a.conf", "p/own.conf", "p/gen/b.conf"}) s.Write(path);
  s.Write("p/.sparkvetignore", "own.conf\n");
  Projects projects(TestPolicies(), {}, false);
  const std::vector<std::string> named = {s.Path("p/a.conf"), s.Path("p/own.conf"), s.Path("p/gen/b.conf")};
  for (const bool forced : {false, true}) {
    Walk walk(named, {.excludes = {}, .stdin_name = {}, .excludes_named = forced}, projects);
    std::string seen;
    while (const auto found = walk.Next()) seen += found->what == Found::What::kNamed ? "read " : "note ";
    // The last lies in a folder that a walk of its own folder would not know to be left out.
    CHECK(seen == (forced ? "read note read " : "read read read "));
  }
}

TEST_CASE("a work tree beside its repository has its excludes, too") {
  const Scratch s;
  s.Write("repository/worktrees/w/commondir", "../..\n");
  s.Write("repository/info/exclude", "out.conf\n");
  s.Write("w/.git", "gitdir: ../repository/worktrees/w\n");
  s.Write("w/out.conf");
  s.Write("w/in.conf");
  CHECK(Walked(s, "w") == "in.conf");
}

TEST_CASE("links are no loops, and a file is met once") {
  const Scratch s;
  s.Write("t/real.conf");
  s.Write("t/build.prod");
  s.Write("elsewhere/x.conf");
  s.Link("..", "t/sub/loop");
  s.Link("self", "t/self");
  s.Link("../real.conf", "t/sub/again.conf");
  s.Link("../build.prod", "t/sub/spark-defaults.conf");  // under its own name it would be no carrier
  s.Link("../../elsewhere/x.conf", "t/sub/one.conf");
  s.Link("../../elsewhere/x.conf", "t/sub/two.conf");
  s.Link("nowhere", "t/sub/gone.conf");
  s.Link("../../elsewhere", "t/sub/folder");
  CHECK(Walked(s, "t") == "build.prod real.conf note self note sub/gone.conf sub/one.conf sub/spark-defaults.conf");
  s.Write("t/.sparkvetignore", "/real.conf\n");
  CHECK(Walked(s, "t") == "build.prod note self sub/again.conf note sub/gone.conf sub/one.conf sub/spark-defaults.conf");
}

TEST_CASE("pipes are passed over, and what cannot be opened is said") {
  const Scratch s;
  s.Write("a.conf");
  REQUIRE(mkfifo(s.Path("pipe").c_str(), 0600) == 0);
  fs::create_directories(s.Path("shut"));
  REQUIRE(chmod(s.Path("shut").c_str(), 0) == 0);
  CHECK(Walked(s) == (geteuid() == 0 ? "a.conf" : "a.conf failure shut"));
  REQUIRE(chmod(s.Path("shut").c_str(), 0700) == 0);
  // Nor does a pipe in the place of a file with rules, or one that leads to an endless file, make us wait.
  for (const char* path : {".git", "sub/.gitignore", "sub/.sparkvetignore", "sub/.sparkvet.toml"}) {
    fs::create_directories(s.Path("sub"));
    REQUIRE(mkfifo(s.Path(path).c_str(), 0600) == 0);
  }
  s.Link("/dev/zero", "b/.sparkvetignore");
  s.Write("sub/a.conf");
  s.Write("c/.sparkvet.toml", "extends = \"/dev/zero\"\ndefaults = \"../pipe\"\n");
  s.Write("c/a.conf");
  CHECK(Walked(s) == "a.conf project  project  sub/a.conf");
}

TEST_CASE("a look reads what may matter, and says what else there is") {
  const Scratch s;
  const auto look = [&](const std::string& path, size_t most = size_t{1} << 30) { return LookInto(s.Path(path), most); };
  s.Write("small", "x spark y");
  CHECK(look("small").text == "x spark y");
  s.Write("none", "sparrow");
  CHECK(look("none").what == Look::What::kNothing);
  s.Write("binary", std::string_view("spark\0", 6));
  CHECK(look("binary").text == "it is binary");
  for (const size_t at : {size_t{65534}, size_t{65536}, size_t{200000}}) {  // also across two pieces
    const std::string text = std::string(at, 'k') + "spark" + std::string(70000, '.');
    s.Write("large", text);
    CHECK(look("large").text == text);
    CHECK(look("large", 70000).what == Look::What::kTooLarge);
  }
  s.Write("large", std::string(300000, 's'));
  CHECK(look("large").what == Look::What::kNothing);
  CHECK(look("gone").what == Look::What::kGone);
  s.Write("spark-defaults.conf", "");
  CHECK(look("spark-defaults.conf").what == Look::What::kText);
}

}  // namespace sparkvet::vet
