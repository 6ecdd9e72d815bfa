spark-submit --master yarn --num-executors 7 --conf spark.dynamicAllocation.initialExecutors=3 --conf spark.dynamicAllocation.minExecutors=5 app.py
