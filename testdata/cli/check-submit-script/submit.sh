#!/bin/sh
# nightly
exec "$SPARK_HOME/bin/spark-submit" --master yarn --num-executors=20 \
  --conf 'spark.dynamicAllocation.enabled=true' \
  -c spark.dynamicAllocation.maxExecutors="10" \
  --total-executor-cores 8 \
  app.py --conf spark.executor.cores=2

spark-submit --master spark://h:7077 --num-executors 3 --conf spark.executor.cores app.py
