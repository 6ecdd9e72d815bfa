#!/bin/bash
COMMON="--conf spark.executor.cores=2"
spark-submit --master yarn --packages org.a:a:1 --packages org.b:b:1 \
  --executor-memory 8g --conf spark.executor.memory=4g \
  --conf spark.yarn.queue=etl,spark.speculation=true nightly.py
spark-submit --master yarn $COMMON --conf spark.executor.cores=4 override.py

spark-submit --master yarn --driver-memory 16g --conf spark.driver.memory=60g nightly.py
