#include "lib/report/driver_log.h"

#include <iterator>

#include "lib/base/strings.h"

namespace sparkvet::report {
namespace {

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

std::string ShowDriverLog(const driver::Transcript& transcript, std::string_view stamp) {
  std::string out;
  for (const driver::LogLine& line : transcript.log) {
    out.append(stamp).append(line.level).append(" ").append(line.logger).append(": ").append(Lines(line.message)).append("\n");
  }
  const driver::Exception* e = transcript.exception.get();
  if (e != nullptr) out += ShowException(*e);
  while (e != nullptr && e->cause != nullptr) {
    e = e->cause.get();
    out += "Caused by: " + ShowException(*e);
  }
  return out;
}

std::string LogStamp(const std::tm& moment) {
  char text[sizeof("yy/MM/dd HH:mm:ss ")];
  return {text, std::strftime(text, std::size(text), "%y/%m/%d %H:%M:%S ", &moment)};
}

}  // namespace sparkvet::report
