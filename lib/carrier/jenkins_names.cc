#include "lib/carrier/jenkins_names.h"

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/carrier/byte_set.h"
#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

using TokenKind = GroovyToken::Kind;

// The name that a text begins with.
std::string_view NameAt(std::string_view text) {
  const size_t end = kNameBytes.EndOf(text, 0, text.size());
  return end > 0 && !base::IsDigit(text[0]) ? text.substr(0, end) : std::string_view();
}

}  // namespace

JenkinsNames::JenkinsNames(const Word& file, const GroovyTokens& tokens, GroovyText& text, text::Arena& arena)
    : file_(file), text_(file.text), tokens_(tokens), expressions_(text), arena_(arena) {
  Collect();
  DoubtNamedElsewhere();
  nearest_.resize(tokens_.size(), GroovyToken::kNone);
  for (uint32_t i = 0; i < tokens_.size(); ++i) {
    const uint32_t around = tokens_[i].around;
    if (around != GroovyToken::kNone) nearest_[i] = environments_.contains(around) ? around : nearest_[around];
  }
}

void JenkinsNames::Collect() {
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const GroovyToken& token = tokens_[i];
    if (token.kind == TokenKind::kName && IsAssigned(i)) Assignment(i);
    if (token.kind == TokenKind::kName && tokens_.Text(i) == "withEnv") WithEnv(i);
    if (tokens_.Is(i, "env") && tokens_.Is(i + 1, "[")) all_doubted_ = true;
    if (tokens_.Is(i, "-") && tokens_.Is(i + 1, ">") && Adjacent(i)) DoubtClosure(i);
    if (tokens_.Is(i, ")") && token.partner != GroovyToken::kNone && Binds(token.partner, i)) DoubtNamesIn(token.partner, i);
  }
}

// NAME =, NAME +=, NAME++, NAME <<, but not NAME == and NAME =~
bool JenkinsNames::IsAssigned(size_t name) const {
  size_t sign = name + 1;
  if (!tokens_.Is(sign, TokenKind::kSign) || !tokens_.Is(sign + 1, TokenKind::kSign)) return tokens_.Is(sign, "=");
  const char first = text_[tokens_[sign].begin], second = text_[tokens_[sign + 1].begin];
  if (!Adjacent(sign)) return first == '=';
  if (first == '=') return second != '=' && second != '~';
  return second == '=' ? first != '!' && first != '<' && first != '>' : (first == second && (first == '+' || first == '-' || first == '<'));
}

// (a, b) = …, for (a in b) { … }, def f(a) { … }
bool JenkinsNames::Binds(size_t open, size_t close) const {
  if (tokens_.Is(close + 1, "=")) return true;
  if (!tokens_.Is(close + 1, "{") || open < 1 || !tokens_.Is(open - 1, TokenKind::kName)) return false;
  if (base::IsOneOf(tokens_.Text(open - 1), {"for", "catch"})) return true;
  return open > 1 && (tokens_.Is(open - 2, TokenKind::kName) || tokens_.Is(open - 2, ">") || tokens_.Is(open - 2, "]"));
}

void JenkinsNames::Assignment(size_t name) {
  const std::string_view text = tokens_.Text(name);
  const GroovyToken& token = tokens_[name];
  if (name > 0 && tokens_.Is(name - 1, ".")) {
    if (name > 1 && tokens_.Is(name - 2, "env")) doubted_environment_.insert(text);
    return;
  }
  const bool is_plain = tokens_.Is(name + 1, "=");
  const size_t block = token.around;
  const bool is_of_environment = block != GroovyToken::kNone && block > 0 && tokens_.Is(block, "{") && tokens_.Is(block - 1, "environment");
  Entry entry{text, name + 2, expressions_.ExpressionEnd(name + 2, kMostOfExpression), false};
  entry.is_certain = entry.last - entry.first < kMostOfExpression;
  if (is_of_environment && is_plain) {
    environments_[tokens_[block].around].push_back(entries_.size());
    entries_.push_back(entry);
    return;
  }
  Variable& variable = variables_[text];
  const bool is_declared = is_plain && (token.around == GroovyToken::kNone || tokens_.Is(token.around, "{")) && name > 0 && tokens_.Is(name - 1, TokenKind::kName);
  const bool is_of_script = is_plain && token.around == GroovyToken::kNone;
  ++variable.assigned;
  variable.is_declared = is_declared || is_of_script;
  variable.around = token.around;
  variable.entry = entries_.size();
  entries_.push_back(entry);
}

// withEnv(["A=1", …]) { … }
void JenkinsNames::WithEnv(size_t name) {
  const size_t open = name + 1;
  if (!tokens_.Is(open, "(") || tokens_[open].partner == GroovyToken::kNone) return;
  const size_t close = tokens_[open].partner;
  if (!tokens_.Is(close + 1, "{")) return;
  std::vector<size_t>& entries = environments_[static_cast<uint32_t>(close + 1)];
  const auto add_any = [&] {
    entries.push_back(entries_.size());
    entries_.push_back({{}, 0, 0});
  };
  size_t at = open + 1;
  while (tokens_.Is(at, TokenKind::kLineEnd)) ++at;
  if (!tokens_.Is(at, "[") || tokens_[at].partner >= close) return add_any();
  const size_t last = tokens_[at].partner;
  for (size_t behind = last + 1; behind < close; ++behind) {
    if (!tokens_.Is(behind, TokenKind::kLineEnd)) return add_any();
  }
  for (++at; at < last;) {
    const size_t end = std::min(expressions_.ExpressionEnd(at, kMostOfExpression), last);
    while (at < end && tokens_.Is(at, TokenKind::kLineEnd)) ++at;
    if (at < end) {
      const std::string_view said = tokens_.Is(at, TokenKind::kString) ? tokens_.Text(at).substr(tokens_.QuoteOf(at).size()) : std::string_view();
      const std::string_view pair = NameAt(said);
      const std::string_view behind = said.substr(pair.size());
      if (pair.empty() || (!behind.starts_with('=') && !behind.starts_with('+'))) add_any();
      else {
        pairs_.insert(at);
        entries.push_back(entries_.size());
        entries_.push_back({pair, at, end, true, behind.starts_with('=')});
      }
    }
    at = std::max(end, at) + 1;
  }
}

void JenkinsNames::DoubtNamesIn(size_t first, size_t last) {
  all_doubted_ |= last - first > kMostOfList;
  for (size_t i = first; i < last && i < first + kMostOfList; ++i) {
    if (tokens_.Is(i, TokenKind::kName)) doubted_.insert(tokens_.Text(i));
  }
}

// { a, b -> … }
void JenkinsNames::DoubtClosure(size_t arrow) {
  for (size_t i = arrow; i > 0 && arrow - i < kMostOfList && !tokens_.Is(i - 1, "{") && !tokens_.Is(i - 1, "->"); --i) {
    if (tokens_.Is(i - 1, TokenKind::kName)) doubted_.insert(tokens_.Text(i - 1));
  }
}

// string(name: 'MEM'), axis { name 'MEM' }, variable: 'MEM'
void JenkinsNames::DoubtNamedElsewhere() {
  for (size_t i = 0; i < tokens_.size(); ++i) {
    if (!tokens_.Is(i, TokenKind::kString) || pairs_.contains(i)) continue;
    const size_t quote = tokens_.QuoteOf(i).size();
    const std::string_view said = tokens_.Text(i).substr(quote);
    const std::string_view name = NameAt(said);
    if (!name.empty() && (name.size() + quote == said.size() || said.substr(name.size()).starts_with('='))) doubted_environment_.insert(name);
  }
}

const Word* JenkinsNames::Value(size_t index) {
  if (entries_[index].value) return &*entries_[index].value;
  if (entries_[index].is_busy || depth_ >= kMaxDepth || !entries_[index].is_certain) return nullptr;
  entries_[index].is_busy = true;
  ++depth_;
  Word word = expressions_.Read(entries_[index].first, entries_[index].last, *this);
  --depth_;
  if (const size_t sign = word.text.find('='); entries_[index].is_pair && sign != std::string_view::npos) {
    const Word whole = word;
    WordBuilder value(whole, arena_);
    value.Start(sign + 1);
    value.Append(whole, sign + 1, whole.text.size());
    word = value.Finish(whole.text.size());
  }
  Entry& entry = entries_[index];
  entry.is_busy = false;
  entry.value = word;
  return &*entry.value;
}

const JenkinsNames::Entry* JenkinsNames::Environment(std::string_view name, size_t token) {
  if (all_doubted_ || doubted_environment_.contains(name)) return nullptr;
  for (uint32_t block = nearest_[token]; block != GroovyToken::kNone; block = nearest_[block]) {
    const std::vector<size_t>& entries = environments_.at(block);
    looked_at_ += entries.size();
    if (looked_at_ > kMostLookedAt) return nullptr;
    for (auto index = entries.rbegin(); index != entries.rend(); ++index) {
      if (entries_[*index].name == name) return Value(*index) == nullptr ? nullptr : &entries_[*index];
      if (entries_[*index].name.empty()) return nullptr;
    }
  }
  return nullptr;
}

const Word* JenkinsNames::Find(std::string_view name, size_t token) {
  const bool is_of_environment = name.starts_with("env.");
  if (is_of_environment) name.remove_prefix(std::string_view("env.").size());
  const Word* value = nullptr;
  const auto at = variables_.find(name);
  if (at != variables_.end() && !is_of_environment) {
    const Variable& v = at->second;
    const bool is_seen = v.around == GroovyToken::kNone || (v.around < token && tokens_[v.around].partner > token);
    const bool is_certain = v.assigned == 1 && v.is_declared && !doubted_.contains(name) && !all_doubted_;
    if (is_certain && is_seen && entries_[v.entry].last <= token) value = Value(v.entry);
  } else if (!doubted_.contains(name) || is_of_environment) {
    const Entry* const entry = Environment(name, token);
    if (entry != nullptr && entry->value && !entry->value->text.contains('$')) value = &*entry->value;
  }
  if (value == nullptr) return nullptr;
  expanded_ += value->text.size() + 16;
  return expanded_ > kMaxExpanded ? nullptr : value;
}

std::vector<Export> JenkinsNames::Exports(size_t token) {
  std::vector<Export> out;
  std::set<std::string_view> seen;
  for (uint32_t block = all_doubted_ ? GroovyToken::kNone : nearest_[token]; block != GroovyToken::kNone; block = nearest_[block]) {
    const std::vector<size_t>& entries = environments_.at(block);
    looked_at_ += entries.size();
    if (looked_at_ > kMostLookedAt) return {};
    for (auto index = entries.rbegin(); index != entries.rend(); ++index) {
      const std::string_view name = entries_[*index].name;
      if (name.empty()) return out;
      if (name == kPysparkArguments || !seen.insert(name).second || doubted_environment_.contains(name)) continue;
      const Word* const value = Value(*index);
      if (value == nullptr || value->unknown || value->text.contains('$')) continue;
      looked_at_ += value->text.size() + 16;
      if (looked_at_ > kMostLookedAt) return {};
      out.push_back({name, *value});
    }
  }
  return out;
}

std::vector<JenkinsNames::Arguments> JenkinsNames::PysparkArguments() {
  std::vector<Arguments> out;
  for (const auto& [block, entries] : environments_) {
    for (const size_t index : entries) {
      if (entries_[index].name != kPysparkArguments) continue;
      const Word* const value = Value(index);
      if (value == nullptr) continue;
      out.push_back({*value, tokens_[entries_[index].first].begin, tokens_[entries_[index].last - 1].end});
    }
  }
  std::sort(out.begin(), out.end(), [](const Arguments& a, const Arguments& b) { return a.begin < b.begin; });
  return out;
}

}  // namespace sparkvet::carrier
