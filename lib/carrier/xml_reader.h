// Reads a text of XML from begin to end and tells what is in it, with the places in bytes.
//
//   <a xmlns="urn:x"><b>1 &lt; 2<!-- why --></b></a>
//     ->  OnOpen("urn:x", "a"), OnOpen("urn:x", "b"), OnText("1 "), OnText("<", of the five bytes of &lt;), OnText(" 2"),
//         OnComment(" why "), OnClose("b"), OnClose("a")
//
// CDATA is text. Nothing outside the text is ever opened, and a text that declares entities of its own is not read.
#ifndef SPARKVET_LIB_CARRIER_XML_READER_H_
#define SPARKVET_LIB_CARRIER_XML_READER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sparkvet::carrier {

class XmlSink {
 public:
  using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;

  virtual ~XmlSink() = default;
  // The start tag stands at [begin, end).
  virtual void OnOpen(std::string_view space, std::string_view name, const Attributes& attributes, size_t begin, size_t end) = 0;
  virtual void OnClose(size_t end) = 0;
  virtual void OnText(std::string_view text, size_t begin, size_t end) = 0;
  virtual void OnComment(std::string_view text, size_t begin, size_t end) = 0;
};

struct XmlProblem {
  size_t at;
  std::string message;
  bool is_certain = true;  // else it may be a part of a document, or one that we do not read
};

// What is wrong with it, if anything; all that comes before that has been told.
std::optional<XmlProblem> ReadXml(std::string_view text, XmlSink& sink);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_XML_READER_H_
