"""Counts orders: spark-submit --master yarn session.py (this is prose)."""
import os

from pyspark import SparkConf
from pyspark.sql import SparkSession

OVERHEAD = "1g"
os.environ["PYSPARK_SUBMIT_ARGS"] = "--packages org.apache.hadoop:hadoop-aws:3.3.4 --executor-core 2 pyspark-shell"

conf = SparkConf().setAppName("orders").setMaster("yarn")
conf.set("spark.dynamicAllocation.enabled", True)
conf.set("spark.dynamicAllocation.minExecutors", 20)
conf.set("spark.dynamicAllocation.maxExecutors", 10)
conf.set("spark.executor.memoryOverhead", OVERHEAD)
if os.getenv("NIGHT"):
    conf.set("spark.executor.memory", int(os.environ["MOST"]))

spark = (
    SparkSession.builder.config(conf=conf)
    .config("spark.executors.memory", "4g")  # sparkvet: ignore[set-twice] not what it is about
    .config("spark.executor.JavaOptions", f"-Xss{stack}m")
    .getOrCreate()
)
spark.conf.set("spark.sql.shuffle.partitions", "many")
