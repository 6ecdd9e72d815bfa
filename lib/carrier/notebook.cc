#include "lib/carrier/notebook.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/code_file.h"
#include "lib/carrier/embedded.h"
#include "lib/carrier/json.h"
#include "lib/carrier/scalar_text.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

// Magics behind which a cell stays in the notebook's language, and those behind which it is a shell's.
constexpr std::string_view kSameLanguage[] = {"%%time", "%%timeit", "%%capture", "%%prun", "%%spark", "%%pyspark", "%%local"};
constexpr std::string_view kShells[] = {"%%bash", "%%sh", "%%script bash", "%%script sh", "%%!"};
constexpr std::string_view kConfigure = "%%configure";

bool Among(std::span<const std::string_view> names, std::string_view line) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return line.starts_with(name) && (line.size() == name.size() || line[name.size()] == ' ');
  });
}

class Notebook {
 public:
  Notebook(std::string_view text, text::FileId file, const CarrierTables& tables, const Tree& tree)
      : text_(text), file_(file), tables_(tables), tree_(tree), program_(file) {}

  std::vector<Fragment> Run() {
    const std::optional<Language> language = LanguageOf();
    const Node* const cells = tree_.Get(*tree_.root(), "cells");
    if (!language || cells == nullptr || cells->kind != Node::Kind::kList) return {};
    for (const NodeIndex cell : cells->children) Cell(tree_.node(cell));
    const Embedded program(std::move(program_));
    std::vector<Fragment> found = ParseCodeFile(program.text(), file_, *language, tables_);
    program.Settle(found);
    out_.insert(out_.begin(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    return std::move(out_);
  }

 private:
  std::string_view Said(std::initializer_list<std::string_view> path) const {
    const Node* at = tree_.root();
    for (const std::string_view name : path) {
      at = at == nullptr ? nullptr : tree_.Get(*at, name);
    }
    return at == nullptr || at->kind != Node::Kind::kScalar ? std::string_view() : at->text;
  }

  // Most notebooks are in Python, and some say nothing.
  std::optional<Language> LanguageOf() const {
    std::string_view name = Said({"metadata", "kernelspec", "language"});
    if (name.empty()) name = Said({"metadata", "language_info", "name"});
    if (name.empty() || name == "python" || name == "ipython") return Language::kPython;
    if (name == "scala") return Language::kScala;
    return name == "kotlin" ? std::optional(Language::kKotlin) : std::nullopt;
  }

  void Cell(const Node& cell) {
    const Node* const type = tree_.Get(cell, "cell_type");
    const Node* const source = tree_.Get(cell, "source");
    if (type == nullptr || type->text != "code" || source == nullptr) return;
    SourceMap text(file_);
    if (source->kind == Node::Kind::kScalar) text.Append(DecodeScalar(text_, text_, *source));
    for (const NodeIndex line : source->children) {
      const Node& part = tree_.node(line);
      if (source->kind == Node::Kind::kList && part.kind == Node::Kind::kScalar) text.Append(DecodeScalar(text_, text_, part));
    }
    const std::string_view first = std::string_view(text.text()).substr(0, text.text().find('\n'));
    const size_t rest = std::min(first.size() + 1, text.text().size());
    if (!first.starts_with("%%") || Among(kSameLanguage, first)) return Code(text, first.starts_with("%%") ? rest : 0);
    SourceMap behind(file_);
    behind.Append(text, rest);
    if (Among(kShells, first)) Script(std::move(behind));
    else if (first.starts_with(kConfigure)) Configure(std::move(behind));
  }

  // Lines of a program, but for those that are for IPython.
  void Code(const SourceMap& cell, size_t at) {
    const std::string_view text = cell.text();
    while (at < text.size()) {
      const size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = base::TrimBlanks(text.substr(at, end - at));
      if (line.starts_with('!')) {
        at = Command(cell, at);
        continue;
      }
      if (!line.starts_with('%')) program_.Append(cell, at, end);
      program_.Append(Break(cell, end));
      at = end + 1;
    }
    program_.Append(Break(cell, text.size()));
  }

  // A line's end, which the last line of a cell has none of.
  SourceMap Break(const SourceMap& cell, size_t at) const {
    SourceMap out(file_);
    const text::Span place = cell.ToSource(at, at);
    out.Insert("\n", place.begin, place.end);
    return out;
  }

  // !command, which a backslash takes to the next line.
  size_t Command(const SourceMap& cell, size_t at) {
    const std::string_view text = cell.text();
    size_t end = std::min(text.find('\n', at), text.size());
    while (end < text.size() && end > at && text[end - 1] == '\\') end = std::min(text.find('\n', end + 1), text.size());
    SourceMap command(file_);
    command.Append(cell, text.find('!', at) + 1, end);
    Script(std::move(command));
    return end + 1;
  }

  void Script(SourceMap script) {
    const Embedded inner(std::move(script));
    const auto read_document = [&](const Word& document) { return ParseDocumentText(document, tables_); };
    Take(inner, ParseShell(inner.text(), file_, tables_.submit, read_document));
  }

  // %%configure -f {"conf": {…}}: what sparkmagic hands to Livy.
  void Configure(SourceMap json) {
    const Embedded inner(std::move(json));
    std::vector<Fragment> found = ParseYamlStream(inner.text(), file_, tables_);
    std::erase_if(found, [](const Fragment& f) { return !f.problems.empty() || !f.unread.empty(); });
    Take(inner, std::move(found));
  }

  void Take(const Embedded& inner, std::vector<Fragment> found) {
    inner.Settle(found);
    for (Fragment& f : found) out_.push_back(std::move(f));
  }

  std::string_view text_;
  text::FileId file_;
  const CarrierTables& tables_;
  const Tree& tree_;
  SourceMap program_;
  std::vector<Fragment> out_;
};

}  // namespace

std::vector<Fragment> ParseNotebook(std::string_view text, text::FileId file, const CarrierTables& tables) {
  text::Arena decoded;
  JsonResult json = ParseJson(text, text, {file, 0, static_cast<uint32_t>(text.size())}, decoded);
  if (!json.problem) return json.tree.root() == nullptr ? std::vector<Fragment>() : Notebook(text, file, tables, json.tree).Run();
  std::vector<Fragment> out;
  out.emplace_back(Kind::kMap, file);
  out.back().title = "a notebook";
  out.back().problems.push_back(*json.problem);
  return out;
}

}  // namespace sparkvet::carrier
