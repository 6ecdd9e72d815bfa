spark-submit --conf spark.dynamicAllocation.minExecutors=20 --conf spark.dynamicAllocation.acme.x=1 --conf spark.dynamicAllocation.enable=true app.py
