#include "lib/carrier/formats.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/adapters.h"
#include "lib/carrier/batch_file.h"
#include "lib/carrier/code_file.h"
#include "lib/carrier/dockerfile.h"
#include "lib/carrier/embedded.h"
#include "lib/carrier/env_file.h"
#include "lib/carrier/hcl_file.h"
#include "lib/carrier/jenkinsfile.h"
#include "lib/carrier/json_file.h"
#include "lib/carrier/justfile.h"
#include "lib/carrier/makefile.h"
#include "lib/carrier/notebook.h"
#include "lib/carrier/oozie_workflow.h"
#include "lib/carrier/properties.h"
#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/set_twice.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/toml_file.h"
#include "lib/carrier/unit_file.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

// "named run.sh"
std::string Named(std::string_view path) { return "named " + std::string(path.substr(path.rfind('/') + 1)); }

// "named run.sh, says spark-submit"
std::string NamedAndSays(std::string_view path, std::string_view word) {
  constexpr std::string_view kNamed = "named ", kSays = ", says ";
  const std::string_view name = path.substr(path.rfind('/') + 1);
  std::string out;
  out.reserve(kNamed.size() + name.size() + kSays.size() + word.size());
  for (const std::string_view part : {kNamed, name, kSays, word}) out += part;
  return out;
}

// "line 3 sets spark.master"
std::string Sets(const SparkKeyLine& line) { return "line " + std::to_string(line.number) + " sets " + std::string(line.key); }

bool MayBeProperties(const FileName& name) { return base::IsOneOf(name.extension, {".conf", ".properties"}) || IsDefaultsFile(name); }

// Files of the Typesafe config library, in HOCON: application.conf, application-test.conf, reference.conf.
bool IsHoconName(const FileName& name) {
  return name.extension == ".conf" && (name.plain.starts_with("application") || name.plain == "reference.conf");
}

std::string IsProperties(const FileName& name, std::string_view text, const CarrierTables&) {
  if (name.plain.contains("spark-defaults.conf")) return Named(name.path);
  if (IsHoconName(name)) return {};
  const bool is_part_of_chart = name.extension.empty() && IsDefaultsFile(name);  // _spark-defaults.tpl
  if (!is_part_of_chart && !base::IsOneOf(name.extension, {".conf", ".properties"})) return {};
  if (!ReadsLikeProperties(text)) return {};
  return Named(name.path) + ", " + Sets(FirstSparkKeyLine(text));
}

std::vector<Fragment> ReadProperties(const text::SourceFile& source, text::FileId file,
                                     const CarrierTables&) {
  const Layer layer = IsDefaultsFile(source.path()) ? Layer::kDefaultsFile : Layer::kPropertiesFile;
  std::vector<Fragment> out;
  out.push_back(ParseProperties(source.text(), file, layer));
  NoteSetTwice(out.back());
  return out;
}

bool MayBeYaml(const FileName& name) { return base::IsOneOf(name.extension, {".yaml", ".yml"}) || IsNameless(name.path); }

bool MayBeJson(const FileName& name) { return base::IsOneOf(name.extension, {".json", ".jsonc"}) || IsNameless(name.path); }

// {" or [{ and the like: a text without a name that no other format starts with.
bool StartsLikeJson(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return false;
  const size_t second = text.find_first_not_of(kSpace, first + 1);
  return second != std::string_view::npos && std::string_view("\"{[").contains(text[second]) && !text.substr(first).starts_with("{{");
}

std::string IsJson(const FileName& name, std::string_view text, const CarrierTables& tables) {
  if (LooksBinary(text) || (IsNameless(name.path) && !StartsLikeJson(text)) || !IsMentioned(text, tables)) return {};
  return NamedAndSays(name.path, FirstTrace(text));
}

std::vector<Fragment> ReadJson(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  return ParseJsonFile(source.text(), file, tables);
}

bool MayBeToml(const FileName& name) { return name.extension == ".toml"; }

// A policy's examples are nobody's configuration, and bad on purpose.
std::string IsToml(const FileName& name, std::string_view text, const CarrierTables& tables) {
  if (LooksBinary(text) || !IsMentioned(text, tables) || IsPolicy(text)) return {};
  return NamedAndSays(name.path, FirstTrace(text));
}

std::vector<Fragment> ReadToml(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  return ParseTomlFile(source.text(), file, tables);
}

// "conf:", "run: |" or "- x", which no properties file and hardly a script has.
bool HasYamlLine(std::string_view text) {
  for (const std::string_view line : base::Split(text, '\n')) {
    const std::string_view bare = base::TrimBlanks(line);
    if (bare.starts_with("- ") || bare.starts_with("---") || (bare.ends_with(':') && !bare.starts_with('#'))) return true;
    if (bare.ends_with(": |") || bare.ends_with(": >") || bare.ends_with(": |-") || bare.ends_with(": >-")) return true;
  }
  return false;
}

std::string IsYaml(const FileName& name, std::string_view text, const CarrierTables& tables) {
  if (LooksBinary(text) || !IsMentioned(text, tables)) return {};
  // "spark.master: yarn" without a name is a line of properties, and "spark-submit app.py" a command.
  const auto is_another = [&] { return ReadsLikeProperties(text) || StartsLikeShell(text) || FirstCommandLine(text, tables.submit).number != 0; };
  if (IsNameless(name.path) && is_another() && !HasYamlLine(text)) return {};
  return NamedAndSays(name.path, FirstTrace(text));
}

std::vector<Fragment> ReadYaml(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  return ParseYamlStream(source.text(), file, tables);
}

// A script has any name or none; what is written in another language never is one.
bool MayBeShell(const FileName& name) { return name.extension == ".sh" || !IsOtherLanguage(name.extension); }

// Files without an extension may hold a command; documents and sources may too, but with
// placeholders and in strings, where reading them as shell would invent mistakes.
std::string IsShell(const FileName& name, std::string_view text, const CarrierTables& tables) {
  const std::string_view word = FirstTrace(text);
  if (word.empty() || LooksBinary(text)) return {};
  if (IsShellName(name)) return NamedAndSays(name.path, word);
  if (StartsLikeShell(text)) return std::string(base::TrimBlanks(text.substr(0, text.find_first_of("\r\n")))) + ", says " + std::string(word);
  if (!name.extension.empty() || text.starts_with("#!")) return {};
  const CommandLine command = FirstCommandLine(text, tables.submit);
  return command.number == 0 ? std::string() : "line " + std::to_string(command.number) + " runs " + std::string(command.program);
}

// A properties file that a script writes is named with the place that writes it.
std::vector<Fragment> Named(std::vector<Fragment> fragments, const text::SourceFile& source) {
  for (Fragment& f : fragments) {
    if (f.kind != Kind::kProperties || f.settings.empty()) continue;
    f.title += " written by " + source.path() + ':' + std::to_string(source.Locate(f.settings.front().key_span.begin).line);
  }
  return fragments;
}

std::vector<Fragment> ReadShell(const text::SourceFile& source, text::FileId file,
                                const CarrierTables& tables) {
  const auto read_document = [&](const Word& text) { return ParseDocumentText(text, tables); };
  return Named(ParseShell(source.text(), file, tables.submit, read_document), source);
}

// Dockerfiles, makefiles and justfiles, by their names.
template <bool (*IsNamed)(const FileName&)>
std::string IsByName(const FileName& name, std::string_view text, const CarrierTables&) {
  const std::string_view word = FirstTrace(text);
  return word.empty() || LooksBinary(text) || !IsNamed(name) ? std::string() : NamedAndSays(name.path, word);
}

template <std::vector<Fragment> (*Parse)(std::string_view, text::FileId, const SubmitOptions&)>
std::vector<Fragment> ReadWith(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  // What runs there has an environment of its own.
  if (tables.submit.environment == nullptr) return Named(Parse(source.text(), file, tables.submit), source);
  SubmitOptions options = tables.submit;
  options.environment = nullptr;
  return Named(Parse(source.text(), file, options), source);
}

std::string IsPipeline(const FileName& name, std::string_view text, const CarrierTables&) {
  const std::string_view word = FirstTrace(text);
  return word.empty() || LooksBinary(text) || !IsJenkinsfile(name, text) ? std::string() : NamedAndSays(name.path, word);
}

std::vector<Fragment> ReadPipeline(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  SubmitOptions options = tables.submit;
  options.environment = nullptr;
  const auto read_document = [&](const Word& text) { return ParseDocumentText(text, tables); };
  return Named(ParseJenkinsfile(source.text(), file, options, read_document), source);
}

std::string IsOozie(const FileName& name, std::string_view text, const CarrierTables&) {
  return text.contains(kOozieSpark) && !LooksBinary(text) ? NamedAndSays(name.path, kOozieSpark) : std::string();
}

std::vector<Fragment> ReadOozie(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  return ParseOozieWorkflow(source.text(), file, tables.submit);
}

// What such a file says of Spark's is a command, or what PySpark hands to one.
bool SaysCommand(std::string_view text, const CarrierTables& tables) {
  return !LooksBinary(text) && (tables.submit.IsMentioned(text) || text.contains(kPysparkArguments));
}

std::string IsHcl(const FileName& name, std::string_view text, const CarrierTables& tables) {
  return LooksBinary(text) || !IsMentioned(text, tables) ? std::string() : NamedAndSays(name.path, FirstTrace(text));
}

std::vector<Fragment> ReadHcl(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  return ParseHclFile(FileName(source.path()), source.text(), file, tables);
}

std::string IsUnit(const FileName& name, std::string_view text, const CarrierTables& tables) {
  return IsUnitFile(name, text) && SaysCommand(text, tables) ? NamedAndSays(name.path, FirstTrace(text)) : std::string();
}

std::vector<Fragment> ReadUnit(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  return ParseUnitFile(FileName(source.path()), source.text(), file, tables.submit);
}

std::string IsEnv(const FileName& name, std::string_view text, const CarrierTables& tables) {
  return text.contains(kPysparkArguments) && SaysCommand(text, tables) ? NamedAndSays(name.path, kPysparkArguments) : std::string();
}

std::vector<Fragment> ReadEnv(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  return ParseEnvFile(source.text(), file, tables.submit);
}

std::string IsBatch(const FileName& name, std::string_view text, const CarrierTables& tables) {
  return SaysCommand(text, tables) ? NamedAndSays(name.path, FirstTrace(text)) : std::string();
}

std::vector<Fragment> ReadBatch(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  return ParseBatchFile(source.text(), file, tables.submit);
}

// Programs, by their names.
template <Language language>
struct Code {
  static bool MayBe(const FileName& name) {
    constexpr std::string_view kExtensions[] = {".py", ".scala", ".java", ".kt"};
    return name.extension == kExtensions[static_cast<size_t>(language)];
  }
  static std::string Is(const FileName& name, std::string_view text, const CarrierTables& tables) {
    if (LooksBinary(text) || IsTestSource(name.path)) return {};
    const std::string_view word = FirstInCode(text, tables);
    return word.empty() ? std::string() : NamedAndSays(name.path, word);
  }
  static std::vector<Fragment> Read(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
    return ParseCodeFile(source.text(), file, language, tables);
  }
};
std::string IsNotebook(const FileName& name, std::string_view text, const CarrierTables& tables) {
  const std::string_view word = LooksBinary(text) ? std::string_view() : FirstInCode(text, tables);
  return word.empty() ? std::string() : NamedAndSays(name.path, word);
}

std::vector<Fragment> ReadNotebook(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  return ParseNotebook(source.text(), file, tables);
}

template <Language language>
constexpr Format CodeFormat(std::string_view name) {
  return {name, Code<language>::MayBe, Code<language>::Is, Code<language>::Read};
}

// Last, when a nameless text is neither a manifest nor a command.
std::string IsNamelessProperties(const FileName&, std::string_view text, const CarrierTables&) {
  return ReadsLikeProperties(text) ? Sets(FirstSparkKeyLine(text)) : std::string();
}

constexpr Format kFormats[] = {
    {"properties", MayBeProperties, IsProperties, ReadProperties},
    {"json", MayBeJson, IsJson, ReadJson},
    {"yaml", MayBeYaml, IsYaml, ReadYaml},
    {"dockerfile", IsDockerfileName, IsByName<IsDockerfileName>, ReadWith<ParseDockerfile>},
    {"makefile", IsMakefileName, IsByName<IsMakefileName>, ReadWith<ParseMakefile>},
    {"justfile", IsJustfileName, IsByName<IsJustfileName>, ReadWith<ParseJustfile>},
    {"jenkinsfile", MayBeJenkinsfile, IsPipeline, ReadPipeline},
    {"toml", MayBeToml, IsToml, ReadToml},
    {"oozie", [](const FileName& name) { return name.extension == ".xml"; }, IsOozie, ReadOozie},
    {"unit", MayBeUnitFile, IsUnit, ReadUnit},
    {"env", IsEnvFileName, IsEnv, ReadEnv},
    {"batch", IsBatchFileName, IsBatch, ReadBatch},
    CodeFormat<Language::kPython>("python"),
    CodeFormat<Language::kScala>("scala"),
    CodeFormat<Language::kJava>("java"),
    CodeFormat<Language::kKotlin>("kotlin"),
    {"notebook", [](const FileName& name) { return name.extension == ".ipynb"; }, IsNotebook, ReadNotebook},
    {"shell", MayBeShell, IsShell, ReadShell},
    {"hcl", IsHclFileName, IsHcl, ReadHcl},
    {"properties", [](const FileName& name) { return IsNameless(name.path); }, IsNamelessProperties, ReadProperties},
};

}  // namespace

std::span<const Format> Formats() { return kFormats; }

const Format* FormatNamed(std::string_view name) {
  for (const Format& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::string FormatNames() {
  std::vector<std::string> names;
  for (const Format& f : kFormats) {
    if (&f == FormatNamed(f.name)) names.emplace_back(f.name);
  }
  return base::Join(names, ", ");
}

bool MayCarry(std::string_view path) {
  const FileName name(path);
  return std::any_of(std::begin(kFormats), std::end(kFormats), [&](const Format& f) { return f.may_be(name); });
}

bool HasTrace(std::string_view text) { return FindTrace(text) != std::string_view::npos; }

bool NameHasTrace(std::string_view path) { return HasTrace(path.substr(path.rfind('/') + 1)); }

std::string WhyWithoutTrace(std::string_view text) {
  return text.empty() ? "it is empty" : LooksBinary(text) ? "it is binary" : "spark is not mentioned in it";
}

Recognition Recognise(std::string_view path, std::string_view text, const CarrierTables& tables) {
  if (!HasTrace(text) && !NameHasTrace(path)) return {nullptr, WhyWithoutTrace(text)};
  const FileName name(path);
  bool may_carry = false;
  for (const Format& format : kFormats) {
    if (!format.may_be(name)) continue;
    may_carry = true;
    if (std::string why = format.recognises(name, text, tables); !why.empty()) return {&format, std::move(why)};
  }
  if (!may_carry) return {nullptr, "no format has files of that name"};
  if (LooksBinary(text)) return {nullptr, "it is binary"};
  if (IsTestSource(path)) return {nullptr, "it is the source of a test"};
  if (IsPolicy(text)) return {nullptr, "it is a policy; sparkvet test runs its examples"};
  return {nullptr, "it mentions spark, but reads like none of its configuration"};
}

std::vector<Fragment> Parse(const text::SourceSet& sources, text::FileId file,
                            const CarrierTables& tables) {
  const text::SourceFile& source = sources[file];
  const Format* format = Recognise(source.path(), source.text(), tables).format;
  return format ? format->parse(source, file, tables) : std::vector<Fragment>();
}

}  // namespace sparkvet::carrier
