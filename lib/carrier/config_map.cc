#include "lib/carrier/config_map.h"

#include <string>

#include "lib/carrier/conf_texts.h"
#include "lib/carrier/embedded.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

class Reader {
 public:
  Reader(Document& document, const CarrierTables& tables, std::vector<Fragment>& out)
      : document_(document), tree_(document.tree), tables_(tables), out_(out) {}

  void Read(const Node& root) {
    const Node* const kind = tree_.Get(root, "kind");
    if (kind == nullptr) return;
    const std::string_view data = kind->text == "ConfigMap" ? "data" : kind->text == "Secret" ? "stringData" : "";
    if (data.empty()) return;
    owner_ = std::string(kind->text);
    name_ = nullptr;
    if (const Node* const metadata = tree_.Get(root, "metadata")) {
      if (const Node* const name = tree_.Get(*metadata, "name")) {
        name_ = name;
        owner_ += ' ' + std::string(name->text);
      }
    }
    for (const Entry& files : tree_.Find(root, data)) {
      for (const Entry& file : tree_.Entries(*files.value)) {
        if (file.value->kind == Node::Kind::kScalar && !document_.IsTaken(*file.value)) File(file.key->text, *file.value);
      }
    }
  }

 private:
  void File(std::string_view name, const Node& text) {
    const std::string_view extension = Extension(PlainName(name));
    const size_t before = out_.size();
    if (IsPropertiesName(name) || ((extension == ".conf" || extension == ".properties") && ReadsLikeProperties(text.text))) {
      if (text.text.contains("spark.")) {
        Fragment& fragment = out_.emplace_back(ParseConfText(document_, text, name));
        if (name_ != nullptr && IsDefaultsFile(name)) fragment.config_map = {document_.Own(fragment, name_->text), name_->span};
      }
    } else if (IsShellName(name)) {
      const Embedded inner(document_, text);
      Append(inner, ParseShell(inner.text(), document_.file(), tables_.submit));
    } else if (extension == ".yaml" || extension == ".yml" || extension == ".json") {
      const Embedded inner(document_, text);
      Append(inner, ParseYamlStream(inner.text(), document_.file(), tables_));
    }
    if (out_.size() == before) return;
    document_.Take(text);
    for (size_t i = before; i < out_.size(); ++i) {
      std::string& title = out_[i].title;
      title = (title.empty() ? "" : title + " in ") + std::string(name) + " of " + owner_;
    }
  }

  void Append(const Embedded& inner, std::vector<Fragment> fragments) {
    inner.Settle(fragments);
    for (Fragment& f : fragments) out_.push_back(std::move(f));
  }

  Document& document_;
  const Tree& tree_;
  const CarrierTables& tables_;
  std::vector<Fragment>& out_;
  std::string owner_;
  const Node* name_ = nullptr;
};

}  // namespace

bool MentionsConfigMap(std::string_view text, const CarrierTables&) {
  return (text.contains("ConfigMap") || text.contains("stringData")) && (text.contains("spark.") || text.contains("spark-"));
}

void ReadConfigMaps(Document& document, const CarrierTables& tables, std::vector<Fragment>& out) {
  const Node& root = *document.tree.root();
  Reader reader(document, tables, out);
  reader.Read(root);
  for (const Entry& items : document.tree.Find(root, "items")) {  // kind: List
    if (items.value->kind != Node::Kind::kList) continue;
    for (const NodeIndex item : items.value->children) reader.Read(document.tree.node(item));
  }
}

}  // namespace sparkvet::carrier
