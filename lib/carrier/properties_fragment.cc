#include <algorithm>
#include <string>
#include <utility>

#include "lib/carrier/properties.h"
#include "lib/carrier/template_blocks.h"
#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {
namespace {

// What may hold a template or a variable at all: most files have no sign of one anywhere.
struct Signs {
  Signs() = default;  // of a file as it lies: nothing in it is unknown
  explicit Signs(std::string_view text) {
    const bool escapes = text.contains('\\');  // \u007b, or a line that goes on
    templates = escapes || text.contains('{') || text.contains('%');
    variables = escapes || text.contains('$');
    placeholders = escapes || text.contains('@') || text.contains("%%") || text.contains("__");
  }
  bool IsUnknown(std::string_view text) const {
    return (templates && HasTemplate(text)) || (variables && HasVariable(text)) || (placeholders && HasPlaceholder(text));
  }

  bool templates = false, variables = false, placeholders = false;
};

Setting MakeSetting(const PropertiesReader& reader, Layer layer, const Signs& signs) {
  Setting s;
  s.key = reader.key();
  s.value = reader.value();
  s.key_span = reader.key_span();
  s.value_span = reader.value_span();
  s.layer = layer;
  s.key_unknown = signs.IsUnknown(s.key);
  s.unknown = s.key_unknown || signs.IsUnknown(s.value);
  return s;
}

constexpr size_t kBytesPerSetting = 48, kMostAtOnce = 256;  // to make room for

void ReadInto(Fragment& fragment, std::string_view text, Layer layer, const Signs& signs) {
  PropertiesReader reader(text, fragment.file, fragment.arena);
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
        Setting s = MakeSetting(reader, layer, signs);
        if (s.key_unknown && StartsTemplate(s.key)) {
          const text::Span line = {fragment.file, s.key_span.begin, s.value_span.end};
          if (!blocks.Read(text.substr(line.begin, line.end - line.begin)))
            fragment.open_ended = true;
        }
        s.unknown |= blocks.inside();
        fragment.settings.push_back(s);
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
  ReadInto(fragment, text, layer, Signs(text));
  return fragment;
}

Fragment ParsePropertiesAsTheyAre(std::string_view text, text::FileId file, Layer layer) {
  Fragment fragment(Kind::kProperties, file);
  ReadInto(fragment, text, layer, {});
  return fragment;
}

Fragment ParseProperties(const Word& text, Layer layer) {
  Fragment fragment(Kind::kProperties, text.span.file);
  ReadInto(fragment, fragment.arena.Keep(std::string(text.text)), layer, Signs(text.text));
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
