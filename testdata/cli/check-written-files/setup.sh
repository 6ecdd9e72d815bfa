#!/bin/bash
CORES=4
cat > "$SPARK_HOME/conf/spark-defaults.conf" <<EOF
spark.executor.cores   $CORES
spark.executor.memory  ${MEMORY:-4g}
spark.executor.memroy  4g
EOF
{ echo "spark.dynamicAllocation.minExecutors 4"; echo "spark.dynamicAllocation.maxExecutors 2"; } |
  sudo tee -a /etc/spark/spark-defaults.conf
export PYSPARK_SUBMIT_ARGS="--master yarn --conf spark.executor.coers=2 pyspark-shell"
