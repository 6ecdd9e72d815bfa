#include "lib/carrier/compile.h"

#include <algorithm>
#include <string>

#include "lib/carrier/compile_manifest.h"
#include "lib/carrier/compile_maps.h"
#include "lib/carrier/records.h"
#include "lib/carrier/toml_reader.h"

namespace sparkvet::carrier {
namespace {

// All rows of all files, until they are put into the image.
class Compiler {
 public:
  explicit Compiler(image::Writer& writer) : writer_(writer), words_(writer), manifests_(writer, words_), maps_(writer, words_) {}

  void Read(const TomlFile& file) {
    const TomlReader in(file);
    if (in.root().contains("manifest")) {
      manifests_.Read(in);
    } else if (in.root().contains("maps")) {
      maps_.Read(in);
    } else if (in.root().contains("commands")) {
      ReadCommands(in);
    } else if (in.root().contains("code")) {
      ReadCode(in);
    } else if (in.root().contains("service")) {
      ReadServices(in);
    } else {
      ReadSubmit(in);
    }
  }

  void Put() {
    std::sort(names_.begin(), names_.end(),
              [](const Named& a, const Named& b) { return a.text < b.text; });
    std::vector<NameRecord> names;
    for (const Named& n : names_) names.push_back({writer_.Text(n.text), n.option});
    writer_.Put(kOptionTag, options_);
    writer_.Put(kOptionNameTag, names);
    writer_.Put(kProgramTag, programs_);
    writer_.Put(kMixedClassTag, classes_);
    writer_.Put(kWrapperTag, wrappers_);
    writer_.Put(kServiceTag, services_);
    writer_.Put(kCodeTag, code_);
    writer_.Put(kCommandsTag, commands_);
    writer_.Put(kEnvironmentTag, environments_);
    writer_.Put(kCommandPairTag, pairs_);
    writer_.Put(kCommandSequenceTag, sequences_);
    writer_.Put(kCommandStepTag, steps_);
    manifests_.Put();
    maps_.Put();
    writer_.Put(kCarrierWordTag, words_.all());
  }

 private:
  struct Named {
    std::string text;
    uint32_t option;
  };

  template <class T>
  static uint32_t Size(const std::vector<T>& v) {
    return static_cast<uint32_t>(v.size());
  }

  void AddName(const TomlReader& in, const toml::table& t, const std::string& name) {
    for (const Named& n : names_) {
      if (n.text == name) in.Fail(t.source(), "the option '" + name + "' is there twice");
    }
    names_.push_back({name, Size(options_)});
  }

  void ReadOption(const TomlReader& in, const toml::table& t) {
    in.Allow(t, {"name", "aliases", "takes", "releases", "telling", "property", "launcher", "ends", "onlyLauncher", "addsUp"});
    AddName(in, t, in.Text(t, "name"));
    for (const std::string& alias : in.Texts(t, "aliases")) AddName(in, t, alias);
    OptionRecord record{};
    record.name = writer_.Text(in.Text(t, "name"));
    record.property = writer_.Text(in.TextOr(t, "property"));
    record.releases = in.Releases(t);
    record.takes_value = in.OneOf(t, "takes", {"value", "switch"}) == 0;
    record.telling = in.Flag(t, "telling");
    record.launcher = in.Flag(t, "launcher");
    record.ends = in.Flag(t, "ends");
    record.only_launcher = in.Flag(t, "onlyLauncher");
    record.adds_up = in.Flag(t, "addsUp");
    options_.push_back(record);
  }

  void ReadSubmit(const TomlReader& in) {
    in.Allow(in.root(), {"option", "program", "class", "wrapper"});
    for (const toml::table* t : in.Tables(in.root(), "option")) ReadOption(in, *t);
    for (const toml::table* t : in.Tables(in.root(), "program")) {
      in.Allow(*t, {"name", "mixed", "arguments", "variables"});
      programs_.push_back({writer_.Text(in.Text(*t, "name")), words_.Add(in.Texts(*t, "arguments")),
                           words_.Add(in.Texts(*t, "variables")), in.Flag(*t, "mixed")});
    }
    for (const toml::table* t : in.Tables(in.root(), "class")) {
      in.Allow(*t, {"name"});
      classes_.push_back(writer_.Text(in.Text(*t, "name")));
    }
    for (const toml::table* t : in.Tables(in.root(), "wrapper")) ReadWrapper(in, *t);
  }

  void ReadWrapper(const TomlReader& in, const toml::table& t) {
    in.Allow(t, {"name", "aliases", "finds", "values", "switches", "forgets", "operands", "word", "entrypoint"});
    const auto finds = static_cast<uint8_t>(in.OneOf(t, "finds", {"next", "any", "script", "remote", "eval", "steps", "exec"}));
    const WrapperRecord record{writer_.Text(in.Text(t, "name")),
                               words_.Add(in.Texts(t, "values")),
                               words_.Add(in.Texts(t, "switches")),
                               words_.Add(in.Texts(t, "forgets")),
                               writer_.Text(in.TextOr(t, "word")),
                               writer_.Text(in.TextOr(t, "entrypoint")),
                               finds,
                               in.Small(t, "operands"),
                               {}};
    wrappers_.push_back(record);
    for (const std::string& alias : in.Texts(t, "aliases")) {
      wrappers_.push_back(record);
      wrappers_.back().name = writer_.Text(alias);
    }
  }

  void ReadServices(const TomlReader& in) {
    in.Allow(in.root(), {"service"});
    for (const toml::table* t : in.Tables(in.root(), "service")) {
      in.Allow(*t, {"program", "words", "kinds", "option", "prefix"});
      const std::vector<std::string> words = in.Texts(*t, "words");
      if (words.empty()) in.Fail(t->source(), "'words' must name the command");
      services_.push_back({writer_.Text(in.Text(*t, "program")), words_.Add(words), words_.Add(in.Texts(*t, "kinds")),
                           writer_.Text(in.Text(*t, "option")), writer_.Text(in.TextOr(*t, "prefix"))});
    }
  }

  void ReadCode(const TomlReader& in) {
    in.Allow(in.root(), {"code"});
    const toml::table* t = in.root().get("code")->as_table();
    if (!t) in.Fail(in.root().get("code")->source(), "'code' must be a table");
    in.Allow(*t, {"setters", "perhaps", "puts", "changes", "rewrites", "launchers", "foreign", "late", "constants", "lists", "named", "maps", "items", "texts", "conversions", "contexts", "sessions", "vendors", "runtime", "runtime_keys"});
    const auto words = [&](std::string_view key) { return words_.Add(in.Texts(*t, key)); };
    code_.push_back({words("setters"), words("perhaps"), words("puts"), words("changes"), words("rewrites"), words("launchers"), words("foreign"), words("late"), words("constants"), words("lists"), words("named"), words("maps"), words("items"), words("texts"),
                     words("conversions"), words("contexts"), words("sessions"), words("vendors"), words("runtime"), words("runtime_keys")});
  }

  void ReadCommands(const TomlReader& in) {
    in.Allow(in.root(), {"commands", "pair", "sequence", "step", "environment"});
    const toml::table* t = in.root().get("commands")->as_table();
    if (!t) in.Fail(in.root().get("commands")->source(), "'commands' must be a table");
    in.Allow(*t, {"scripts", "never", "variables", "parameters", "chains", "images", "interpreters", "shells", "printers", "lines",
                  "release_labels", "releases", "environment_hiders", "environment_variants", "environment_changers"});
    const auto words = [&](std::string_view key) { return words_.Add(in.Texts(*t, key)); };
    commands_.push_back({words("scripts"), words("never"), words("variables"), words("parameters"), words("chains"), words("images"), words("interpreters"),
                         words("shells"), words("printers"), words("lines"), words("release_labels"), words("releases"), words("environment_hiders"), words("environment_variants"),
                         words("environment_changers")});
    for (const toml::table* row : in.Tables(in.root(), "environment")) {
      in.Allow(*row, {"key", "handing", "always", "capitals"});
      environments_.push_back({writer_.Text(in.Text(*row, "key")), words_.Add(in.Texts(*row, "handing")), in.Flag(*row, "always"), in.Flag(*row, "capitals")});
    }
    pairs_ = ReadPairs(in, "pair");
    sequences_ = ReadPairs(in, "sequence");
    for (const toml::table* step : in.Tables(in.root(), "step")) {
      in.Allow(*step, {"list", "beside", "is", "under", "adds"});
      const auto text = [&](std::string_view key) { return writer_.Text(in.TextOr(*step, key)); };
      steps_.push_back({writer_.Text(in.Text(*step, "list")), text("beside"), text("is"), text("under"), in.Flag(*step, "adds")});
    }
  }

  std::vector<CommandPairRecord> ReadPairs(const TomlReader& in, std::string_view name) {
    std::vector<CommandPairRecord> out;
    for (const toml::table* pair : in.Tables(in.root(), name)) {
      in.Allow(*pair, {"first", "second", "splits"});
      out.push_back({writer_.Text(in.Text(*pair, "first")), writer_.Text(in.Text(*pair, "second")), in.Flag(*pair, "splits")});
    }
    return out;
  }

  image::Writer& writer_;
  std::vector<OptionRecord> options_;
  std::vector<Named> names_;
  std::vector<ProgramRecord> programs_;
  std::vector<image::Str> classes_;
  std::vector<WrapperRecord> wrappers_;
  std::vector<ServiceRecord> services_;
  std::vector<CodeRecord> code_;
  std::vector<CommandsRecord> commands_;
  std::vector<EnvironmentRecord> environments_;
  std::vector<CommandPairRecord> pairs_, sequences_;
  std::vector<CommandStepRecord> steps_;
  CarrierWords words_;
  ManifestCompiler manifests_;
  MapCompiler maps_;
};

}  // namespace

base::Result<void> CompileCarriers(const std::vector<TomlFile>& files, image::Writer& writer) {
  try {
    Compiler compiler(writer);
    for (const TomlFile& file : files) compiler.Read(file);
    compiler.Put();
  } catch (const TomlError& e) {
    return base::Fail(e.message);
  }
  return {};
}

}  // namespace sparkvet::carrier
