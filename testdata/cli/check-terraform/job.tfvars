// Of a module that knows Spark's keys only
spark_conf = {
  "spark.executor.instances" = 010
  "spark.executor.memoryOverhead" : "1gb",
  "spark.executor.crs" : 4
}
