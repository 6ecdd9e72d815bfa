#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <string>
#include <system_error>

#include "lib/base/strings.h"
#include "lib/report/unified_diff.h"
#include "lib/vet/files.h"
#include "lib/vet/fix.h"
#include "lib/vet/write_file.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {
namespace {

// "jobs/a.conf:3:1: "
std::string Place(const std::string& path, const vet::FixNote& note) {
  return base::Printable(path) + ':' + std::to_string(note.place.line) + ':' + std::to_string(note.place.column) + ": ";
}

// "spark.a is now spark.b [renamed-key]"
std::string Change(const vet::FixNote& note) {
  return base::Printable(note.before) + (note.after.empty() ? " is taken away" : " is now " + base::Printable(note.after)) + " [" + note.rule + ']';
}

// One run of `fix`.
class Run {
 public:
  Run(const FixOptions& options, Console& console)
      : options_(options), console_(console), is_stdin_(options.input.paths.front() == "-") {}

  void Take(const vet::Vetted& vetted, const std::string& path) {
    status_ = std::max(status_, SayProblems(vetted, console_));
    const vet::Fixed fixed = vet::Fix(vetted, options_.unsafe ? vet::Guesses::kMake : vet::Guesses::kLeave);
    const bool has_any = !fixed.made.empty() || !fixed.guesses.empty() || !fixed.unproved.empty();
    if (has_any && !is_stdin_ && !IsNew(path)) return;
    guesses_ += fixed.guesses.size();
    for (const vet::FixNote& note : fixed.unproved) {
      console_.Remark(Place(path, note) + "left as it is [" + note.rule + "]: " + note.why);
    }
    const std::string_view was = vetted.sources[0].text();
    if (options_.diff) console_.Out(report::UnifiedDiff(path, was, fixed.edits, console_.style()));
    else if (is_stdin_) console_.Out(fixed.text);
    else if (!fixed.made.empty() && !Write(path, was, fixed)) return;
    if (fixed.made.empty()) return;
    made_ += fixed.made.size();
    ++files_;
  }

  int Finish() {
    const std::string fixes = std::to_string(made_) + (made_ == 1 ? " fix" : " fixes") + (options_.diff ? " would be made in " : " in ") + base::Count(files_, "file");
    const std::string guesses = guesses_ == 1 ? "; --unsafe makes a guess, too" : guesses_ > 1 ? "; --unsafe makes " + std::to_string(guesses_) + " guesses, too" : "";
    console_.Remark((made_ == 0 ? "nothing to mend" : fixes) + guesses);
    return std::max(status_, options_.diff && made_ > 0 ? kFindings : kClean);
  }

  // Standard input without anything of Spark's is what it was.
  void Pass(const vet::Vetted& vetted) {
    if (is_stdin_ && !options_.diff) console_.Out(vetted.sources[0].text());
  }

 private:
  // A file may be reached by several paths, and is mended once.
  bool IsNew(const std::string& path) {
    std::error_code error;
    const std::filesystem::path real = std::filesystem::canonical(path, error);
    return error || seen_.insert(real).second;
  }

  // Unless somebody else has written the file meanwhile.
  bool Write(const std::string& path, std::string_view was, const vet::Fixed& fixed) {
    const auto fail = [&](const std::string& why) {
      console_.Say(why);
      status_ = std::max(status_, kUsage);
      return false;
    };
    const base::Result<std::string> is = vet::ReadFile(path);
    if (!is) return fail(is.error().message);
    if (*is != was) return fail(path + ": has changed meanwhile, and is left as it is");
    if (!vet::ReplaceFile(path, fixed.text)) return fail(path + ": " + std::strerror(errno));
    for (const vet::FixNote& note : fixed.made) console_.Out(Place(path, note) + Change(note) + '\n');
    return true;
  }

  const FixOptions& options_;
  Console& console_;
  bool is_stdin_;
  std::set<std::filesystem::path> seen_;  // with something to mend
  size_t made_ = 0, files_ = 0, guesses_ = 0;
  int status_ = kClean;
};

}  // namespace

int RunFix(const FixOptions& options, vet::Policies& policies, Console& console) {
  if (options.quiet) console.BeQuiet();
  const std::vector<std::string>& paths = options.input.paths;
  if (!options.input.command.empty()) return console.Refuse("fix is for files: a command line is yours to change");
  if (paths.empty()) return console.Refuse("nothing to fix: name files or directories");
  const bool has_stdin = std::ranges::find(paths, "-") != paths.end();
  if (has_stdin && paths.size() > 1) return console.Refuse("- is mended to standard output, so it must be the only path");
  base::Result<vet::Options> context = ReadContext(options.context, policies.knowledge(), HowMany::kSeveral);
  if (!context) return console.Refuse(context.error().message);
  context->max_per_rule = 0;  // what is not told cannot be mended
  context->suppressions.today = Today();
  Run run(options, console);
  const int read_status = EachInput(options.input, policies, *context, console,
                                    [&](vet::Vetted& vetted, const std::string& path) { run.Take(vetted, path); },
                                    [&](const vet::Vetted& vetted) { run.Pass(vetted); });
  return std::max(run.Finish(), read_status);
}

}  // namespace sparkvet
