#!/bin/bash
spark-submit --master yarn \
  --num-executors 25 \
  --conf spark.dynamicAllocation.enabled=true \
  --conf spark.dynamicAllocation.maxExecutors=100 \
  --conf spark.executor.memory=1g \
  nightly.py
