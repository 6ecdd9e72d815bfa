locals {
  conf = { "spark.executor.cores" = "4 }
}
