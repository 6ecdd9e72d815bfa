spark-submit --master yarn --properties-file conf/job.conf --conf spark.executor.instances=9 app.py
spark-submit --master yarn --properties-file conf/other.conf --conf spark.dynamicAllocation.enabled=true --conf spark.dynamicAllocation.minExecutors=2 app.py
