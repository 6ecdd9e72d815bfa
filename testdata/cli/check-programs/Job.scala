object Job extends App {
  // .set("spark.memory.fraction", "2")
  val spark = SparkSession
    .builder()
    .master("local[*]")
    .appName(s"job-${date("yyyy")}")
    .config("spark.memory.fraction", 1.5)
    .getOrCreate()
  val defaults = Map("spark.serialiser" -> "kryo", "spark.executor.cores" -> cores.toString)
}
