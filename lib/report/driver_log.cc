#include "lib/report/driver_log.h"

#include <iterator>

#include "lib/base/strings.h"

namespace sparkvet::report {
namespace {

// What of spark-submit prints without a log, and how; and how a JVM says what ended it.
constexpr std::string_view kSpeaksItself = "SparkSubmitArguments";
constexpr std::string_view kItsWarning = "Warning: ";
constexpr const char* kEnd = "Exception in thread \"main\" ";

// The driver's own line ends stay, everything else that is no text is made visible.
std::string Lines(std::string_view message) {
  std::string out;
  for (const std::string_view line : base::Split(message, '\n')) {
    if (line.data() != message.data()) out += '\n';
    out += base::Printable(line);
  }
  return out;
}

std::string ShowException(const driver::Exception& e) {
  return e.class_name + (e.message ? ": " + Lines(*e.message) : "") + '\n';
}

}  // namespace

std::string ShowDriverLog(const driver::Transcript& transcript, LogStyle style) {
  std::string out;
  for (const driver::LogLine& line : transcript.log) {
    if (style.of_submission && line.logger == kSpeaksItself) out.append(kItsWarning);
    else out.append(style.stamp).append(line.level).append(" ").append(line.logger).append(": ");
    out.append(Lines(line.message)).append("\n");
  }
  if (transcript.exception != nullptr) out += ShowEnd(*transcript.exception, style);
  return out;
}

std::string ShowEnd(const driver::Exception& exception, LogStyle style) {
  std::string out = (style.of_submission ? kEnd : "") + ShowException(exception);
  for (const driver::Exception* e = exception.cause.get(); e != nullptr; e = e->cause.get()) out += "Caused by: " + ShowException(*e);
  return out;
}

std::string LogStamp(const std::tm& moment) {
  char text[sizeof("yy/MM/dd HH:mm:ss ")];
  return {text, std::strftime(text, std::size(text), "%y/%m/%d %H:%M:%S ", &moment)};
}

}  // namespace sparkvet::report
