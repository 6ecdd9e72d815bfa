#include "lib/driver/failed_read.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "lib/base/check.h"
#include "lib/spark/java_decimal.h"
#include "lib/spark/java_text.h"
#include "lib/spark/value_unit.h"

namespace sparkvet::driver {
namespace {

using rule::MalformedRecord;
using rule::Value;
using spark::ReadResult;

// What the placeholders of a message stand for.
struct Words {
  std::string_view key, value, type, unit, detail, check;
  std::string from, printed;
};

std::string Fill(std::string_view message, const Words& words) {
  const std::pair<std::string_view, std::string_view> names[] = {
      {"{key}", words.key},   {"{value}", words.value},   {"{type}", words.type},  {"{unit}", words.unit},
      {"{detail}", words.detail}, {"{check}", words.check}, {"{from}", words.from}, {"{printed}", words.printed}};
  std::string out;
  for (size_t brace = message.find('{'); brace != std::string_view::npos; brace = message.find('{')) {
    out += message.substr(0, brace);
    message.remove_prefix(brace);
    const auto name = std::find_if(std::begin(names), std::end(names), [&](const auto& n) { return message.starts_with(n.first); });
    const bool is_name = name != std::end(names);
    out += is_name ? name->second : message.substr(0, 1);
    message.remove_prefix(is_name ? name->first.size() : 1);
  }
  return out.append(message);
}

// The parsed value as checkValue's message shows it: a number in the entry's unit.
std::string Shown(const ReadResult& result) {
  switch (result.type) {
    case spark::ValueType::kBoolean: return result.integer != 0 ? "true" : "false";
    case spark::ValueType::kDouble: return rule::JavaString(Value::Double(result.floating));
    case spark::ValueType::kDecimal: return spark::DecimalPlain(spark::JavaTrim(result.text()));
    case spark::ValueType::kString:
    case spark::ValueType::kOther: return std::string(result.text());
    default: return std::to_string(result.integer);
  }
}

// The same as the entry would write it into a configuration: times in milliseconds, sizes in bytes.
std::string Printed(const ReadResult& result, const std::string& shown) {
  if (result.type == spark::ValueType::kTime) {
    const auto unit = spark::TimeUnitByName(result.unit).value_or(spark::TimeUnit::kMilliseconds);
    return std::to_string(spark::ConvertTime(result.integer, unit, spark::TimeUnit::kMilliseconds)) + "ms";
  }
  if (result.type == spark::ValueType::kBytes) {
    const auto unit = spark::ByteUnitByName(result.unit).value_or(spark::ByteUnit::kByte);
    return std::to_string(spark::ConvertBytes(result.integer, unit, spark::ByteUnit::kByte).value_or(result.integer)) + 'b';
  }
  return shown;
}

class Examiner {
 public:
  Examiner(const rule::Program& program, const resolve::View& view, rule::Evaluator& evaluator,
           const rule::StepRecord& step, std::string_view name, const ReadResult& result)
      : program_(program), view_(view), evaluator_(evaluator), step_(step), name_(name), result_(result) {}

  FailedRead Run() {
    if (result_.state == ReadResult::State::kMalformed) {
      return Throw(static_cast<uint8_t>(result_.error.kind), result_.text(), result_.error.text, {});
    }
    if (result_.state == ReadResult::State::kCircular) {
      return Throw(rule::kCircular, result_.circular.text, result_.circular.reference, {});
    }
    if (result_.state != ReadResult::State::kValue || static_cast<spark::Getter>(step_.getter) != spark::Getter::kEntry) {
      return {};
    }
    for (const rule::CheckRecord& check : program_.Checks(result_.named)) {
      if (!Concerns(check.audience, view_.release(), view_.manager())) continue;
      evaluator_.SetSlot(check.slot, resolve::View::ToValue(result_));
      std::string shown = Shown(result_);
      if (check.value != rule::kNone) {
        const Value made = evaluator_.Evaluate(check.value);
        evaluator_.SetSlot(check.slot, made);
        shown = rule::JavaString(made);
      }
      if (evaluator_.Evaluate(check.unless).is_false()) return Throw(check.error, shown, {}, program_.Text(check.message));
    }
    return {};
  }

 private:
  FailedRead Throw(uint8_t error, std::string_view value, std::string_view detail, std::string_view check) {
    const MalformedRecord& record = Find(error);
    Words words;
    words.key = name_.empty() && result_.named != spark::kNoKey ? view_.catalogue().Name(result_.named) : name_;
    words.value = value;
    words.type = spark::Name(result_.type);
    words.unit = result_.unit;
    words.detail = detail;
    words.check = check;
    words.from = spark::Name(result_.error.unit);
    words.printed = Printed(result_, std::string(value));

    FailedRead failed;
    failed.exception.emplace();
    failed.exception->class_name = program_.Text(record.exception);
    failed.exception->message = Fill(program_.Text(record.message), words);
    if (record.cause_exception.size > 0) {
      failed.exception->cause = std::make_unique<Exception>();
      failed.exception->cause->class_name = program_.Text(record.cause_exception);
      failed.exception->cause->message = Fill(program_.Text(record.cause_message), words);
    }
    failed.cause.rule = record.info;
    if (step_.key != rule::kNone) failed.cause.key = step_.key;
    if (record.info != rule::kNone) failed.cause.help = evaluator_.Render(program_.infos()[record.info].help);
    return failed;
  }

  const MalformedRecord& Find(uint8_t error) {
    const MalformedRecord* found = nullptr;
    const uint8_t getter = result_.is_bare ? static_cast<uint8_t>(spark::Getter::kToInt) : step_.getter;
    for (const MalformedRecord& m : program_.malformed()) {
      if (m.getter != getter || m.error != error) continue;
      if (m.type != rule::kAnyType && m.type != static_cast<uint8_t>(result_.type)) continue;
      if (Concerns(m.audience, view_.release(), view_.manager())) {
        found = &m;
        break;
      }
    }
    SV_CHECK(found != nullptr);  // readers.toml must cover every getter, type and error
    return *found;
  }

  const rule::Program& program_;
  const resolve::View& view_;
  rule::Evaluator& evaluator_;
  const rule::StepRecord& step_;
  std::string_view name_;
  const ReadResult& result_;
};

}  // namespace

bool Concerns(const rule::Audience& audience, spark::Release release, std::optional<spark::ClusterManager> manager) {
  if (!audience.releases.Contains(release)) return false;
  if (audience.managers == rule::kAllManagers) return true;
  return manager && (audience.managers >> static_cast<unsigned>(*manager) & 1u) != 0;
}

FailedRead Examine(const rule::Program& program, const resolve::View& view, rule::Evaluator& evaluator,
                   const rule::StepRecord& step, std::string_view name, const ReadResult& result) {
  return Examiner(program, view, evaluator, step, name, result).Run();
}

}  // namespace sparkvet::driver
