#!/bin/sh
# sparkvet: ignore[unknown-key] a comment cannot stand inside a command
spark-submit --master yarn \
  --conf spark.dynamicAllocation.maxExecuters=10 \
  --conf spark.dynamicAllocation.minExecuters=2 \
  nightly.py

spark-submit --master yarn --conf spark.dynamicAllocation.maxExecuters=20 weekly.py  # sparkvet: ignore[unknown-key] to be mended
spark-submit --master yarn --conf spark.dynamicAllocation.maxExecuters=30 yearly.py
