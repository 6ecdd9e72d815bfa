// Everything that is known before any input is read, over one image of rules. Cheap to make: all views.
#ifndef SPARKVET_LIB_VET_KNOWLEDGE_H_
#define SPARKVET_LIB_VET_KNOWLEDGE_H_

#include <string>
#include <vector>

#include "lib/carrier/formats.h"
#include "lib/image/image.h"
#include "lib/rule/program.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::vet {

struct Knowledge {
  // The image must outlive it.
  explicit Knowledge(const image::View& of) : image(of), catalogue(of), program(of), carriers(of) {}

  const image::View& image;
  std::vector<std::string> policies;  // the files whose rules are in it beside the built-in ones: absolute, without links
  spark::Catalogue catalogue;
  rule::Program program;
  carrier::CarrierTables carriers;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_KNOWLEDGE_H_
