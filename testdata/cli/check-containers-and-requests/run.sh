docker run --rm -it --network host --entrypoint /opt/spark/bin/spark-submit \
  -v "$PWD:/jobs" apache/spark:3.5.1 \
  --master 'local[2]' --conf spark.executor.memry=2g /jobs/etl.py
