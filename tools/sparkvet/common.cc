#include "tools/sparkvet/common.h"

#include <algorithm>

#include "lib/spark/cluster_manager.h"
#include "lib/vet/files.h"

namespace sparkvet {
namespace {

base::Result<std::optional<vet::NamedText>> ReadNamed(const std::string& path) {
  if (path.empty()) return std::nullopt;
  base::Result<std::string> text = vet::ReadFile(path);
  if (!text) return std::unexpected(text.error());
  return vet::NamedText{path, std::move(*text)};
}

// "3.5": the releases that this sparkvet knows.
std::string KnownReleases(const spark::Catalogue& catalogue) {
  std::string out;
  for (const spark::ReleaseRecord& r : catalogue.releases()) out += (out.empty() ? "" : ", ") + r.line.ToString();
  return out;
}

}  // namespace

base::Result<vet::Options> ReadContext(const ContextOptions& options, const vet::Knowledge& knowledge) {
  vet::Options out;
  if (!options.release.empty()) {
    out.said.release = spark::ParseRelease(options.release);
    if (!out.said.release || !knowledge.catalogue.Knows(*out.said.release)) {
      return base::Fail("--release " + options.release + ": not a release known here (" + KnownReleases(knowledge.catalogue) + ')');
    }
    out.said.release_why = "--release " + options.release;
  }
  const auto releases = knowledge.catalogue.releases();
  const auto runs = [&](const spark::ReleaseRecord& r) { return spark::ClusterManagerOfConf(options.master, r.line).has_value(); };
  if (!options.master.empty() && std::none_of(releases.begin(), releases.end(), runs)) {
    return base::Fail("--master " + options.master + ": not a master URL; yarn, k8s://…, spark://…, local[…] are");
  }
  out.said.master = options.master;
  out.said.deploy_mode = options.deploy_mode;
  auto defaults = ReadNamed(options.defaults);
  if (!defaults) return std::unexpected(defaults.error());
  out.defaults = std::move(*defaults);
  auto properties = ReadNamed(options.properties_file);
  if (!properties) return std::unexpected(properties.error());
  out.properties_file = std::move(*properties);
  return out;
}

int EachInput(const InputOptions& input, const vet::Vetter& vetter, Console& console,
              const std::function<void(const vet::Vetted&, const std::string& path)>& take) {
  int status = kClean;
  const auto fail = [&](const std::string& line) {
    console.Say(line);
    status = kUsage;
  };
  if (!input.command.empty()) {
    const vet::Vetted vetted = vetter.VetCommand(input.command);
    if (vetted.recognised) take(vetted, "command line");
    else fail("'" + input.command.front() + "' is no program of Spark's: a command line starts with spark-submit or one of its wrappers");
  }
  const auto one = [&](const std::string& path, bool named) {
    base::Result<std::string> bytes = vet::ReadFile(path);
    if (!bytes) return fail(bytes.error().message);
    const std::string shown = path == "-" ? "<stdin>" : path;
    const vet::Vetted vetted = vetter.Vet(shown, std::move(*bytes));
    if (!vetted.recognised) {
      if (named) console.Say(shown + ": no Spark configuration found");
      return;
    }
    take(vetted, shown);
  };
  for (const std::string& path : input.paths) {
    if (path == "-" || !vet::IsDirectory(path)) {
      one(path, true);
      continue;
    }
    const base::Result<std::vector<std::string>> files = vet::FilesUnder(path);
    if (!files) {
      fail(files.error().message);
      continue;
    }
    for (const std::string& file : *files) one(file, false);
  }
  return status;
}

}  // namespace sparkvet
