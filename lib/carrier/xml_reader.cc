#include "lib/carrier/xml_reader.h"

#include <algorithm>
#include <memory>

#include <expat.h>

namespace sparkvet::carrier {
namespace {

constexpr char kBetween = '\n';  // a namespace and a name; neither holds one

// Two elements without one around them, a prefix that is declared further out; an encoding that others may know.
bool IsOfPart(XML_Error error) {
  return error == XML_ERROR_JUNK_AFTER_DOC_ELEMENT || error == XML_ERROR_UNBOUND_PREFIX || error == XML_ERROR_UNKNOWN_ENCODING || error == XML_ERROR_NO_ELEMENTS;
}

class Reader {
 public:
  Reader(std::string_view text, XmlSink& sink) : text_(text), sink_(sink), parser_(XML_ParserCreateNS(nullptr, kBetween)) {
    XML_Parser p = parser_.get();
    XML_SetUserData(p, this);
    XML_SetElementHandler(p, Open, Close);
    XML_SetCharacterDataHandler(p, Text);
    XML_SetCommentHandler(p, Comment);
    XML_SetEntityDeclHandler(p, Entity);
  }

  std::optional<XmlProblem> Run() {
    constexpr size_t kPart = 1 << 20;  // the parser counts in int
    for (size_t at = 0;; at += kPart) {
      const std::string_view part = text_.substr(std::min(at, text_.size()), kPart);
      const bool is_last = at + kPart >= text_.size();
      if (XML_Parse(parser_.get(), part.data(), static_cast<int>(part.size()), is_last) != XML_STATUS_OK) break;
      if (is_last) return std::nullopt;
    }
    if (refused_) return XmlProblem{Begin(), "it declares entities of its own", false};
    const XML_Error error = XML_GetErrorCode(parser_.get());
    return XmlProblem{Begin(), XML_ErrorString(error), !IsOfPart(error)};
  }

 private:
  static Reader& Of(void* self) { return *static_cast<Reader*>(self); }

  static void Open(void* self, const XML_Char* name, const XML_Char** attributes) {
    Reader& r = Of(self);
    XmlSink::Attributes all;
    for (const XML_Char** a = attributes; *a != nullptr; a += 2) all.emplace_back(a[0], a[1]);
    const std::string_view whole = name;
    const size_t between = whole.find(kBetween);
    const bool has_space = between != std::string_view::npos;
    r.sink_.OnOpen(has_space ? whole.substr(0, between) : std::string_view(), whole.substr(has_space ? between + 1 : 0), all, r.Begin(), r.End());
  }
  static void Close(void* self, const XML_Char*) { Of(self).sink_.OnClose(Of(self).End()); }
  static void Text(void* self, const XML_Char* text, int size) {
    Of(self).sink_.OnText({text, static_cast<size_t>(size)}, Of(self).Begin(), Of(self).End());
  }
  static void Comment(void* self, const XML_Char* text) { Of(self).sink_.OnComment(text, Of(self).Begin(), Of(self).End()); }
  static void Entity(void* self, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*, const XML_Char*, const XML_Char*) {
    Of(self).refused_ = true;
    XML_StopParser(Of(self).parser_.get(), XML_FALSE);
  }

  size_t Begin() const { return std::min(static_cast<size_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(parser_.get()), 0)), text_.size()); }
  // The end of <a/> is told with no bytes of its own.
  size_t End() const { return std::min(Begin() + static_cast<size_t>(std::max(XML_GetCurrentByteCount(parser_.get()), 0)), text_.size()); }

  struct Free {
    void operator()(XML_Parser p) const { XML_ParserFree(p); }
  };

  std::string_view text_;
  XmlSink& sink_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  bool refused_ = false;
};

}  // namespace

std::optional<XmlProblem> ReadXml(std::string_view text, XmlSink& sink) { return Reader(text, sink).Run(); }

}  // namespace sparkvet::carrier
