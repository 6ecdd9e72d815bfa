#include "lib/carrier/compile.h"

#include <algorithm>
#include <string>

#include "lib/carrier/records.h"
#include "lib/carrier/toml_reader.h"
#include "lib/spark/cluster_manager.h"

namespace sparkvet::carrier {
namespace {

// All rows of all files, until they are put into the image.
class Compiler {
 public:
  explicit Compiler(image::Writer& writer) : writer_(writer) {}

  void Read(const TomlFile& file) {
    const TomlReader in(file);
    if (in.root().contains("manifest")) {
      ReadManifest(in);
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
    writer_.Put(kCarrierWordTag, words_);
    writer_.Put(kManifestTag, manifests_);
    writer_.Put(kManifestKindTag, kinds_);
    writer_.Put(kManifestSaysTag, says_);
    writer_.Put(kManifestFieldTag, fields_);
    writer_.Put(kManifestBlockTag, blocks_);
  }

 private:
  struct Named {
    std::string text;
    uint32_t option;
  };

  image::Range Words(const std::vector<std::string>& texts) {
    const image::Range range{Size(words_), Size(texts)};
    for (const std::string& t : texts) words_.push_back(writer_.Text(t));
    return range;
  }

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
    in.Allow(t, {"name", "aliases", "takes", "releases", "telling", "property", "launcher", "ends", "onlyLauncher"});
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
    options_.push_back(record);
  }

  void ReadSubmit(const TomlReader& in) {
    in.Allow(in.root(), {"option", "program", "class", "wrapper"});
    for (const toml::table* t : in.Tables(in.root(), "option")) ReadOption(in, *t);
    for (const toml::table* t : in.Tables(in.root(), "program")) {
      in.Allow(*t, {"name", "mixed", "arguments", "variables"});
      programs_.push_back({writer_.Text(in.Text(*t, "name")), Words(in.Texts(*t, "arguments")),
                           Words(in.Texts(*t, "variables")), in.Flag(*t, "mixed")});
    }
    for (const toml::table* t : in.Tables(in.root(), "class")) {
      in.Allow(*t, {"name"});
      classes_.push_back(writer_.Text(in.Text(*t, "name")));
    }
    for (const toml::table* t : in.Tables(in.root(), "wrapper")) {
      in.Allow(*t, {"name", "finds", "values", "operands"});
      const auto finds = static_cast<uint8_t>(in.OneOf(*t, "finds", {"next", "any", "script"}));
      wrappers_.push_back({writer_.Text(in.Text(*t, "name")),
                           Words(in.Texts(*t, "values")),
                           finds,
                           in.Small(*t, "operands"),
                           {}});
    }
  }

  void ReadField(const TomlReader& in, const toml::table& t) {
    in.Allow(t, {"path", "key", "map", "prefix", "except", "strings", "requires", "otherwise",
                 "fallback"});
    ManifestFieldRecord record{};
    record.path = writer_.Text(in.Text(t, "path"));
    record.map = in.Flag(t, "map");
    record.key = writer_.Text(record.map ? in.TextOr(t, "key") : in.Text(t, "key"));
    record.prefix = writer_.Text(in.TextOr(t, "prefix"));
    record.requires_path = writer_.Text(in.TextOr(t, "requires"));
    record.otherwise = writer_.Text(in.TextOr(t, "otherwise"));
    record.fallback = writer_.Text(in.TextOr(t, "fallback"));
    record.except = Words(in.Texts(t, "except"));
    record.strings = in.Flag(t, "strings");
    fields_.push_back(record);
  }

  void ReadManifest(const TomlReader& in) {
    in.Allow(in.root(), {"manifest", "kind", "says", "field", "block"});
    const toml::table* head = in.root().get("manifest")->as_table();
    if (!head) in.Fail(in.root().get("manifest")->source(), "'manifest' must be a table");
    in.Allow(*head, {"group", "manager", "images"});
    ManifestRecord record{};
    record.group = writer_.Text(in.Text(*head, "group"));
    record.images = Words(in.Texts(*head, "images"));
    const auto manager = spark::ClusterManagerByName(in.Text(*head, "manager"));
    if (!manager) in.Fail(head->get("manager")->source(), "there is no such cluster manager");
    record.manager = static_cast<uint32_t>(*manager);

    record.kinds.begin = Size(kinds_);
    for (const toml::table* t : in.Tables(in.root(), "kind")) {
      in.Allow(*t, {"name", "spec"});
      kinds_.push_back({writer_.Text(in.Text(*t, "name")), writer_.Text(in.Text(*t, "spec"))});
    }
    record.kinds.count = Size(kinds_) - record.kinds.begin;

    record.says.begin = Size(says_);
    for (const toml::table* t : in.Tables(in.root(), "says")) {
      in.Allow(*t, {"path", "what", "otherwise"});
      says_.push_back({writer_.Text(in.Text(*t, "path")), writer_.Text(in.TextOr(*t, "otherwise")),
                       in.OneOf(*t, "what", {"release", "image", "deploy-mode", "resource"})});
    }
    record.says.count = Size(says_) - record.says.begin;

    record.fields.begin = Size(fields_);
    for (const toml::table* t : in.Tables(in.root(), "field")) ReadField(in, *t);
    record.fields.count = Size(fields_) - record.fields.begin;

    record.blocks.begin = Size(blocks_);
    for (const toml::table* t : in.Tables(in.root(), "block")) {
      in.Allow(*t, {"path", "fields"});
      blocks_.push_back({writer_.Text(in.Text(*t, "path")), Words(in.Texts(*t, "fields"))});
    }
    record.blocks.count = Size(blocks_) - record.blocks.begin;
    manifests_.push_back(record);
  }

  image::Writer& writer_;
  std::vector<OptionRecord> options_;
  std::vector<Named> names_;
  std::vector<ProgramRecord> programs_;
  std::vector<image::Str> classes_;
  std::vector<WrapperRecord> wrappers_;
  std::vector<image::Str> words_;
  std::vector<ManifestRecord> manifests_;
  std::vector<ManifestKindRecord> kinds_;
  std::vector<ManifestSaysRecord> says_;
  std::vector<ManifestFieldRecord> fields_;
  std::vector<ManifestBlockRecord> blocks_;
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
