#!/bin/bash
source ./env.sh
SPARK_SUBMIT="$SPARK_HOME/bin/spark-submit"
SIZE="--conf spark.dynamicAllocation.minExecutors=8"
ARGS=(
  --master yarn --deploy-mode cluster
  --conf spark.dynamicAllocation.enabled=true   # grows with the day
)
ARGS+=(--conf "spark.dynamicAllocation.maxExecutors=4")
if [ -n "$DEBUG" ]; then
  ARGS+=(--conf spark.executor.cores=many)
fi
exec nohup $SPARK_SUBMIT $SIZE "${ARGS[@]}" job.py "$@"

# Elsewhere: other quotes, other variables.
ssh edge "cd /jobs && bash -c \"spark-submit --master yarn $SIZE --conf 'spark.dynamicAllocation.idle=1' job.py\""
