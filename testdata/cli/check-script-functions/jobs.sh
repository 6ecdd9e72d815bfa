#!/usr/bin/env bash
set -euo pipefail

submit() {
  spark-submit --master yarn --deploy-mode cluster \
    --conf spark.dynamicAllocation.enabled=true \
    --conf spark.dynamicAllocation.maxExecutors=20 \
    "$@"
}

run() {
  echo "+ $*"
  "$@"
}

submit --executor-memory 4g --class com.acme.Orders orders.jar
submit --conf spark.dynamicAllocation.minExecutors=40 --class com.acme.Items items.jar
run spark-submit --master yarn --num-executor 5 report.py "$DAY"
