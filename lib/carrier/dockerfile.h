// Dockerfiles: the commands of Spark's in RUN, CMD and ENTRYPOINT, PYSPARK_SUBMIT_ARGS in ENV, and properties files
// written by RUN or COPY.
//
//   FROM apache/spark:3.5.1
//   ENTRYPOINT ["/opt/spark/bin/spark-submit", "--master", "yarn"]
//   CMD ["--conf", "spark.executor.cores=4", "app.py"]
//     ->  one fragment of both lines: {--master yarn}, {spark.executor.cores 4}, app.py; release 3.5.1
//   COPY <<EOF /opt/spark/conf/spark-defaults.conf … EOF
//     ->  one fragment of properties
//
//   ENV MEM=4g  …  CMD spark-submit --executor-memory $MEM app.py
//     ->  {--executor-memory 4g}: what an image says of its environment counts for what it runs
//
// Lines are joined as Docker joins them: comment lines within a continued one vanish, and blanks may stand behind the
// backslash. Images of which the tag is a variable tell no release. Nothing is built, and base images are not looked at.
#ifndef SPARKVET_LIB_CARRIER_DOCKERFILE_H_
#define SPARKVET_LIB_CARRIER_DOCKERFILE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

std::vector<Fragment> ParseDockerfile(std::string_view text, text::FileId file, const SubmitOptions& options);

// Dockerfile, Dockerfile.spark, spark.dockerfile, Containerfile.
bool IsDockerfileName(const FileName& name);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_DOCKERFILE_H_
