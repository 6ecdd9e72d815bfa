spark-submit --master yarn --conf spark.executor.instances=4 --num-executors 9 app.py
