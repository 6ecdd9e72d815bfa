#include "lib/check/suppression_lines.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "lib/base/strings.h"

namespace sparkvet::check {
namespace {

using carrier::Fragment;
using Scope = SuppressionComment::Scope;

// A command of several lines, or one value.
struct Block {
  Lines lines;
  const Fragment* command = nullptr;  // null: a value
  bool continued = false;             // its lines end in a backslash, so only the last one can have a comment
};

bool HasYamlName(std::string_view path) { return path.ends_with(".yaml") || path.ends_with(".yml"); }

size_t Indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

class Placer {
 public:
  Placer(const text::SourceFile& file, std::span<const Fragment* const> fragments)
      : file_(file), fragments_(fragments), last_line_(file.Locate(static_cast<uint32_t>(file.text().size())).line) {}

  PlacedSuppressions Run() {
    CollectComments();
    if (!comments_.empty()) CollectBlocks();
    for (SuppressionComment& c : comments_) Place(std::move(c));
    for (const auto& [rules, open] : open_) {
      for (const size_t begin : open) Unclosed(placed_[begin].says);
    }
    Annotations();
    PlacedSuppressions out{std::move(placed_), {}};
    for (const Block& block : blocks_) {
      if (block.command != nullptr) out.commands[block.command] = block.lines;
    }
    return out;
  }

 private:
  uint32_t LineOf(uint32_t offset) const { return file_.Locate(offset).line; }

  void CollectComments() {
    std::set<uint32_t> seen;  // several manifests of one document share its comments
    for (const Fragment* const f : fragments_) {
      is_yaml_ |= f->kind == carrier::Kind::kManifest || HasYamlName(file_.path());
      is_properties_ |= f->kind == carrier::Kind::kProperties;
      for (const auto& comment : f->comments) {
        for (SuppressionComment& c : ParseSuppressionComment(comment)) {
          if (seen.insert(c.span.begin).second) comments_.push_back(std::move(c));
        }
      }
    }
    std::stable_sort(comments_.begin(), comments_.end(),
                     [](const SuppressionComment& a, const SuppressionComment& b) { return a.span.begin < b.span.begin; });
  }

  void CollectBlocks() {
    for (const Fragment* const f : fragments_) {
      for (const carrier::Setting& s : f->settings) AddValue(s.key_span, s.value_span);
      for (const carrier::Option& o : f->options) AddValue(o.name_span, o.value_span);
      if (f->kind == carrier::Kind::kSubmit) AddCommand(*f);
    }
    for (size_t i = 0; i < blocks_.size(); ++i) {
      from_.emplace(blocks_[i].lines.first, i);
      to_.emplace(blocks_[i].lines.last, i);
    }
  }

  // A value on one line adds nothing to that line.
  void AddValue(text::Span key, text::Span value) {
    if (!key.known() || !value.known() || value.end < key.begin) return;
    const Lines lines{LineOf(key.begin), LineOf(std::max(value.end, value.begin + 1) - 1)};
    if (lines.last > lines.first) blocks_.push_back({lines});
  }

  void AddCommand(const Fragment& f) {
    text::Span all;
    const auto add = [&](text::Span s) {
      if (!s.known() || s.file != f.file) return;
      if (!all.known()) all = s;
      all.begin = std::min(all.begin, s.begin);
      all.end = std::max(all.end, s.end);
    };
    add(f.step);
    if (!all.known()) {
      add(f.program.span);
      add(f.primary_resource.span);
      for (const carrier::Setting& s : f.settings) add(s.key_span), add(s.value_span);
      for (const carrier::Option& o : f.options) add(o.name_span), add(o.value_span);
      for (const carrier::Misuse& m : f.misuses) {
        if (m.kind != carrier::Misuse::Kind::kStrayOption) add(m.span);
      }
    }
    if (!all.known()) return;
    Block block{{LineOf(all.begin), LineOf(std::max(all.end, all.begin + 1) - 1)}, &f};
    // The words in front of the program (a wrapper, variables) and behind the application belong to it, too.
    block.lines = {LogicalLine(block.lines.first).first, LogicalLine(block.lines.last).last};
    block.continued = block.lines.last > block.lines.first && (f.step.known() || IsContinued(block.lines.last - 1));
    blocks_.push_back(block);
  }

  // The lines that are one to the shell. The last answer is kept: many commands may share a line.
  Lines LogicalLine(uint32_t line) {
    if (line < logical_.first || line > logical_.last) {
      logical_ = {line, line};
      while (logical_.first > 1 && IsContinued(logical_.first - 1)) --logical_.first;
      while (logical_.last < last_line_ && IsContinued(logical_.last)) ++logical_.last;
    }
    return logical_;
  }

  bool IsContinued(uint32_t line) const {
    std::string_view text = file_.Line(line);
    size_t backslashes = 0;
    for (; text.ends_with('\\'); text.remove_suffix(1)) ++backslashes;
    return backslashes % 2 == 1;
  }

  void Place(SuppressionComment says) {
    if (says.problem.empty() && says.scope == Scope::kEnd) {
      Close(std::move(says));
      return;
    }
    const bool has_problem = !says.problem.empty();
    const Scope scope = says.scope;
    PlacedSuppression& p = placed_.emplace_back();
    p.says = std::move(says);
    if (has_problem) return;
    if (scope == Scope::kFile) {
      p.lines.push_back({});
    } else if (scope == Scope::kBegin) {
      const size_t index = placed_.size() - 1;
      open_[Names(p.says)].push_back(index);
      order_.push_back(index);
    } else {
      Next(p);
    }
  }

  // The same names in any order.
  static std::string Names(const SuppressionComment& says) {
    std::vector<std::string> names;
    for (const auto& rule : says.rules) names.emplace_back(rule.value);
    std::sort(names.begin(), names.end());
    return base::Join(names, ",");
  }

  void Close(SuppressionComment end) {
    while (!order_.empty() && closed_.contains(order_.back())) order_.pop_back();
    std::vector<size_t>* open = nullptr;
    if (!end.rules.empty()) {
      const auto at = open_.find(Names(end));
      if (at != open_.end()) open = &at->second;
    } else if (!order_.empty()) {
      open = &open_[Names(placed_[order_.back()].says)];
    }
    if (open == nullptr || open->empty()) {
      end.problem = end.rules.empty() ? "no ignore-begin is open here" : "no ignore-begin with these rules is open here";
      end.problem_span = end.span;
      placed_.emplace_back().says = std::move(end);
      return;
    }
    const size_t begin = open->back();
    open->pop_back();
    closed_.insert(begin);
    placed_[begin].lines.push_back({LineOf(placed_[begin].says.span.begin), LineOf(end.span.begin)});
  }

  static void Unclosed(SuppressionComment& says) {
    says.problem = "no ignore-end follows; ignore-file is for the whole file";
    says.problem_span = says.span;
  }

  void Next(PlacedSuppression& p) {
    const text::Position at = file_.Locate(p.says.span.begin);
    const std::string_view before = base::TrimBlanks(file_.Line(at.line).substr(0, at.column - 1));
    const bool is_alone = before.empty() || before.front() == '#' || (is_properties_ && before.front() == '!');
    if (!is_alone) {
      p.lines.push_back({at.line, at.line});
      AddBlocks(from_, at.line, false, p);
      AddBlocks(to_, at.line, true, p);
      return;
    }
    const uint32_t next = NextLine(at.line);
    if (next > last_line_) return;
    p.lines.push_back({next, is_yaml_ ? LastBelow(next) : next});
    AddBlocks(from_, next, true, p);
  }

  void AddBlocks(const std::multimap<uint32_t, size_t>& index, uint32_t line, bool commands, PlacedSuppression& p) const {
    const auto [begin, end] = index.equal_range(line);
    for (auto at = begin; at != end; ++at) {
      const Block& block = blocks_[at->second];
      const bool of_command = commands && (&index == &from_ || block.continued);
      if (block.command == nullptr ? block.lines.last > block.lines.first : of_command) p.lines.push_back(block.lines);
    }
  }

  bool SaysNothing(uint32_t line) const {
    const std::string_view text = base::TrimBlanks(file_.Line(line));
    return text.empty() || text == "\r" || text.front() == '#' || text.starts_with("//") || (text.starts_with("<!--") && text.ends_with("-->")) || (is_properties_ && text.front() == '!');
  }

  // The first line behind this one that is neither blank nor a comment. Comments come in order: what was found for one
  // serves those that follow it in the same heap.
  uint32_t NextLine(uint32_t line) {
    if (line < heap_begin_ || line >= heap_end_) {
      heap_begin_ = line;
      heap_end_ = line + 1;
      while (heap_end_ <= last_line_ && SaysNothing(heap_end_)) ++heap_end_;
    }
    return heap_end_;
  }

  // Of a YAML node that begins on this line, the last line: what is indented below it, and the items of a list that
  // stand right below their key.
  uint32_t LastBelow(uint32_t line) {
    if (line == node_line_) return node_last_;
    node_line_ = node_last_ = line;
    const std::string_view head = file_.Line(line);
    const size_t indentation = Indentation(head);
    const bool takes_items = head.substr(indentation, 1) != "-" && base::TrimBlanks(head.substr(0, head.find(" #"))).ends_with(':');
    for (uint32_t next = line + 1; next <= last_line_; ++next) {
      if (SaysNothing(next)) continue;
      const std::string_view text = file_.Line(next);
      const size_t own = Indentation(text);
      const bool is_item = takes_items && own == indentation && text.substr(own, 2) == "- ";
      if (own <= indentation && !is_item) break;
      node_last_ = next;
    }
    return node_last_;
  }

  void Annotations() {
    for (const Fragment* const f : fragments_) {
      if (f->ignored_rules.value.empty()) continue;
      PlacedSuppression& p = placed_.emplace_back();
      p.says = ParseSuppressionAnnotation(f->ignored_rules);
      p.subject = f;
    }
  }

  const text::SourceFile& file_;
  std::span<const Fragment* const> fragments_;
  uint32_t last_line_;
  bool is_yaml_ = false, is_properties_ = false;
  std::vector<SuppressionComment> comments_;
  std::vector<Block> blocks_;
  std::multimap<uint32_t, size_t> from_, to_;  // blocks by their first and last line
  std::vector<PlacedSuppression> placed_;
  std::map<std::string, std::vector<size_t>> open_;  // blocks that no ignore-end has closed, by their rules
  std::vector<size_t> order_;                        // the same, in order, closed ones among them
  std::set<size_t> closed_;
  Lines logical_{0, 0};
  uint32_t heap_begin_ = 0, heap_end_ = 0;
  uint32_t node_line_ = 0, node_last_ = 0;
};

}  // namespace

PlacedSuppressions PlaceSuppressions(const text::SourceFile& file, std::span<const Fragment* const> fragments) {
  return Placer(file, fragments).Run();
}

}  // namespace sparkvet::check
