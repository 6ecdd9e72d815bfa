#include "lib/carrier/properties.h"
#include "lib/carrier/template_blocks.h"
#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {
namespace {

Setting MakeSetting(const PropertiesReader& reader, Layer layer) {
  Setting s;
  s.key = reader.key();
  s.value = reader.value();
  s.key_span = reader.key_span();
  s.value_span = reader.value_span();
  s.layer = layer;
  s.key_unknown = HasTemplate(s.key) || HasVariable(s.key);
  s.unknown = s.key_unknown || HasTemplate(s.value) || HasVariable(s.value);
  return s;
}

}  // namespace

Fragment ParseProperties(std::string_view text, text::FileId file, Layer layer) {
  Fragment fragment(Kind::kProperties, file);
  PropertiesReader reader(text, file, fragment.arena);
  TemplateBlocks blocks;
  while (true) {
    switch (reader.Next()) {
      case PropertiesReader::Item::kEnd:
        return fragment;
      case PropertiesReader::Item::kComment:
        fragment.comments.push_back(reader.comment());
        break;
      case PropertiesReader::Item::kProblem:
        fragment.problems.push_back(reader.problem());
        break;
      case PropertiesReader::Item::kEntry: {
        Setting s = MakeSetting(reader, layer);
        if (s.key_unknown && StartsTemplate(s.key)) {
          const text::Span line = {file, s.key_span.begin, s.value_span.end};
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

}  // namespace sparkvet::carrier
