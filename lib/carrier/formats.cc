#include "lib/carrier/formats.h"

#include "lib/carrier/adapters.h"
#include "lib/carrier/properties.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

bool IsProperties(std::string_view path, std::string_view text, const CarrierTables&) {
  return LooksLikeProperties(path, text);
}

std::vector<Fragment> ReadProperties(const text::SourceFile& source, text::FileId file,
                                     const CarrierTables&) {
  const Layer layer = IsDefaultsFile(source.path()) ? Layer::kDefaultsFile : Layer::kPropertiesFile;
  std::vector<Fragment> out;
  out.push_back(ParseProperties(source.text(), file, layer));
  return out;
}

bool IsYaml(std::string_view path, std::string_view text, const CarrierTables& tables) {
  const std::string_view extension = Extension(PlainName(path));
  const bool named = extension == ".yaml" || extension == ".yml" || extension == ".json" || IsNameless(path);
  return named && !LooksBinary(text) && IsMentioned(text, tables);
}

std::vector<Fragment> ReadYaml(const text::SourceFile& source, text::FileId file, const CarrierTables& tables) {
  return ParseYamlStream(source.text(), file, tables);
}

// Files without an extension and makefiles may hold a command; documents and sources may too, but with
// placeholders and in strings, where reading them as shell would invent mistakes.
bool IsShell(std::string_view path, std::string_view text, const CarrierTables& tables) {
  if (!text.contains("spark") && !text.contains("SPARK")) return false;
  if (LooksLikeShellScript(path, text)) return true;
  const std::string_view extension = Extension(PlainName(path));
  return (extension.empty() || extension == ".mk") && !text.starts_with("#!") &&
         HasCommandLine(text, tables.submit);
}

std::vector<Fragment> ReadShell(const text::SourceFile& source, text::FileId file,
                                const CarrierTables& tables) {
  return ParseShell(source.text(), file, tables.submit);
}

// Last, when a nameless text is neither a manifest nor a command.
bool IsNamelessProperties(std::string_view path, std::string_view text, const CarrierTables&) {
  return IsNameless(path) && ReadsLikeProperties(text);
}

constexpr Format kFormats[] = {
    {"properties", IsProperties, ReadProperties},
    {"yaml", IsYaml, ReadYaml},
    {"shell", IsShell, ReadShell},
    {"nameless-properties", IsNamelessProperties, ReadProperties},
};

}  // namespace

std::span<const Format> Formats() { return kFormats; }

const Format* FormatNamed(std::string_view name) {
  for (const Format& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

const Format* Recognise(std::string_view path, std::string_view text, const CarrierTables& tables) {
  for (const Format& format : kFormats) {
    if (format.recognises(path, text, tables)) return &format;
  }
  return nullptr;
}

std::vector<Fragment> Parse(const text::SourceSet& sources, text::FileId file,
                            const CarrierTables& tables) {
  const text::SourceFile& source = sources[file];
  const Format* format = Recognise(source.path(), source.text(), tables);
  return format ? format->parse(source, file, tables) : std::vector<Fragment>();
}

}  // namespace sparkvet::carrier
