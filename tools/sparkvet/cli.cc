#include "tools/sparkvet/cli.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/edit_distance.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/submit_options.h"
#include "lib/image/builtin.h"
#include "lib/report/outputs.h"
#include "lib/report/resolution.h"
#include "lib/vet/baseline.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {
namespace {

struct OutputOptions {
  std::string colour = "auto";
  std::string output_file;
};

// Everything that any verb may be given.
struct Words {
  OutputOptions output;
  std::vector<std::string> policies;
  CheckOptions check;
  BaselineOptions baseline;
  DiffOptions diff;
  FixOptions fix;
  ResolveOptions resolve;
  ExplainOptions explain;
  RulesOptions rules;
  TestOptions test;
  ConfigOptions config;
};

// ---- options, by group ----------------------------------------------------------------------------------------

void AddContext(CLI::App& app, ContextOptions& context) {
  const auto* const group = "Context";
  app.add_option("--release", context.release, "Spark release to judge by: 3.5; check takes several: 3.2..4.0, >=3.2, 3.5,4.1; default: what the input says, else the newest")->group(group);
  app.add_option("--master", context.master, "master URL: yarn, k8s://…, spark://…, local[…]; default: what the input says")->group(group);
  app.add_option("--deploy-mode", context.deploy_mode, "client or cluster")->check(CLI::IsMember({"client", "cluster"}))->group(group);
  app.add_option("--platform", context.platform, "whose Spark it is: apache, databricks, dataproc, dataproc-serverless, emr; default: nothing is assumed")->type_name("NAME")->group(group);
  app.add_option("--env", context.environment, "a variable of the job's environment, for ${env:NAME} and $NAME in scripts; others are unknown")->type_name("NAME=VALUE")->allow_extra_args(false)->group(group);
  app.add_option("--defaults", context.defaults, "the spark-defaults.conf under the input")->type_name("FILE")->group(group);
  app.add_option("--properties-file", context.properties_file, "the properties file under the input; replaces the defaults")->type_name("FILE")->group(group);
}

// What is looked at.
void AddInput(CLI::App& app, InputOptions& input) {
  const auto* const group = "Input";
  app.add_option("path", input.paths, "files and directories; - is standard input")->type_name("PATH");
  app.add_option("--exclude", input.excludes, "leave out what matches, as a line of .sparkvetignore would; several times")->type_name("GLOB")->allow_extra_args(false)->group(group);
  app.add_flag("--force-exclude", input.force_exclude, "leave out named files, too, if a walk would: for hooks that name every file")->group(group);
  app.add_option("--kind", input.kind, "the format of the named files, whatever they look like: " + carrier::FormatNames())->type_name("FORMAT")->group(group);
  app.add_option("--stdin-filename", input.stdin_filename, "read - as the file of that name")->type_name("PATH")->group(group);
  app.add_option("--jobs,-j", input.jobs, "threads; default: one a processor")->check(CLI::Range(1U, 256U))->type_name("N")->group(group);
}

// The project files that hold for it.
void AddProject(CLI::App& app, InputOptions& input) {
  const auto* const group = "Project";
  app.add_option("--config", input.config, "the project file for everything; default: the nearest .sparkvet.toml upward")->type_name("FILE")->group(group);
  app.add_flag("--isolated", input.isolated, "no project file")->group(group);
}

// All of that, for verbs that look at jobs.
void AddJobs(CLI::App& app, InputOptions& input, ContextOptions& context) {
  AddInput(app, input);
  AddProject(app, input);
  AddContext(app, context);
}

void AddPolicies(CLI::App& app, Words& w) {
  app.add_option("--policy", w.policies, "a file with rules of your own, beside those that the project file names; several times")->type_name("FILE")->allow_extra_args(false)->group("Project");
}

void AddQuiet(CLI::App& app, bool& quiet) { app.add_flag("-q,--quiet", quiet, "nothing on standard error but what fails")->group("Output"); }

void AddOutput(CLI::App& app, OutputOptions& output) {
  app.add_option("--color", output.colour, "colours: auto, always, never")->check(CLI::IsMember({"auto", "always", "never"}))->group("Output");
  app.add_option("--output-file", output.output_file, "write there instead of standard output")->type_name("FILE")->group("Output");
}

// "text, short, …; with =FILE to a file; may be given several times".
std::string Formats() {
  std::string out;
  for (const report::OutputFormat& format : report::OutputFormats()) out += (out.empty() ? "" : ", ") + std::string(format.name);
  return out + "; to FILE, or to standard output; several at once";
}

void AddCheck(CLI::App& app, Words& w) {
  AddInput(app, w.check.input);
  AddProject(app, w.check.input);
  AddPolicies(app, w);
  app.add_flag("--list", w.check.input.list, "only say which files hold configuration, in which format, and why")->group("Input");
  AddContext(app, w.check.context);
  app.add_option("--format", w.check.formats, Formats())->type_name("FORMAT[=FILE]")->allow_extra_args(false)->group("Output");
  app.add_flag("--timestamps", w.check.timestamps, "with --format driver: each line of the log with its time, as on a terminal")->group("Output");
  app.add_option("--fail-on", w.check.fail_on, "exit 1 from this severity on; default: error, or what the project file says")->check(CLI::IsMember({"error", "warning", "info"}))->group("Output");
  app.add_flag("--statistics", w.check.statistics, "how often each rule fired, in place of the findings")->group("Output");
  AddQuiet(app, w.check.quiet);
  app.add_flag("--exit-zero", w.check.exit_zero, "exit 0 whatever is found")->group("Output");
  app.add_flag("--no-suppressions", w.check.no_suppressions, "comments leave nothing out: for a gate")->group("Comments");
  app.add_flag("--require-reason", w.check.require_reason, "a comment that leaves findings out must say why")->group("Comments");
  app.add_flag("--show-suppressed", w.check.show_suppressed, "show what comments left out, too; it still does not count")->group("Comments");
  app.add_option("--baseline", w.check.baseline, "leave out the findings that stand in FILE; sparkvet baseline writes it")->type_name("FILE")->group("Output");
  app.add_option("--max-per-rule", w.check.max_per_rule, "findings shown of one rule in one configuration; 0 = all")->type_name("N")->group("Output");
  app.footer("Behind -- stands a command line:  sparkvet check -- spark-submit --master yarn app.py");
}

void AddBaseline(CLI::App& app, Words& w) {
  app.add_option("action", w.baseline.action, "write all that is found now, or prune what is found no more")
      ->type_name("write|prune")->check(CLI::IsMember({"write", "prune"}))->required();
  AddJobs(app, w.baseline.input, w.baseline.context);
  AddPolicies(app, w);
  app.add_option("--baseline", w.baseline.file, "the file; default: what the project file says, else " + std::string(vet::kBaselineFile))->type_name("FILE")->group("Output");
  AddQuiet(app, w.baseline.quiet);
}

void AddDiff(CLI::App& app, Words& w) {
  AddJobs(app, w.diff.input, w.diff.context);
  AddPolicies(app, w);
  app.add_option("--from", w.diff.from, "the release before; with --to, in place of two files")->type_name("RELEASE")->group("Context");
  app.add_option("--to", w.diff.to, "the release after")->type_name("RELEASE")->group("Context");
  app.add_option("--format", w.diff.format, "text, or json: an object a line")->check(CLI::IsMember({"text", "json"}))->type_name("FORMAT")->group("Output");
  app.add_flag("--all", w.diff.all, "with the defaults of what nobody set")->group("Output");
  app.add_option("--prefix", w.diff.prefix, "only settings whose keys start so")->group("Output");
  AddQuiet(app, w.diff.quiet);
  app.footer("sparkvet diff BEFORE AFTER compares two files, sparkvet diff --from 3.3 --to 4.1 PATH... the same ones on two releases.");
}

void AddFix(CLI::App& app, Words& w) {
  AddJobs(app, w.fix.input, w.fix.context);
  AddPolicies(app, w);
  app.add_flag("--diff", w.fix.diff, "change nothing, and show what would be changed: exit 1 where there is anything")->group("Output");
  app.add_flag("--unsafe", w.fix.unsafe, "also what is a guess: the key that was probably meant")->group("Output");
  AddQuiet(app, w.fix.quiet);
  app.footer("Changes the files; with - for a path, standard input to standard output.");
}

void AddResolve(CLI::App& app, Words& w) {
  AddJobs(app, w.resolve.input, w.resolve.context);
  const auto formats = report::ResolutionFormats();
  app.add_option("--format", w.resolve.format, "text; json; properties, a file that Spark reads back; submit, a command")
      ->check(CLI::IsMember(std::vector<std::string>(formats.begin(), formats.end())))->type_name("FORMAT")->group("Output");
  app.add_flag("--all", w.resolve.all, "with the defaults of what nobody set")->group("Output");
  app.add_option("--prefix", w.resolve.prefix, "only keys that start so, with the defaults of those that nobody set")->group("Output");
  app.footer("Behind -- stands a command line:  sparkvet resolve -- spark-submit --master yarn app.py");
}

void AddExplain(CLI::App& app, Words& w) {
  app.add_option("what", w.explain.words, "keys, then files in which to look them up")->type_name("KEY… [PATH…]")->required();
  AddProject(app, w.explain.input);
  AddContext(app, w.explain.context);
}

void AddRules(CLI::App& app, Words& w) {
  app.add_option("id", w.rules.ids, "rules to show in full; none lists all")->type_name("ID");
  AddProject(app, w.rules.input);
  AddPolicies(app, w);
}

void AddTest(CLI::App& app, Words& w) {
  app.add_option("file", w.test.files, "policies; none: those that the project file names")->type_name("FILE");
  AddProject(app, w.test.input);
  AddQuiet(app, w.test.quiet);
  app.footer("Each bad example must make its rule speak, each good one must not: exit 1 where that is not so.");
}

void AddConfig(CLI::App& app, Words& w) {
  app.add_option("action", w.config.action, "show what holds for a path, init a project file in a folder, or print the schema of project files")
      ->type_name("show|init|schema")->check(CLI::IsMember({"show", "init", "schema"}))->required();
  app.add_option("path", w.config.path, "a file or folder; default: this folder")->type_name("PATH");
  app.add_flag("--origin", w.config.origin, "with show: who says each")->group("Output");
  AddProject(app, w.config.input);
}

void AddNothing(CLI::App& app, Words&) {
  app.footer("Reads requests from standard input: {\"id\":1,\"release\":\"3.5.9\",\"conf\":{\"spark.master\":\"yarn\"}}");
}

// ---- verbs ----------------------------------------------------------------------------------------------------

int Check(Words& w, vet::Policies& p, Console& c) { return RunCheck(w.check, p, c); }
int Baseline(Words& w, vet::Policies& p, Console& c) { return RunBaseline(w.baseline, p, c); }
int Diff(Words& w, vet::Policies& p, Console& c) { return RunDiff(w.diff, p, c); }
int Fix(Words& w, vet::Policies& p, Console& c) { return RunFix(w.fix, p, c); }
int Resolve(Words& w, vet::Policies& p, Console& c) { return RunResolve(w.resolve, p, c); }
int Explain(Words& w, vet::Policies& p, Console& c) { return RunExplain(w.explain, p, c); }
int Rules(Words& w, vet::Policies& p, Console& c) { return RunRules(w.rules, p, c); }
int Test(Words& w, vet::Policies& p, Console& c) { return RunTest(w.test, p, c); }
int Config(Words& w, vet::Policies& p, Console& c) { return RunConfig(w.config, p, c); }
int Batch(Words&, vet::Policies& p, Console& c) { return RunBatch(p.knowledge(), c); }

struct Verb {
  const char* name;
  const char* summary;
  void (*add_options)(CLI::App&, Words&);
  int (*run)(Words&, vet::Policies&, Console&);
  bool prints = true;  // something on standard output
};

constexpr Verb kVerbs[] = {
    {"check", "Vet Spark configuration: will it start, which settings count, what would an expert change", AddCheck, Check},
    {"baseline", "Write down what is found now, so that check tells only what is new", AddBaseline, Baseline, false},
    {"diff", "Compare two files, or files on two releases: what starts, what is read, what is said", AddDiff, Diff},
    {"fix", "Mend what can be mended, with proof; or show how", AddFix, Fix},
    {"resolve", "Print the effective settings, who set them and whom they beat", AddResolve, Resolve},
    {"explain", "Explain keys: type and default, and how files come to their values", AddExplain, Explain},
    {"rules", "List the rules, or show some in full", AddRules, Rules},
    {"test", "Run the examples of rules of your own", AddTest, Test},
    {"config", "Show what project files say of a path, or begin one", AddConfig, Config},
    {"batch", "Answer one JSON request a line from standard input", AddNothing, Batch},
};

const Verb* FindVerb(std::string_view name) {
  for (const Verb& v : kVerbs) {
    if (v.name == name) return &v;
  }
  return nullptr;
}

std::string Usage() {
  std::string out =
      "sparkvet vets Apache Spark job configuration before the job is submitted.\n\n"
      "usage: sparkvet [VERB] [OPTIONS] [PATH…]\n\nverbs:\n";
  for (const Verb& v : kVerbs) {
    const std::string name = v.name;
    out += "  " + name + std::string(10 - name.size(), ' ') + v.summary + '\n';
  }
  return out +
         "\nWithout a verb, check. sparkvet VERB --help tells the options of a verb, sparkvet --version the version.\n"
         "Exit codes: 0 clean, 1 findings, 2 usage or unreadable file, 3 input that cannot be parsed, 4 a bug of sparkvet.\n";
}

// ---- the command line -------------------------------------------------------------------------------------------

bool WantsColour(const OutputOptions& output) {
  if (output.colour != "auto") return output.colour == "always";
  const char* const no_color = std::getenv("NO_COLOR");
  const bool refused = (no_color != nullptr && *no_color != '\0') || std::getenv("CI") != nullptr;
  return output.output_file.empty() && !refused && isatty(STDOUT_FILENO) != 0;
}

// The option most like one that does not exist.
std::string Nearest(const CLI::App& app, const std::string& wrong) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  const std::string word = wrong.substr(0, wrong.find('='));
  base::NearestWord nearest(word, 3);
  for (const std::string& name : names) nearest.Offer(name);
  return std::string(nearest.found());
}

int UsageError(const CLI::App& app, const std::string& verb, const std::string& what, const std::vector<std::string>& words) {
  std::string line = what;
  for (const std::string& word : words) {
    if (!word.starts_with("--") || !what.contains(word)) continue;
    if (const std::string nearest = Nearest(app, word); !nearest.empty() && nearest != word) line += "; did you mean " + nearest + '?';
    break;
  }
  for (char& c : line) c = c == '\n' ? ' ' : c;
  Console("", report::Style()).Say(line + " (sparkvet " + verb + " --help)");
  return kUsage;
}

// What stands behind a lone "--": a command line if it starts with a program of Spark's, else paths.
void TakeBehindDashes(const std::vector<std::string>& behind, const vet::Knowledge& knowledge, InputOptions& input) {
  if (behind.empty()) return;
  const bool path = !knowledge.carriers.submit.Program(behind.front()) && access(behind.front().c_str(), F_OK) == 0;
  std::vector<std::string>& target = path ? input.paths : input.command;
  target.insert(target.end(), behind.begin(), behind.end());
}

}  // namespace

int Main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    Console console("", report::Style());
    if (words.empty()) {
      console.Say("nothing to check: name files or directories (sparkvet --help)");
      return kUsage;
    }
    console.Out(Usage());
    return console.Finish() ? kClean : kUsage;
  }
  if (words[0] == "--version") {
    Console console("", report::Style());
    const int status = RunVersion(vet::Knowledge(image::BuiltIn()), console);
    return console.Finish() ? status : kUsage;
  }

  // Only the verb that is meant is set up: describing options costs more than vetting a small file.
  const Verb* verb = FindVerb(words[0]);
  if (verb != nullptr) words.erase(words.begin());
  else verb = FindVerb("check");
  std::vector<std::string> behind;
  if (const auto dashes = std::find(words.begin(), words.end(), "--"); dashes != words.end()) {
    behind.assign(dashes + 1, words.end());
    words.erase(dashes, words.end());
  }

  Words options;
  CLI::App app(verb->summary, std::string("sparkvet ") + verb->name);
  verb->add_options(app, options);
  if (verb->prints) AddOutput(app, options.output);
  try {
    std::vector<std::string> reversed(words.rbegin(), words.rend());  // as CLI11 wants them
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    Console console("", report::Style());
    console.Out(app.help());
    return console.Finish() ? kClean : kUsage;
  } catch (const CLI::ParseError& error) {
    return UsageError(app, verb->name, error.what(), words);
  }

  const vet::Knowledge built_in(image::BuiltIn());
  for (InputOptions* input : {&options.check.input, &options.baseline.input, &options.diff.input, &options.fix.input, &options.resolve.input, &options.explain.input}) {
    TakeBehindDashes(behind, built_in, *input);
  }
  Console console(options.output.output_file, report::Style(WantsColour(options.output)));
  vet::Policies named(built_in);
  const vet::WithPolicies& with = named.With(options.policies);
  for (const std::string& error : with.errors) console.Tell(error);
  if (!with.errors.empty()) return kUsage;
  vet::Policies policies(*with.knowledge);
  const int status = verb->run(options, policies, console);
  return console.Finish() ? status : std::max(status, kUsage);
}

}  // namespace sparkvet
