#include "lib/carrier/compile_maps.h"

#include <algorithm>

namespace sparkvet::carrier {

void MapCompiler::Read(const TomlReader& in) {
  in.Allow(in.root(), {"maps", "shape"});
  const toml::table* head = in.root().get("maps")->as_table();
  if (!head) in.Fail(in.root().get("maps")->source(), "'maps' must be a table");
  in.Allow(*head, {"namespaces", "keys", "foreign", "notUnder", "nested", "types"});
  const auto words = [&](const toml::table& t, std::string_view key) { return words_.Add(in.Texts(t, key)); };
  auto namespaces = in.Texts(*head, "namespaces");  // are searched in order
  std::sort(namespaces.begin(), namespaces.end());
  rules_.push_back({words_.Add(namespaces), words(*head, "keys"), words(*head, "foreign"), words(*head, "notUnder"),
                    words(*head, "nested"), words(*head, "types")});
  for (const toml::table* t : in.Tables(in.root(), "shape")) {
    in.Allow(*t, {"title", "holders", "beside", "layer", "fields", "strings", "butUnder", "bodies", "mark"});
    shapes_.push_back({writer_.Text(in.Text(*t, "title")), words(*t, "holders"), words(*t, "beside"), words(*t, "fields"), words(*t, "butUnder"),
                       words(*t, "bodies"), writer_.Text(in.TextOr(*t, "mark")),
                       static_cast<MapLayer>(in.OneOf(*t, "layer", {"conf", "map", "defaults-file"})), in.Flag(*t, "strings")});
  }
}

void MapCompiler::Put() {
  writer_.Put(kMapRulesTag, rules_);
  writer_.Put(kMapShapeTag, shapes_);
}

}  // namespace sparkvet::carrier
