#include "lib/carrier/oozie_workflow.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/command_words.h"
#include "lib/carrier/oozie_options.h"
#include "lib/carrier/shell_found.h"
#include "lib/carrier/source_map.h"
#include "lib/carrier/submit.h"
#include "lib/carrier/unknown.h"
#include "lib/carrier/word_builder.h"
#include "lib/carrier/xml_reader.h"

namespace sparkvet::carrier {
namespace {

// In the order in which Oozie hands them over; <spark-opts> stands behind these.
struct Field {
  std::string_view element, option;
};
constexpr std::array<Field, 4> kFields = {{{"master", "--master"}, {"mode", "--deploy-mode"}, {"name", "--name"}, {"class", "--class"}}};

// What Spark 2 takes apart, which Oozie brings along, and later releases refuse. Which one it is nobody says here.
constexpr std::string_view kYarn = "yarn";
bool IsOldMaster(std::string_view master) { return master == "yarn-cluster" || master == "yarn-client"; }

// The end of ${…}, in which there may be strings: ${concat('}', x)}.
size_t ExpressionEnd(std::string_view text, size_t at) {
  char quote = '\0';
  for (size_t i = at + 2; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') quote = c == quote ? '\0' : quote;
    else if (c == '\'' || c == '"') quote = c;
    else if (c == '}') return i + 1;
  }
  return text.size();
}

class Workflow : public XmlSink {
 public:
  Workflow(std::string_view text, text::FileId file, const SubmitOptions& options) : text_(text), file_(file), options_(options) {}

  std::vector<Fragment> Read() {
    const std::optional<XmlProblem> problem = ReadXml(text_, *this);
    std::vector<Fragment> out = found_.Take();
    if (problem) Add(*problem, out);
    return out;
  }

 private:
  // An element of an action's own, with its text.
  struct Element {
    Element(std::string_view n, text::FileId file, size_t at) : name(n), content(file), begin(at) {}
    std::string name;
    SourceMap content;
    size_t begin;
  };
  struct Action {
    size_t depth, begin;
    std::vector<Element> elements;
  };

  void OnOpen(std::string_view space, std::string_view name, const Attributes& attributes, size_t begin, size_t end) override {
    ++depth_;
    if (!action_ && name == "action") {
      const auto named = std::find_if(attributes.begin(), attributes.end(), [](const auto& a) { return a.first == "name"; });
      name_ = named == attributes.end() ? std::string() : std::string(named->second);
    } else if (!action_ && name == "spark" && space.starts_with(kOozieSpark)) {
      action_.emplace(Action{depth_, begin, {}});
    } else if (action_ && depth_ == action_->depth + 1) {
      action_->elements.emplace_back(name, file_, end);
    }
  }

  // What is nested deeper is not an element's own text.
  void OnText(std::string_view text, size_t begin, size_t end) override {
    if (!action_ || depth_ != action_->depth + 1) return;
    SourceMap& content = action_->elements.back().content;
    if (text_.substr(begin, end - begin) == text) content.Copy(text, begin);
    else content.Insert(text, begin, end);
  }

  void OnClose(size_t end) override {
    if (action_ && depth_ == action_->depth) {
      Finish(*action_, end);
      action_.reset();
    }
    --depth_;
  }

  void OnComment(std::string_view text, size_t begin, size_t end) override {
    found_.AddComment(text, {file_, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }

  void Finish(const Action& action, size_t end) {
    text::Arena arena;
    std::vector<Word> words;
    const auto add = [&](std::string_view option, const Element& of) {
      const auto at = static_cast<uint32_t>(of.begin);
      words.push_back({.text = option, .span = {file_, at, at}});
    };
    for (const Field& field : kFields) {
      const Element* const e = Find(action, field.element);
      if (e == nullptr) continue;
      add(field.option, *e);
      words.push_back(Value(*e, arena));
      if (field.option != kFields[0].option || !IsOldMaster(words.back().text)) continue;
      const Word whole = words.back();
      words.back() = Part(whole, 0, kYarn.size(), arena);
      if (Find(action, kFields[1].element) != nullptr) continue;
      add(kFields[1].option, *e);
      words.push_back(Part(whole, kYarn.size() + 1, whole.text.size(), arena));
    }
    if (const Element* const e = Find(action, "spark-opts")) Options(Value(*e, arena), arena, words);
    if (const Element* const jar = Find(action, "jar")) {
      if (std::none_of(words.begin(), words.end(), [](const Word& w) { return w.text == "--verbose"; })) add("--verbose", *jar);
      words.push_back(Value(*jar, arena));
      for (const Element& e : action.elements) {
        if (e.name == "arg") words.push_back(Value(e, arena));
      }
    }
    Fragment f = ParseSubmitArguments(words, file_, options_, Reader::kArguments);
    f.arena = std::move(arena);
    f.title = "spark action " + name_;
    f.open_ended = true;
    f.step = {file_, static_cast<uint32_t>(action.begin), static_cast<uint32_t>(end)};
    if (end > line_end_) line_end_ = std::min(text_.find('\n', end), text_.size());  // actions come in order
    found_.Add(std::move(f), static_cast<uint32_t>(action.begin), static_cast<uint32_t>(line_end_));
  }

  static Word Part(const Word& word, size_t begin, size_t end, text::Arena& arena) {
    WordBuilder part(word, arena);
    part.Start(begin);
    part.Append(word, begin, end);
    return part.Finish(end);
  }

  // The first of a name counts.
  static const Element* Find(const Action& action, std::string_view name) {
    const auto at = std::find_if(action.elements.begin(), action.elements.end(), [&](const Element& e) { return e.name == name; });
    return at == action.elements.end() ? nullptr : &*at;
  }

  // Trimmed, and with holes where Oozie or somebody before it puts something in.
  Word Value(const Element& e, text::Arena& arena) const {
    Word whole;
    whole.text = arena.Keep(e.content.text());
    const std::vector<Word::Piece> pieces = e.content.Pieces();
    whole.pieces = arena.KeepAll<Word::Piece>(pieces);
    whole.span = {file_, static_cast<uint32_t>(e.begin), static_cast<uint32_t>(e.begin)};
    if (!pieces.empty()) whole.span = whole.Part(0, whole.text.size());
    constexpr std::string_view kSpace = " \t\r\n";
    const size_t begin = std::min(whole.text.find_first_not_of(kSpace), whole.text.size());
    const std::string_view text = whole.text.substr(0, std::max(whole.text.find_last_not_of(kSpace) + 1, begin));
    WordBuilder value(whole, arena);
    value.Start(begin);
    value.Quote();
    for (size_t at = begin; at < text.size();) {
      const size_t sign = std::min(text.find_first_of("${<%#@", at), text.size());
      value.Copy(at, sign);
      at = sign;
      if (at == text.size()) break;
      size_t end = text.substr(at).starts_with("${") ? ExpressionEnd(text, at) : OpenPartEnd(text, at);
      if (end == at) end = text.substr(at).starts_with("#{") ? ExpressionEnd(text, at) : at;
      if (end == at) value.Copy(at, at + 1);
      else value.Expand(at, end, true);
      at = std::max(end, at + 1);
    }
    return value.Finish(text.size());
  }

  // A quote that stays may be taken off by another version of Oozie: what is in it is not known; nor is what a build tool fills in.
  static void Options(const Word& text, text::Arena& arena, std::vector<Word>& words) {
    for (const Word& word : SplitSparkOptions(text, arena)) {
      const size_t doubt = std::min({word.text.find('"'), FindPlaceholder(word.text), word.text.size()});
      WordBuilder doubted(word, arena);
      doubted.Start(0);
      doubted.Quote();
      doubted.Append(word, 0, doubt);
      if (doubt < word.text.size()) doubted.Expand(doubt, word.text.size(), false);
      words.push_back(doubt < word.text.size() ? doubted.Finish(word.text.size()) : word);
    }
  }

  void Add(const XmlProblem& problem, std::vector<Fragment>& out) const {
    if (out.empty()) out.emplace_back(Kind::kSubmit, file_);
    const auto at = static_cast<uint32_t>(problem.at);
    const text::Span span{file_, at, at};
    Fragment& f = out.back();
    if (!problem.is_certain || HasTemplate(text_)) f.unread.push_back({span, "XML: " + problem.message});
    else f.problems.push_back({span, "not XML: " + problem.message});
  }

  std::string_view text_;
  text::FileId file_;
  const SubmitOptions& options_;
  ShellFound found_;
  size_t depth_ = 0;
  size_t line_end_ = 0;
  std::string name_;  // of the action that a <spark> stands in
  std::optional<Action> action_;
};

}  // namespace

std::vector<Fragment> ParseOozieWorkflow(std::string_view text, text::FileId file, const SubmitOptions& options) { return Workflow(text, file, options).Read(); }

}  // namespace sparkvet::carrier
