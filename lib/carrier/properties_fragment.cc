#include <algorithm>
#include <string>
#include <utility>

#include "lib/carrier/properties.h"
#include "lib/carrier/template_blocks.h"
#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {
namespace {

// What may hold a template, a variable or a placeholder at all: hardly a line has a sign of one.
class Signs {
 public:
  // `text` as the reader has it.
  explicit Signs(std::string_view text) : text_(text) {}

  // Whether a sign stands between the two places; they only ever move on.
  bool AnyIn(size_t begin, size_t end) {
    if (next_ < begin || !looked_) {
      looked_ = true;
      next_ = text_.size();
      for (ByteFinder& finder : finders_) next_ = std::min(next_, finder.From(text_, begin));
    }
    return next_ < end;
  }

 private:
  std::string_view text_;
  bool looked_ = false;
  size_t next_ = 0;
  ByteFinder finders_[6] = {ByteFinder('{'), ByteFinder('%'), ByteFinder('$'), ByteFinder('@'), ByteFinder('_'), ByteFinder('<')};
};

// Whether the reader's last entry may hold something unknown. Escapes may stand for anything.
bool MayBeUnknown(const PropertiesReader& reader, Signs& signs) {
  if (!reader.is_verbatim()) return true;
  const auto offset = [&](const char* at) { return static_cast<size_t>(at - reader.text().data()); };
  return signs.AnyIn(offset(reader.key().data()), offset(reader.value().data() + reader.value().size()));
}

bool IsLineEnd(std::string_view text, size_t at) { return at == text.size() || text[at] == '\n' || text[at] == '\r'; }

// Reads the line that begins with a directive, and as many as the directive has. False if it becomes text of any kind.
bool ReadDirectives(PropertiesReader& reader, TemplateBlocks& blocks) {
  const std::string_view text = reader.text();
  bool is_control = true;
  size_t at = reader.begin();
  while (!IsLineEnd(text, at)) {
    size_t end = DirectiveEnd(text, at);
    if (end != at) is_control &= blocks.Read(text.substr(at, end - at));
    else if (text[at] == ' ' || text[at] == '\t') end = at + 1;
    else is_control = false, end = at + 1;
    at = end;
  }
  reader.GoOnFrom(at);
  return is_control;
}

enum class Nature : uint8_t { kMayBeTemplate, kAsItLies };

constexpr size_t kBytesPerSetting = 32, kMostAtOnce = 256;  // to make room for

void ReadInto(Fragment& fragment, std::string_view text, Layer layer, Nature nature) {
  PropertiesReader reader(text, fragment.file, fragment.arena);
  Signs signs(reader.text());
  TemplateBlocks blocks;
  fragment.settings.reserve(std::min(text.size() / kBytesPerSetting, kMostAtOnce) + 1);
  while (true) {
    switch (reader.Next()) {
      case PropertiesReader::Item::kEnd:
        return;
      case PropertiesReader::Item::kComment:
        fragment.comments.push_back(reader.comment());
        break;
      case PropertiesReader::Item::kProblem:
        fragment.problems.push_back(reader.problem());
        break;
      case PropertiesReader::Item::kEntry: {
        if (nature == Nature::kMayBeTemplate && StartsTemplate(reader.text().substr(reader.begin()))) {
          if (!ReadDirectives(reader, blocks)) fragment.open_ended = true;
          break;
        }
        Setting& s = fragment.settings.emplace_back(Setting{});
        s.key = reader.key();
        s.value = reader.value();
        s.key_span = reader.key_span();
        s.value_span = reader.value_span();
        s.layer = layer;
        s.unknown = blocks.inside();
        if (nature == Nature::kAsItLies || !MayBeUnknown(reader, signs)) break;
        s.key_unknown = IsUnknown(s.key);
        s.unknown |= s.key_unknown || IsUnknown(s.value);
        fragment.open_ended |= s.key_unknown && MayBeAnyKey(s.key);
        break;
      }
    }
  }
}

// In the order of the text, none within another.
bool Touches(const std::vector<Word::Hole>& holes, text::Span span) {
  const auto hole = std::partition_point(holes.begin(), holes.end(),
                                         [&](const Word::Hole& h) { return h.end <= span.begin; });
  return hole != holes.end() && hole->begin < span.end;
}

}  // namespace

Fragment ParseProperties(std::string_view text, text::FileId file, Layer layer) {
  Fragment fragment(Kind::kProperties, file);
  ReadInto(fragment, text, layer, Nature::kMayBeTemplate);
  return fragment;
}

Fragment ParsePropertiesAsTheyAre(std::string_view text, text::FileId file, Layer layer) {
  Fragment fragment(Kind::kProperties, file);
  ReadInto(fragment, text, layer, Nature::kAsItLies);
  return fragment;
}

Fragment ParseProperties(const Word& text, Layer layer) {
  Fragment fragment(Kind::kProperties, text.span.file);
  ReadInto(fragment, fragment.arena.Keep(std::string(text.text)), layer, Nature::kMayBeTemplate);
  std::vector<Word::Hole> holes, optional;
  for (const Word::Hole& h : text.holes) (h.optional ? optional : holes).push_back(h);
  const auto move = [&](text::Span& span) { span = text.Part(span.begin, span.end); };
  for (Setting& s : fragment.settings) {
    const text::Span whole = {s.key_span.file, s.key_span.begin, std::max(s.key_span.end, s.value_span.end)};
    if (Touches(holes, s.key_span)) {
      s.key_unknown = true;
      fragment.open_ended = true;
    }
    s.unknown |= s.key_unknown || Touches(holes, whole) || Touches(optional, whole);
    move(s.key_span);
    move(s.value_span);
  }
  for (auto& comment : fragment.comments) move(comment.span);
  for (Problem& problem : fragment.problems) move(problem.span);
  return fragment;
}

}  // namespace sparkvet::carrier
