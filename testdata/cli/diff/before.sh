#!/bin/bash
spark-submit --master yarn \
  --num-executors 20 \
  --conf spark.dynamicAllocation.enabled=true \
  --conf spark.dynamicAllocation.maxExecutors=10 \
  --conf spark.executor.memory=1024m \
  nightly.py
