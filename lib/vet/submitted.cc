#include "lib/vet/submitted.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/driver/play.h"
#include "lib/spark/hashed_key.h"
#include "lib/vet/system_properties.h"

namespace sparkvet::vet {
namespace {

constexpr std::string_view kDriverMemory = "spark.driver.memory";
constexpr std::string_view kDefaultMemory = "1g";
constexpr std::string_view kSubmitOptions = "SPARK_SUBMIT_OPTS";

// What the launcher puts on the command line of a driver's JVM, the stronger first; before them stand spark-submit's own options.
struct OptionsKey {
  spark::HashedKey key;
  spark::Release since;
};
const OptionsKey kDriverOptions[] = {{spark::HashedKey("spark.driver.extraJavaOptions"), {}}, {spark::HashedKey("spark.driver.defaultJavaOptions"), {3, 0}}};

// A size as the JVM's -Xmx takes it, or nothing: 512m, 2G, a bare number of bytes. Heaps consist of whole MiB.
std::optional<int64_t> JvmSize(std::string_view text) {
  static constexpr std::string_view kUnits = "kmgt";
  int shift = 0;
  if (!text.empty()) {
    const size_t unit = kUnits.find(static_cast<char>(text.back() | 0x20));
    if (unit != std::string_view::npos) {
      shift = 10 * static_cast<int>(unit + 1);
      text.remove_suffix(1);
    }
  }
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number <= 0 || number > (INT64_MAX >> (shift + 1))) return std::nullopt;
  constexpr int64_t kMebibyte = 1 << 20;
  return ((number << shift) + kMebibyte - 1) / kMebibyte * kMebibyte;
}

// What spark-submit makes of an application's name is as unknown as that is: spark.jars of $JAR.
void DoubtWhatIsMadeOfApplication(const carrier::Fragment& command, resolve::Resolved& resolved) {
  const auto word = std::ranges::find(command.words, carrier::CommandWord::Kind::kResource, &carrier::CommandWord::kind);
  if (word == command.words.end() || !word->unknown) return;
  for (size_t place = 0; place < resolved.keys().size(); ++place) {
    const resolve::Assignment& a = resolved.Winner(place);
    if (a.layer == carrier::Layer::kSubmit && a.value.contains(word->name)) resolved.Doubt(place);
  }
}

// What the launcher finds under the key: an option that stands for it, unless it is a setting already, else the setting.
std::optional<JavaOptions> OptionsUnder(const spark::HashedKey& key, const resolve::Input& input, const resolve::Resolved& resolved) {
  const std::vector<carrier::Option>& options = input.subject->options;
  const auto stands_for_it = [&](const carrier::Option& o) { return o.known && o.known->property() == key.name; };
  const auto given = input.through_launcher ? options.rend() : std::find_if(options.rbegin(), options.rend(), stands_for_it);
  if (given != options.rend()) return JavaOptions{given->value, given->unknown, given->value_span, given->name};
  const resolve::Assignment* const set = resolved.Find(key);
  if (set == nullptr) return std::nullopt;
  return JavaOptions{set->value, set->unknown, set->value_span, set->written_as.empty() ? set->key : set->written_as};
}

}  // namespace

void RunInJvm(const resolve::Input& input, resolve::Resolved& resolved, driver::Submission& submission) {
  std::vector<JavaOptions> options;
  for (const auto& [key, since] : kDriverOptions) {
    if (resolved.context.deploy_mode != "client" || resolved.context.release < since) continue;
    if (const auto some = OptionsUnder(key, input, resolved)) options.push_back(*some);
  }
  if (const auto own = submission.InEnvironment(kSubmitOptions)) options.push_back({own->value, own->unknown, own->span, kSubmitOptions});
  if (!options.empty()) submission.RunIn(SettingsOfJvm(options, resolved));
}

void StayInJvm(resolve::Resolved& resolved) {
  if (resolved.context.deploy_mode != "client") return;
  resolved.context.submitted = true;
  const resolve::Assignment* const memory = resolved.Find(kDriverMemory);
  if (memory == nullptr ? resolved.open_ended : memory->unknown) return;
  resolved.context.heap = JvmSize(memory == nullptr ? kDefaultMemory : memory->value);
}

Submitted Submit(const Knowledge& knowledge, const resolve::Input& input, const resolve::Said& said,
                 const driver::Surroundings& surroundings, bool goes_on, Memory* memory) {
  resolve::Resolved* const again = memory == nullptr ? nullptr : memory->Again(input);
  Submitted out{resolve::Resolve(input, said, knowledge.catalogue, again), {}};
  if (input.subject->kind != carrier::Kind::kSubmit) return out;
  out.resolved.context.submitted = surroundings.is_program;
  driver::Submission submission(out.resolved, *input.subject, surroundings);
  driver::SubmitView view(knowledge.catalogue, out.resolved, submission, memory == nullptr ? nullptr : &memory->room);
  if (surroundings.machine != nullptr) view.SetMachine(*surroundings.machine);
  if (surroundings.is_program) RunInJvm(input, out.resolved, submission);
  out.transcript = memory == nullptr ? driver::PlaySubmit(knowledge.program, view, submission, goes_on)
                                     : memory->submit_rehearsals.Play(view, submission, goes_on);
  submission.Finish();
  DoubtWhatIsMadeOfApplication(*input.subject, out.resolved);
  out.resolved.context.submitted = false;  // where the driver runs is said later
  for (const carrier::Option* const option : submission.Dropped()) {
    out.resolved.dropped_options.push_back({option->name, option->name_span});
  }
  return out;
}

}  // namespace sparkvet::vet
