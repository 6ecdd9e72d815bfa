#!/usr/bin/env bash
set -euo pipefail

# Rebuilds the daily aggregates.
"$SPARK_HOME"/bin/spark-submit \
  --master yarn \
  --deploy-mode cluster \
  --num-executors 20 \
  --executor-cores 4 \
  --conf spark.dynamicAllocation.enabled=true \
  --conf spark.dynamicAllocation.minExecutors=2 \
  --conf spark.dynamicAllocation.maxExecutors=10 \
  --conf spark.dynamicAllocation.schedulerBacklogTimeout=5s \
  jobs/daily.py --date "$1"
