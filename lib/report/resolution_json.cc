// One document for all jobs; docs/resolve.schema.json describes it.
#include "lib/check/places.h"
#include "lib/report/json_writer.h"
#include "lib/report/resolution_outputs.h"

namespace sparkvet::report {
namespace {

constexpr int64_t kVersion = 1;  // of the document: fields are only added within one

std::string_view KindName(carrier::Kind kind) {
  switch (kind) {
    case carrier::Kind::kProperties: return "properties";
    case carrier::Kind::kSubmit: return "submit";
    case carrier::Kind::kManifest: return "manifest";
    case carrier::Kind::kMap: break;
  }
  return "map";
}

class JsonOutput : public ResolutionOutput {
 public:
  explicit JsonOutput(const ResolutionSurroundings& s) : w_(out_, 2) {
    w_.StartObject();
    w_.Member("version", kVersion);
    w_.Member("sparkvet", s.version);
    w_.Name("jobs");
    w_.StartArray();
  }

  void Add(const Resolution& r) override {
    w_.StartObject();
    Head(r);
    w_.Name("settings");
    w_.StartArray();
    for (const ResolvedSetting& s : r.settings) Setting(r, s);
    w_.EndArray();
    w_.EndObject();
  }

  void End() override {
    w_.EndArray();
    w_.EndObject();
    out_ += '\n';
  }

 private:
  void Head(const Resolution& r) {
    const resolve::Context& c = r.resolved().context;
    const text::Span place = r.job.fragment.program.span;
    w_.Member("path", r.job.path);
    w_.Name("line");
    if (place.known()) w_.Int(r.job.sources[place.file].Locate(place.begin).line);
    else w_.Null();
    w_.Member("name", NameOf(r.job));
    w_.Member("kind", KindName(r.job.fragment.kind));
    w_.MemberOrNull("resource", r.job.fragment.primary_resource.value);
    w_.Member("release", c.release.ToString());
    w_.Member("releaseWhy", c.release_why);
    w_.MemberOrNull("manager", c.manager ? spark::Name(*c.manager) : std::string_view());
    w_.MemberOrNull("managerWhy", c.manager_why);
    w_.MemberOrNull("deployMode", c.deploy_mode);
    w_.MemberOrNull("platform", c.platform ? c.platform->name() : std::string_view());
    w_.Name("openEnded");
    w_.Bool(r.resolved().open_ended);
  }

  void Setting(const Resolution& r, const ResolvedSetting& s) {
    w_.StartObject();
    w_.Member("key", s.key);
    w_.Member("value", s.value);
    w_.Name("unknown");
    w_.Bool(s.unknown);
    w_.Name("effective");
    if (s.effective) w_.Text(*s.effective);
    else w_.Null();
    w_.Name("onlyOn");
    if (s.only_on.empty()) w_.Null();
    else Managers(s.only_on);
    w_.Name("origin");
    const resolve::Assignment* const setter = s.winner != nullptr ? s.winner : s.through;
    Origin(setter, s.winner == nullptr ? setter : nullptr, r.job.sources);
    w_.Name("beats");
    w_.StartArray();
    if (s.winner != nullptr) {
      for (const resolve::Assignment* a = r.resolved().Next(*s.winner); a != nullptr; a = r.resolved().Next(*a)) {
        if (a->layer != carrier::Layer::kBuiltIn) Beaten(*a, r.job.sources);
      }
    }
    w_.EndArray();
    w_.EndObject();
  }

  void Managers(std::span<const std::string_view> managers) {
    w_.StartArray();
    for (const std::string_view manager : managers) w_.Text(manager);
    w_.EndArray();
  }

  void Beaten(const resolve::Assignment& a, const text::SourceSet& sources) {
    w_.StartObject();
    w_.Member("value", a.value);
    w_.Name("unknown");
    w_.Bool(a.unknown);
    w_.Name("origin");
    Origin(&a, nullptr, sources);
    w_.EndObject();
  }

  // `through`: the setting of another key.
  void Origin(const resolve::Assignment* a, const resolve::Assignment* through, const text::SourceSet& sources) {
    const carrier::Layer layer = a == nullptr ? carrier::Layer::kBuiltIn : a->layer;
    w_.StartObject();
    w_.Member("layer", carrier::LayerId(layer));
    w_.MemberOrNull("writtenAs", a == nullptr ? std::string_view() : a->written_as);
    w_.MemberOrNull("key", through == nullptr ? std::string_view() : through->key);
    const bool has_place = a != nullptr && a->value_span.known();
    const text::Position at = has_place ? sources[a->value_span.file].Locate(a->value_span.begin) : text::Position{};
    w_.MemberOrNull("path", has_place ? std::string_view(sources[a->value_span.file].path()) : std::string_view());
    for (const auto& [name, number] : {std::pair("line", at.line), std::pair("column", at.column)}) {
      w_.Name(name);
      if (has_place) w_.Int(number);
      else w_.Null();
    }
    w_.EndObject();
  }

  JsonWriter w_;
};

}  // namespace

std::unique_ptr<ResolutionOutput> MakeResolutionJson(const ResolutionSurroundings& s) { return std::make_unique<JsonOutput>(s); }

}  // namespace sparkvet::report
