spark-submit --master k8s://https://api:6443 \
  --conf spark.kubernetes.container.image=apache/spark:3.4.1-scala2.12-java11-ubuntu \
  --conf spark.dynamicAllocation.enabled=yes app.py
