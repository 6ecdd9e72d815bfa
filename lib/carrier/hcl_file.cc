#include "lib/carrier/hcl_file.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/adapters.h"
#include "lib/carrier/embedded.h"
#include "lib/carrier/hcl_reader.h"
#include "lib/carrier/release_around.h"

namespace sparkvet::carrier {
namespace {

bool IsTerraform(const FileName& name) { return base::IsOneOf(name.extension, {".tf", ".tfvars", ".tofu"}); }

// "key: value", "- item", "---": what the first line of a document of YAML looks like, and that of no script or properties file.
bool StartsLikeYaml(std::string_view text) {
  if (text.starts_with("#cloud-config")) return true;
  for (const std::string_view line : base::Split(text, '\n')) {
    const std::string_view bare = base::TrimBlanks(line);
    if (bare.empty() || (bare.starts_with('#') && !bare.starts_with("#!"))) continue;
    if (bare.starts_with("---") || bare.starts_with("- ")) return true;
    const size_t colon = bare.find(':');
    const bool is_key = colon != std::string_view::npos && colon > 0 && bare.substr(0, colon).find_first_of(" \t=(){}[]$;|&<>") == std::string_view::npos;
    return is_key && (colon + 1 == bare.size() || bare[colon + 1] == ' ') && !bare.starts_with("spark.");
  }
  return false;
}

bool StartsLikeJson(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[') && !text.substr(first).starts_with("{{") && !text.substr(first).starts_with("{%");
}

// Documents that stand as text under a name. What they are is told by their own text, whatever the name.
class Documents {
 public:
  Documents(Document& document, const CarrierTables& tables, std::vector<Fragment>& out)
      : document_(document), tables_(tables), release_(document, tables), out_(out) {}

  void Run() {
    for (const Node& node : document_.tree.nodes()) {
      const bool is_text = node.style == Node::Style::kTemplate || node.style == Node::Style::kHeredoc || node.style == Node::Style::kJoined;
      if (node.kind == Node::Kind::kScalar && is_text && MayBeOne(node)) Read(node);
    }
  }

 private:
  bool MayBeOne(const Node& node) const {
    if (!IsMentioned(node.text, tables_)) return false;
    return StartsLikeJson(node.text) || (node.text.contains('\n') && StartsLikeYaml(node.text));
  }

  void Read(const Node& node) {
    const Embedded inner(document_, node);
    text::Arena places;
    std::vector<Fragment> found = ParseDocumentText(inner.AsWord(places), tables_);
    for (Fragment& f : found) {
      inner.Hold(f);
      f.title += " in " + document_.tree.PathOf(node);
      if (f.kind != Kind::kManifest) release_.Tell(f, node);
      out_.push_back(std::move(f));
    }
    if (!found.empty()) document_.Take(node);
  }

  Document& document_;
  const CarrierTables& tables_;
  ReleaseAround release_;
  std::vector<Fragment>& out_;
};

Fragment Unreadable(text::Span place) {
  Fragment fragment(Kind::kMap, place.file);
  fragment.title = "a document of HCL";
  return fragment;
}

}  // namespace

bool IsHclFileName(const FileName& name) { return base::IsOneOf(name.extension, {".tf", ".tfvars", ".tofu", ".hcl", ".nomad"}); }

std::vector<Fragment> ParseHclFile(const FileName& name, std::string_view text, text::FileId file, const CarrierTables& tables) {
  std::vector<Fragment> out;
  const text::Span whole{file, 0, static_cast<uint32_t>(text.size())};
  text::Arena decoded;
  HclResult result = ParseHcl(text, file, decoded);
  if (result.too_deep) {
    out.push_back(Unreadable(whole));
    out.back().unread.push_back({{file, 0, std::min(1u, whole.end)}, "nested too deep to be read"});
  } else if (result.problem) {
    out.push_back(Unreadable(whole));
    const bool is_template = text.contains("{{") || text.contains("{%");
    // Files that are not Terraform's may be in HCL 1, which is another language.
    if (is_template) out.back().unread.push_back({result.problem->span, "a template that only its engine can turn into HCL"});
    else if (!IsTerraform(name)) out.back().unread.push_back({result.problem->span, "this is no HCL 2: " + result.problem->message});
    else out.back().problems.push_back({result.problem->span, "this is no HCL: " + result.problem->message});
  } else {
    Document document(text, whole, result.tree);
    document.comments = std::move(result.comments);
    Documents(document, tables, out).Run();
    Adapt(document, tables, out, 0);
  }
  return out;
}

}  // namespace sparkvet::carrier
