#include "lib/resolve/by_platform.h"

#include <string>

namespace sparkvet::resolve {
namespace {

bool Concerns(const rule::Audience& audience, const Context& context) {
  if (!audience.releases.Contains(context.release)) return false;
  if (audience.managers == rule::kAllManagers) return true;
  return context.manager && (audience.managers >> static_cast<unsigned>(*context.manager) & 1u) != 0;
}

bool IsMeant(std::string_view pattern, std::string_view key) {
  return pattern.ends_with('.') || pattern.ends_with('-') ? key.starts_with(pattern) : key == pattern;
}

}  // namespace

void AddPlatform(const rule::Platform& platform, const Input& input, Resolved& resolved) {
  const bool replaces_defaults = input.properties_file != nullptr && !input.loads_defaults;
  const std::string_view who = resolved.Keep("the platform " + std::string(platform.name()));
  for (const rule::PlatformSetRecord& set : platform.sets()) {
    if (!Concerns(set.audience, resolved.context) || (set.in_defaults != 0 && replaces_defaults)) continue;
    Assignment a;
    a.key = platform.Text(set.key);
    a.value = platform.Text(set.value);
    a.layer = carrier::Layer::kPlatform;
    a.unknown = set.unknown != 0;
    a.written_as = who;
    resolved.Add(a);
  }
}

void AddUnwanted(const carrier::Fragment& subject, Resolved& resolved) {
  if (!resolved.context.platform) return;
  const rule::Platform& platform = *resolved.context.platform;
  const bool is_command = subject.kind == carrier::Kind::kSubmit;
  for (const std::string_view key : resolved.keys()) {
    const Assignment& winner = *resolved.Find(key);
    if (!winner.key_span.known() || winner.key_unknown) continue;
    for (const rule::PlatformKeyRecord& row : platform.keys()) {
      if (!IsMeant(platform.Text(row.key), key) || !Concerns(row.audience, resolved.context)) continue;
      if (row.of_commands != 0 && !is_command) continue;
      resolved.unwanted.push_back({key, winner.key_span, row.refused != 0, platform.Text(row.instead), platform.Text(row.source)});
      break;
    }
  }
}

}  // namespace sparkvet::resolve
