/opt/spark-3.3.2-bin-hadoop3/bin/spark-submit --master yarn --conf spark.dynamicAllocation.enabled=yes app.py
