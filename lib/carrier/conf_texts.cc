#include "lib/carrier/conf_texts.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "lib/base/strings.h"
#include "lib/carrier/embedded.h"
#include "lib/carrier/map_rules.h"
#include "lib/carrier/properties.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/set_twice.h"
#include "lib/carrier/template_blocks.h"
#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {
namespace {

constexpr size_t kLeastKeys = 2;

// Where a text stands that becomes a file, and where the file's name stands beside it: Ansible's copy, blockinfile and lineinfile,
// write_files of cloud-init, extraFiles of JupyterHub, Terraform's local_file, aws_s3_object and provisioner "file".
constexpr std::string_view kContents[] = {"content", "contents", "block", "line", "stringData"};
constexpr std::string_view kPieces[] = {"block", "line"};
constexpr std::string_view kFileNames[] = {"dest", "path", "mountPath", "destination", "filename", "key"};

// A block whose content is such a text, whatever its file is called: of Terraform's azurerm_synapse_spark_pool.
constexpr std::string_view kBlocks[] = {"spark_config"};

bool IsInBlock(const Tree& tree, std::string_view holder, const Node* parent) {
  if (parent == nullptr || holder != kContents[0] || parent->parent == kNoNode) return false;
  NodeIndex at = tree.IndexOf(*parent);
  if (tree.node(parent->parent).kind == Node::Kind::kList) at = parent->parent;
  const NodeIndex around = tree.node(at).parent;
  if (around == kNoNode || tree.node(around).kind != Node::Kind::kMap) return false;
  return std::ranges::any_of(kBlocks, [&](std::string_view block) {
    const std::vector<Entry> found = tree.Find(tree.node(around), block);
    return std::ranges::any_of(found, [&](const Entry& e) { return e.value == &tree.node(at); });
  });
}

// The name of the file that the text becomes; empty where nobody says it.
std::string_view FileBeside(const Document& document, std::string_view holder, const Node* parent) {
  if (parent == nullptr || parent->kind != Node::Kind::kMap || std::ranges::find(kContents, holder) == std::end(kContents)) return {};
  for (const std::string_view key : kFileNames) {
    const Node* const name = document.tree.Get(*parent, key);
    if (name != nullptr && name->kind == Node::Kind::kScalar) return name->text.substr(name->text.rfind('/') + 1);
  }
  return {};
}

// Whether the text is all that the file holds: no block or line of one that is there, and nothing that is appended. Somebody may put
// those together with others.
bool IsWholeFile(const Document& document, std::string_view holder, const Node* parent) {
  if (std::ranges::find(kPieces, holder) != std::end(kPieces)) return false;
  const Node* const append = parent == nullptr || parent->kind != Node::Kind::kMap ? nullptr : document.tree.Get(*parent, "append");
  return append == nullptr || append->kind != Node::Kind::kScalar || base::Lower(append->text) == "false";
}

// "spark.a" of "spark.a = 1"; empty where no separator follows.
std::string_view KeyOfLine(std::string_view line) {
  const size_t end = line.find_first_of(" \t=:");
  return end == std::string_view::npos ? std::string_view() : line.substr(0, end);
}

}  // namespace

bool IsPropertiesName(std::string_view name) {
  const std::string_view plain = PlainName(name);
  return IsDefaultsFile(name) || plain == "spark.properties" || plain == "spark.conf";
}

bool MentionsPropertiesFile(std::string_view text) {
  return text.contains("spark-defaults") || text.contains("spark.properties") || text.contains("spark.conf");
}

bool ReadsLikeConfText(std::string_view text, const MapRules& rules) {
  size_t certain = 0;
  bool continues = false;
  for (std::string_view line : base::Split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool continued = continues;
    continues = line.ends_with('\\');
    line = base::TrimBlanks(line);
    if (continued || line.empty() || line.starts_with('#') || line.starts_with('!') || StartsTemplate(line)) continue;
    const std::string_view key = KeyOfLine(line);
    if (key.starts_with("spark.") && IsUnknown(key)) continue;
    if (!rules.IsKey(key)) return false;
    certain += rules.IsCertain(key);
  }
  return certain >= kLeastKeys;
}

Fragment ParseConfText(const Document& document, const Node& scalar, std::string_view name) {
  const Embedded inner(document, scalar);
  const Layer layer = IsDefaultsFile(name) ? Layer::kDefaultsFile : Layer::kPropertiesFile;
  Fragment fragment = ParseProperties(inner.text(), document.file(), layer);
  NoteSetTwice(fragment);
  inner.Settle(fragment);
  return fragment;
}

void ReadConfText(Document& document, const Node& scalar, std::string_view holder, const Node* parent, const CarrierTables& tables,
                  std::vector<Fragment>& out) {
  if (!scalar.text.contains("spark.")) return;  // as nearly none does
  if (tables.maps.NeverUnder(holder)) return;
  const std::string_view name = holder, file = FileBeside(document, holder, parent);
  if (IsPropertiesName(file)) holder = file;
  const bool is_named_so = IsPropertiesName(holder) || IsInBlock(document.tree, name, parent);
  if (!is_named_so && (scalar.style == Node::Style::kPlain || !ReadsLikeConfText(scalar.text, tables.maps))) return;
  Fragment fragment = ParseConfText(document, scalar, holder);
  fragment.title = "properties " + document.tree.PathOf(scalar);
  fragment.open_ended |= !IsDefaultsFile(holder) || !IsWholeFile(document, name, parent);
  document.Take(scalar);
  out.push_back(std::move(fragment));
}

}  // namespace sparkvet::carrier
