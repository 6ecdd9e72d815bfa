echo "spark.dynamicAllocation.enabled true" >> "$SPARK_HOME/conf/spark-defaults.conf"
