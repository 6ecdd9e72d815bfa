spark-submit --master yarn --executor-cores 8 --conf spark.executor.cores=4 --conf spark.x="$Y" app.py
