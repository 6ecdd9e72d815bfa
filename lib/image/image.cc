#include "lib/image/image.h"

#include <algorithm>
#include <cstring>

#include "lib/base/check.h"

namespace sparkvet::image {
namespace {

constexpr char kMagic[8] = {'s', 'p', 'k', 'v', 'i', 'm', 'g', '0'};
constexpr TagId kTexts = Tag("text");

struct Header {
  char magic[8];
  uint32_t sections;
  uint32_t unused;
};

struct Section {
  TagId tag;
  uint32_t record_size;
  uint64_t offset;  // from the start of the image, divisible by 8
  uint64_t size;    // bytes
};

size_t Aligned(size_t n) { return (n + 7) & ~size_t{7}; }

// Of an image whose header has been looked at.
std::span<const Section> SectionsOf(std::string_view image) {
  const auto* header = reinterpret_cast<const Header*>(image.data());
  return {reinterpret_cast<const Section*>(image.data() + sizeof(Header)), header->sections};
}

void Append(std::string& out, const void* data, size_t size) {
  out.append(static_cast<const char*>(data), size);
  out.resize(Aligned(out.size()), '\0');
}

}  // namespace

Writer::Writer(const View& base) : base_(&base), texts_(base.texts_) {}

Str Writer::Text(std::string_view s) {
  const auto [at, added] = known_.try_emplace(std::string(s));
  if (added) {
    at->second = {static_cast<uint32_t>(texts_.size()), static_cast<uint32_t>(s.size())};
    texts_ += s;
  }
  return at->second;
}

void Writer::PutBytes(TagId tag, size_t record_size, std::string_view bytes) {
  SV_CHECK(!HasPut(tag));
  sections_.push_back({tag, static_cast<uint32_t>(record_size), std::string(bytes)});
}

bool Writer::HasPut(TagId tag) const {
  return std::ranges::any_of(sections_, [&](const Pending& p) { return p.tag == tag; });
}

std::string Writer::Finish() const {
  std::vector<Pending> all = sections_;
  if (base_ != nullptr) {
    for (const Section& section : SectionsOf(base_->bytes_)) {
      if (section.tag == kTexts || HasPut(section.tag)) continue;
      all.push_back({section.tag, section.record_size, std::string(base_->bytes_.substr(section.offset, section.size))});
    }
  }
  all.push_back({kTexts, 1, texts_});
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.sections = static_cast<uint32_t>(all.size());

  std::string out;
  Append(out, &header, sizeof header);
  size_t offset = sizeof(Header) + all.size() * sizeof(Section);
  for (const Pending& p : all) {
    const Section section{p.tag, p.record_size, offset, p.bytes.size()};
    Append(out, &section, sizeof section);
    offset = Aligned(offset + p.bytes.size());
  }
  for (const Pending& p : all) Append(out, p.bytes.data(), p.bytes.size());
  return out;
}

View::View(std::string_view bytes) : bytes_(bytes) {
  SV_CHECK(reinterpret_cast<uintptr_t>(bytes.data()) % 8 == 0);
  SV_CHECK(bytes.size() >= sizeof(Header) && std::memcmp(bytes.data(), kMagic, sizeof kMagic) == 0);
  const std::span<const Section> sections = SectionsOf(bytes_);
  SV_CHECK(2 * sections.size() < kPlaces);
  for (uint32_t i = 0; i < sections.size(); ++i) {
    size_t place = PlaceOf(sections[i].tag);
    while (sections_[place] != 0) place = (place + 1) % kPlaces;
    sections_[place] = static_cast<uint8_t>(i + 1);
  }
  texts_ = Bytes(kTexts, 1);
}

std::string_view View::Bytes(TagId tag, size_t record_size) const {
  const std::span<const Section> sections = SectionsOf(bytes_);
  for (size_t place = PlaceOf(tag); sections_[place] != 0; place = (place + 1) % kPlaces) {
    const Section& section = sections[sections_[place] - 1];
    if (section.tag != tag) continue;
    SV_CHECK(section.record_size == record_size && section.offset + section.size <= bytes_.size());
    return bytes_.substr(section.offset, section.size);
  }
  return {};
}

}  // namespace sparkvet::image
