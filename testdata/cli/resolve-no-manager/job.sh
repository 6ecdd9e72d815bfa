spark-submit --master "$MASTER" --deploy-mode client --executor-memory 4g --num-executors 5 --total-executor-cores 8 \
    --files log4j2.properties --conf spark.executor.memory=3g --conf spark.executor.instances=2 job.py
