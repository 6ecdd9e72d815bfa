#include "lib/carrier/submit.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lib/carrier/given_before.h"
#include "lib/carrier/set_twice.h"
#include "lib/carrier/spark_release.h"
#include "lib/carrier/submit_words.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::carrier {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kConf = "--conf";
constexpr size_t kMostNearest = 64;  // of so many mistakes in a command it is worth saying what was meant

class Parser {
 public:
  Parser(const std::vector<Word>& words, size_t begin, const SubmitOptions& options, Fragment& out)
      : words_(words), options_(options), conf_(options.Find(kConf)), out_(out), begin_(begin), at_(begin) {}

  // As SparkSubmitArguments itself reads, without the launcher in front of it that takes options behind other words.
  void TakeWordsAsTheyAre() { mixes_ = false; }

  // What the program's script puts in front stands nowhere in the source: it gets the program's place.
  void Imply(const SubmitProgram& program, text::Span place) {
    mixed_ = program.mixed();
    const std::vector<std::string_view> arguments = program.arguments();
    if (arguments.empty()) return;
    std::vector<Word> implied;
    for (const std::string_view argument : arguments) {
      Word word;
      word.text = argument;
      word.span = place;
      implied.push_back(word);
    }
    Parser parser(implied, 0, options_, out_);
    parser.Run();
  }

  // $SPARK_SUBMIT --input x: it may be more than the program's name.
  void MayHoldApplication(const Word& word) { may_hold_application_ = &word; }

  void Run() {
    Reserve();
    before_.StartAt(out_.settings.size());
    const bool mixed = mixed_;
    while (at_ < words_.size() && Step()) {
    }
    if (before_.repeats()) NoteRepeated(mixed);
  }

 private:
  // Something seems to be given again, as hardly ever: what is given is listed now, by reading all once more.
  void NoteRepeated(bool mixed) {
    Fragment again(out_.kind, out_.file);
    std::vector<Given> given;
    Parser parser(words_, begin_, options_, again);
    parser.mixed_ = mixed;
    parser.mixes_ = mixes_;
    parser.given_ = &given;
    while (parser.at_ < words_.size() && parser.Step()) {
    }
    NoteSetTwice(given, out_);
  }

  // An option and its value are two words, as a rule.
  void Reserve() {
    const size_t words = words_.size() - std::min(at_, words_.size());
    const auto settings = static_cast<size_t>(std::count_if(words_.end() - static_cast<ptrdiff_t>(words), words_.end(), [](const Word& word) {
      return word.text == kConf;
    }));
    out_.words.reserve(out_.words.size() + words / 2);
    out_.settings.reserve(out_.settings.size() + settings);
    out_.options.reserve(out_.options.size() + words / 2 - std::min(settings, words / 2));
  }

  // The index of the last word that is an option; 0 if there is none.
  size_t LastOption() {
    if (last_option_) return *last_option_;
    size_t last = 0;
    for (size_t i = words_.size(); i > begin_ && last == 0; --i) {
      if (options_.Find(NameOf(words_[i - 1]))) last = i - 1;
    }
    last_option_ = last;
    return last;
  }

  static std::string_view NameOf(const Word& word) {
    const size_t split = SplitAt(word.text);
    return split == kNone ? word.text : word.text.substr(0, split);
  }

  // Most options are this one.
  std::optional<SubmitOption> Find(std::string_view name) const { return name == kConf ? conf_ : options_.Find(name); }

  // False once the application's own arguments begin.
  bool Step() {
    const Word& word = words_[at_];
    std::optional<SubmitOption> option = Find(word.text);
    const size_t split = option ? kNone : SplitAt(word.text);  // no option has a '=' in its name
    if (word.unknown && !(split != kNone && word.KnownUntil(split))) return Unknown(word);
    const std::string_view name = split == kNone ? word.text : word.text.substr(0, split);
    if (split != kNone) option = options_.Find(name);
    if (option && option->takes_value()) {
      Valued(*option, word, split);
      return true;
    }
    ++at_;
    if (option) {
      Switch(*option, word, name.size());
      return true;
    }
    if (word.text.starts_with('-')) {
      // $BUNDLE --table x: spark-submit would refuse it, so the word before it was the application.
      if (!mixed_ && may_be_application_ != nullptr) return Resource(*may_be_application_);
      // $SPARK_ARGS --input x: so it was among those, unless --input was meant to be one of spark-submit's, or others of these follow.
      if (!mixed_ && MayHoldApplication() && options_.Nearest(name).empty()) return Resource(*may_hold_application_);
      if (!mixed_) Unrecognized(word, name);
      return true;
    }
    return mixed_ || Resource(word);
  }

  // Whether an unknown word may hold the application, since no option of spark-submit's stands behind it.
  bool MayHoldApplication() { return may_hold_application_ != nullptr && out_.words.size() == words_before_ && LastOption() < at_; }

  // A word of which not even the beginning is certain.
  bool Unknown(const Word& word) {
    ++at_;
    const std::string_view known = word.text.substr(0, word.known);
    if (known.starts_with('-')) {
      out_.open_ended = true;
      return true;
    }
    const size_t slash = word.text.rfind('/');
    const bool is_a_path = !known.empty() || (slash != kNone && slash + 1 < word.text.size());
    if (!mixed_ && (is_a_path || IsNamedLikeAnApplication(word.text))) return Resource(word);
    const bool options_follow = LastOption() >= at_;
    if (word.splits || options_follow) {
      out_.open_ended = true;
      const bool is_a_list = word.text.contains('@') || word.text.contains('*');  // of whatever is left
      if (may_hold_application_ == nullptr && word.splits) {
        may_hold_application_ = &word;
        words_before_ = out_.words.size();
      }
      if (may_be_application_ == nullptr && (is_a_list || !IsNamedLikeOptions(word.text))) may_be_application_ = &word;
      return true;
    }
    return mixed_ || Resource(word);
  }

  bool Resource(const Word& word) {
    if (!word.unknown && !MayBeAnApplication(word.text, options_)) out_.misuses.push_back({Misuse::Kind::kNotAnApplication, word.text, word.Written()});
    out_.primary_resource = {word.text, word.Written()};
    out_.words.emplace_back(CommandWord::Kind::kResource, word.text, std::string_view(), word.Written(), word.unknown);
    for (; at_ < words_.size(); ++at_) ApplicationArgument(words_[at_]);
    return false;
  }

  // Options of Spark's behind the application never reach Spark. Only what is unmistakable counts.
  void ApplicationArgument(const Word& word) {
    if (word.unknown) return;
    if (!word.text.starts_with('-')) return;
    const size_t split = SplitAt(word.text);
    const auto option = options_.Find(split == kNone ? word.text : word.text.substr(0, split));
    if (!option) return;
    const bool conf = option->name() == kConf;
    std::string_view value;
    if (split != kNone)
      value = word.text.substr(split + 1);
    else if (at_ + 1 < words_.size())
      value = words_[at_ + 1].text;
    if (option->telling() || (conf && value.starts_with("spark."))) {
      out_.misuses.push_back({Misuse::Kind::kOptionAfterResource, word.text, word.Written()});
    }
  }

  void Valued(const SubmitOption& option, const Word& word, size_t split) {
    ++at_;
    if (split != kNone) {
      Add(option, word, split, word, split + 1);
    } else if (at_ == words_.size()) {
      out_.words.emplace_back(CommandWord::Kind::kMissingValue, word.text, std::string_view(), word.Written(), false, option);
      if (!out_.open_ended) {
        out_.misuses.push_back({Misuse::Kind::kMissingOptionValue, word.text, word.Written()});
      }
    } else {
      const Word& value = words_[at_++];
      Add(option, word, word.text.size(), value, 0);
    }
  }

  void Switch(const SubmitOption& option, const Word& word, size_t name_size) {
    out_.words.emplace_back(CommandWord::Kind::kOption, option.name(), std::string_view(), word.Written(), false, option);
    if (option.ends()) at_ = words_.size();
    const text::Span name = word.Part(0, name_size);
    out_.options.emplace_back(option.name(), std::string_view(), name, text::Span{name.file, name.end, name.end}, false, option);
  }

  // The value is value.text from `from` on.
  void Add(const SubmitOption& option, const Word& word, size_t name_size, const Word& value, size_t from) {
    const std::string_view option_name = option.name(), text = value.text.substr(from);
    const bool is_conf = option_name == kConf;  // as most are
    const bool unknown = value.unknown || (!is_conf && IsPattern(option, value));
    out_.words.emplace_back(CommandWord::Kind::kOption, option_name, text, word.Written(), unknown, option);
    if (option.ends()) at_ = words_.size();
    if (is_conf) return Conf(value, from);
    const text::Span name = word.Part(0, name_size);
    if (!option.adds_up()) {
      if (given_ == nullptr) before_.See(option);
      else given_->push_back({option_name, text, name, IsWrittenHere(word) && IsWrittenHere(value)});
    }
    const bool is_whole = from == 0 && value.pieces.empty();
    out_.options.emplace_back(option_name, text, name, is_whole ? value.span : value.Part(from, value.text.size()), unknown, option);
    if (option_name == "--class" && options_.IsMixedClass(text)) mixed_ = mixes_;
  }

  void Conf(const Word& word, size_t from) {
    const size_t end = word.text.size();
    const size_t equals = word.text.find('=', from);
    const bool is_open = equals == kNone || !word.KnownUntil(equals);
    if (is_open && !word.unknown) {
      out_.misuses.push_back({Misuse::Kind::kConfWithoutEquals, word.text.substr(from), word.Part(from, end)});
      return;
    }
    if (is_open) {
      // The key cannot be told; how much of it is certain decides what it may be.
      const std::string_view known = word.text.substr(from, word.known - from);
      if (std::string_view("spark.").starts_with(known)) out_.open_ended = true;
    }
    const size_t key_end = equals == kNone ? end : equals;
    const size_t value_begin = equals == kNone ? end : equals + 1;
    const std::string_view key = word.text.substr(from, key_end - from);
    Setting& s = out_.settings.emplace_back(Setting{.key = key,
                                                    .value = word.text.substr(value_begin),
                                                    .key_span = word.Part(from, key_end),
                                                    .value_span = word.Part(value_begin, end),
                                                    .layer = Layer::kConf,
                                                    .unknown = word.unknown,
                                                    .unknown_why = {},
                                                    .key_unknown = is_open,
                                                    .written_as = {},
                                                    .key_hash = spark::HashKey(key)});
    if (s.value.empty()) {
      // Behind the '=', before a closing quote.
      const uint32_t at = equals == kNone ? s.key_span.end : word.Part(equals, equals + 1).end;
      s.value_span.begin = s.value_span.end = at;
    }
    if (given_ == nullptr) before_.SeeLast(out_.settings);
    else given_->push_back({s.key, s.value, s.value_span, IsWrittenHere(word)});
    if (const size_t second = SecondSetting(s.key, s.value); second != kNone && !word.unknown) {
      const std::string_view text = s.value.substr(second, s.value.find('=', second) - second);
      const size_t begin = value_begin + second;
      out_.misuses.push_back({Misuse::Kind::kTwoSettings, text, word.Part(begin, begin + text.size())});
    }
  }

  // Neither unknown nor brought in by a variable.
  static bool IsWrittenHere(const Word& word) {
    return !word.unknown && std::all_of(word.pieces.begin(), word.pieces.end(), [](const Word::Piece& p) { return p.origin == 0; });
  }

  // Spark stops here. To go on, a word that stands between this option and the next one is taken as its value.
  void Unrecognized(const Word& word, std::string_view name) {
    const std::string_view nearest = out_.misuses.size() < kMostNearest ? options_.Nearest(name) : std::string_view();
    out_.misuses.push_back({.kind = Misuse::Kind::kUnrecognizedOption, .word = name, .span = word.Part(0, name.size()), .nearest = nearest});
    out_.words.emplace_back(CommandWord::Kind::kUnrecognized, name, std::string_view(), word.Part(0, name.size()), false);
    const bool has_value = name.size() != word.text.size();
    if (has_value || at_ + 1 >= words_.size()) return;
    const bool value_like = !words_[at_].text.starts_with('-');
    if (value_like && words_[at_ + 1].text.starts_with('-')) ++at_;
  }

  const std::vector<Word>& words_;
  const SubmitOptions& options_;
  const std::optional<SubmitOption> conf_;
  Fragment& out_;
  size_t begin_;
  size_t at_;
  std::optional<size_t> last_option_;  // once it was looked for
  const Word* may_be_application_ = nullptr;  // the first word of which nobody knows whether it holds options
  const Word* may_hold_application_ = nullptr;  // the first one that may be several words, whatever it is called
  size_t words_before_ = 0;                     // how many were taken before it
  GivenBefore before_;
  std::vector<Given>* given_ = nullptr;  // where to list all that is given
  bool mixed_ = false;
  bool mixes_ = true;       // options may come to be taken behind other words
};

}  // namespace

Fragment ParseSubmit(const std::vector<Word>& words, const FoundProgram& found, text::FileId file,
                     const SubmitOptions& options) {
  Fragment out(Kind::kSubmit, file);
  const Word& program = words[found.index];
  out.program = {found.program.name(), program.span};
  out.title = std::string(found.program.name());
  Parser parser(words, found.arguments, options, out);
  parser.Imply(found.program, program.span);
  if (program.unknown && program.splits) parser.MayHoldApplication(program);
  parser.Run();
  const NamedImage image = ImageAmong(std::span(words).first(found.arguments));
  out.release = image.version;
  out.release_of = image.name;
  return out;
}

Fragment ParseSubmitArguments(const std::vector<Word>& words, text::FileId file,
                              const SubmitOptions& options, Reader reader) {
  Fragment out(Kind::kSubmit, file);
  out.program = {"spark-submit", {}};
  out.title = "spark-submit";
  Parser parser(words, 0, options, out);
  if (reader == Reader::kArguments) parser.TakeWordsAsTheyAre();
  parser.Run();
  return out;
}

}  // namespace sparkvet::carrier
