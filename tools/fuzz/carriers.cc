// Targets for lib/carrier. What must hold: every place lies within the text, every view can be read, and what
// claims to be one setting's text is there however the fragments are moved.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/check.h"
#include "lib/carrier/batch_file.h"
#include "lib/carrier/code_file.h"
#include "lib/carrier/compile.h"
#include "lib/carrier/dockerfile.h"
#include "lib/carrier/embedded.h"
#include "lib/carrier/env_file.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/hcl_file.h"
#include "lib/carrier/hcl_reader.h"
#include "lib/carrier/jenkinsfile.h"
#include "lib/carrier/json.h"
#include "lib/carrier/json_file.h"
#include "lib/carrier/json_plain.h"
#include "lib/carrier/justfile.h"
#include "lib/carrier/makefile.h"
#include "lib/carrier/notebook.h"
#include "lib/carrier/oozie_workflow.h"
#include "lib/carrier/properties.h"
#include "lib/carrier/scalar_text.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/toml_file.h"
#include "lib/carrier/unit_file.h"
#include "lib/carrier/yaml.h"
#include "lib/carrier/yaml_plain.h"
#include "lib/carrier/yaml_stream.h"
#include "tools/fuzz/targets.h"

namespace sparkvet::fuzz {
namespace {

std::string ReadRules(const std::string& name) {
  std::ifstream in(std::string(SPARKVET_RULES) + "/carriers/" + name, std::ios::binary);
  SV_CHECK(in.good());
  return std::string(std::istreambuf_iterator<char>(in), {});
}

const carrier::CarrierTables& Tables() {
  static const std::string image = [] {
    const std::string submit = ReadRules("spark-submit.toml");
    const std::string application = ReadRules("sparkapplication.toml");
    const std::string connect = ReadRules("sparkconnect.toml");
    const std::string apache = ReadRules("apache-operator.toml");
    const std::string stackable = ReadRules("stackable.toml");
    const std::string maps = ReadRules("conf-maps.toml");
    const std::string commands = ReadRules("commands.toml");
    const std::string code = ReadRules("code.toml");
    image::Writer writer;
    SV_CHECK(carrier::CompileCarriers({{"submit", submit},
                                       {"application", application},
                                       {"connect", connect},
                                       {"apache", apache},
                                       {"stackable", stackable},
                                       {"commands", commands},
                                       {"code", code},
                                       {"maps", maps}},
                                      writer)
                 .has_value());
    return writer.Finish();
  }();
  static const image::View view(image);
  static const carrier::CarrierTables tables(view);
  return tables;
}

class Checker {
 public:
  explicit Checker(std::string_view text) : size_(text.size()) {}

  void Place(text::Span span) {
    if (!span.known()) return;
    SV_CHECK(span.begin <= span.end);
    SV_CHECK(span.end <= size_);
  }
  void Text(std::string_view view) {
    for (const char c : view) sum_ = sum_ * 31 + static_cast<unsigned char>(c);
  }
  void Fragment(const carrier::Fragment& f) {
    for (const auto& s : f.settings) {
      Text(s.key), Text(s.value), Text(s.written_as);
      Place(s.key_span), Place(s.value_span);
      SV_CHECK(!s.key_unknown || s.unknown);
    }
    for (const auto& o : f.options)
      Text(o.name), Text(o.value), Place(o.name_span), Place(o.value_span);
    for (const auto& m : f.misuses) Text(m.word), Place(m.span), Place(m.winner);
    for (const auto& p : f.problems) Text(p.message), Place(p.span);
    for (const auto& u : f.unread) Place(u.span);
    for (const auto& c : f.comments) Text(c.value), Place(c.span);
    for (const auto* said : {&f.release, &f.deploy_mode, &f.primary_resource, &f.program, &f.config_map}) {
      Text(said->value), Place(said->span);
    }
  }
  // Moves the fragments about and destroys them one by one, last first.
  void Fragments(std::vector<carrier::Fragment> all) {
    std::reverse(all.begin(), all.end());
    while (!all.empty()) {
      const carrier::Fragment one = std::move(all.front());
      all.erase(all.begin());
      Fragment(one);
    }
  }
  ~Checker() {
    volatile uint64_t used = sum_;
    (void)used;
  }  // so that no read is optimised away

 private:
  size_t size_;
  uint64_t sum_ = 0;
};

}  // namespace

void RunProperties(std::string_view text) {
  Checker(text).Fragment(carrier::ParseProperties(text, 0, carrier::Layer::kDefaultsFile));
}

void RunShell(std::string_view text) {
  Checker(text).Fragments(carrier::ParseShell(text, 0, Tables().submit, [](const carrier::Word& document) { return carrier::ParseDocumentText(document, Tables()); }));
}

void RunDockerfile(std::string_view text) {
  Checker(text).Fragments(carrier::ParseDockerfile(text, 0, Tables().submit));
}

void RunUnit(std::string_view text) {
  for (const std::string_view path : {"a.service", "supervisord.conf", "a.job", "Procfile"}) {
    Checker(text).Fragments(carrier::ParseUnitFile(carrier::FileName(path), text, 0, Tables().submit));
  }
}

void RunBatchFile(std::string_view text) { Checker(text).Fragments(carrier::ParseBatchFile(text, 0, Tables().submit)); }

void RunEnv(std::string_view text) { Checker(text).Fragments(carrier::ParseEnvFile(text, 0, Tables().submit)); }

void RunMakefile(std::string_view text) {
  Checker(text).Fragments(carrier::ParseMakefile(text, 0, Tables().submit));
}

void RunOozie(std::string_view text) { Checker(text).Fragments(carrier::ParseOozieWorkflow(text, 0, Tables().submit)); }

void RunJustfile(std::string_view text) { Checker(text).Fragments(carrier::ParseJustfile(text, 0, Tables().submit)); }

void RunJenkinsfile(std::string_view text) {
  Checker(text).Fragments(carrier::ParseJenkinsfile(text, 0, Tables().submit, [](const carrier::Word& document) { return carrier::ParseDocumentText(document, Tables()); }));
}

// What is read in one pass is what the library reads.
void RunYaml(std::string_view text) {
  const text::Span all{0, 0, static_cast<uint32_t>(text.size())};
  if (carrier::Tree plain; carrier::ReadPlainYaml(text, all, plain)) {
    text::Arena arena;
    const carrier::YamlResult any = carrier::ParseAnyYaml(text, text, all, arena);
    SV_CHECK(!any.problem && any.end == all.end && any.tree.nodes() == plain.nodes());
  }
  Checker(text).Fragments(carrier::ParseYamlStream(text, 0, Tables()));
}

void RunJson(std::string_view text) {
  const text::Span all{0, 0, static_cast<uint32_t>(text.size())};
  carrier::Tree plain;
  if (const auto end = carrier::ReadPlainJson(text, all, plain)) {
    text::Arena arena;
    const carrier::JsonResult any = carrier::ParseAnyJson(text, text, all, arena);
    SV_CHECK(!any.problem && any.end == *end && any.tree.nodes() == plain.nodes());
  }
  Checker(text).Fragments(carrier::ParseJsonFile(text, 0, Tables()));
}

void RunToml(std::string_view text) {
  Checker(text).Fragments(carrier::ParseTomlFile(text, 0, Tables()));
}

// What a text says is what it says once more with its places.
void RunHcl(std::string_view text) {
  text::Arena arena;
  const carrier::HclResult result = carrier::ParseHcl(text, 0, arena);
  for (const carrier::Node& node : result.tree.nodes()) {
    const bool is_text = node.style >= carrier::Node::Style::kTemplate;
    if (is_text) SV_CHECK(carrier::DecodeScalar(text, text, node).text() == node.text);
  }
  Checker(text).Fragments(carrier::ParseHclFile(carrier::FileName("main.tf"), text, 0, Tables()));
}

void RunCode(std::string_view text) {
  for (const auto language : {carrier::Language::kPython, carrier::Language::kScala, carrier::Language::kJava, carrier::Language::kKotlin}) {
    Checker(text).Fragments(carrier::ParseCodeFile(text, 0, language, Tables()));
  }
}

void RunNotebook(std::string_view text) {
  Checker(text).Fragments(carrier::ParseNotebook(text, 0, Tables()));
}

void RunRecognise(std::string_view text) {
  for (const std::string_view path :
       {"a.conf", "spark-defaults.conf", "a.sh", "run", "a.yaml", "a.json", "a.toml", "a.tf", "a.j2", "Dockerfile", "Makefile", "workflow.xml", "justfile", "Jenkinsfile", "a.service", "a.job", "Procfile", ".env", "a.cmd", "a.py", "A.scala"}) {
    text::SourceSet sources;
    const text::FileId file = sources.Add(std::string(path), std::string(text));
    Checker(text).Fragments(carrier::Parse(sources, file, Tables()));
  }
}

}  // namespace sparkvet::fuzz
