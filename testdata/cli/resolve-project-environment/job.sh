MEMORY=4g
spark-submit --master yarn --num-executors "$EXECUTORS" --executor-memory "$MEMORY" $OPTIONS --conf "spark.yarn.queue=$QUEUE" nightly.py
