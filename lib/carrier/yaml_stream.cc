#include "lib/carrier/yaml_stream.h"

#include <algorithm>
#include <optional>

#include "lib/carrier/adapters.h"
#include "lib/carrier/unknown.h"
#include "lib/carrier/yaml.h"
#include "lib/carrier/yaml_comments.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kAddressee = "sparkvet";

Fragment Broken(const Problem& problem, bool is_template) {
  Fragment fragment(Kind::kManifest, problem.span.file);
  fragment.title = "a document of YAML";
  if (is_template) {
    fragment.unread.push_back({problem.span, "a template that only its engine can turn into YAML"});
  } else {
    fragment.problems.push_back(problem);
  }
  return fragment;
}

class Stream {
 public:
  Stream(std::string_view text, text::FileId file, const CarrierTables& tables, const Adapter* only)
      : text_(text), file_(file), tables_(tables), only_(only) {}

  std::vector<Fragment> Run() {
    // As a whole, since a directive may be closed in another document.
    if (HasTemplate(text_)) readable_ = MakeReadable(text_);
    for (const text::Span range : YamlDocuments(text_, file_)) {
      const std::string_view bytes = text_.substr(range.begin, range.end - range.begin);
      if (only_ ? only_->mentions(bytes, tables_) : IsMentioned(bytes, tables_)) Read(range);
      else if (bytes.find(kAddressee) != std::string_view::npos) ReadComments(range);
    }
    NoteUnreadFiles();
    if (!out_.empty()) out_.front().comments.insert(out_.front().comments.end(), apart_.begin(), apart_.end());
    return std::move(out_);
  }

 private:
  // One document, but for those that follow a "..." without a "---".
  void Read(text::Span range) {
    while (range.begin < range.end) {
      text::Arena decoded;
      const ReadableTemplate* made_readable = readable_ ? &*readable_ : nullptr;
      YamlResult result = ParseYaml(readable_ ? std::string_view(readable_->text) : text_, text_, range, decoded);
      if (result.problem && readable_) {
        // Marks of a template may be plain text.
        if (YamlResult raw = ParseYaml(text_, text_, range, decoded); !raw.problem) {
          result = std::move(raw);
          made_readable = nullptr;
        }
      }
      const std::string_view bytes = text_.substr(range.begin, range.end - range.begin);
      const bool has_variable = result.problem && bytes.contains("${");
      if (has_variable) {
        // Of Terraform's templatefile or envsubst, where YAML has no place for it: [${x}]
        if (!filled_) filled_ = MakeReadable(text_, 'x', true);
        if (YamlResult filled = ParseYaml(filled_->text, text_, range, decoded); !filled.problem) {
          result = std::move(filled);
          made_readable = &*filled_;
        }
      }
      if (result.problem) {
        out_.push_back(Broken(*result.problem, has_variable || HasTemplate(bytes)));
        return;
      }
      if (result.tree.root() != nullptr) {
        Document document(text_, {file_, range.begin, result.end}, result.tree);
        document.made_readable = made_readable;
        document.comments = YamlComments(text_, document.range, result.tree);
        if (only_) only_->read(document, tables_, out_);
        else Adapt(document, tables_, out_);
      }
      range.begin = std::max(result.end, range.begin + 1);
    }
  }

  // A manifest that mounts a ConfigMap of this file for the sake of its spark-defaults.conf.
  void NoteUnreadFiles() {
    for (Fragment& manifest : out_) {
      if (manifest.kind != Kind::kManifest || manifest.config_map.value.empty()) continue;
      const auto is_noted = [](const Misuse& m) { return m.kind == Misuse::Kind::kUnreadFile; };  // by the stream that it is in itself
      if (std::any_of(manifest.misuses.begin(), manifest.misuses.end(), is_noted)) continue;
      for (const Fragment& file : out_) {
        if (file.kind != Kind::kProperties || file.config_map.value != manifest.config_map.value || file.settings.empty()) continue;
        manifest.misuses.push_back({Misuse::Kind::kUnreadFile, manifest.config_map.value, manifest.config_map.span});
        break;
      }
    }
  }

  // A comment to us may stand in a document without anything else of ours, most often above the first "---".
  void ReadComments(text::Span range) {
    text::Arena decoded;
    const YamlResult result = ParseYaml(readable_ ? std::string_view(readable_->text) : text_, text_, range, decoded);
    if (result.problem) return;
    const auto comments = YamlComments(text_, range, result.tree);
    apart_.insert(apart_.end(), comments.begin(), comments.end());
  }

  std::string_view text_;
  text::FileId file_;
  const CarrierTables& tables_;
  const Adapter* only_;
  std::vector<text::Located<std::string_view>> apart_;
  std::optional<ReadableTemplate> readable_, filled_;
  std::vector<Fragment> out_;
};

}  // namespace

std::vector<Fragment> ParseYamlStream(std::string_view text, text::FileId file, const CarrierTables& tables,
                                      const Adapter* only) {
  return Stream(text, file, tables, only).Run();
}

}  // namespace sparkvet::carrier
