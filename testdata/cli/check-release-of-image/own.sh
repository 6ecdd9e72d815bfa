spark-submit --master k8s://https://api:6443 --conf spark.kubernetes.container.image=team/job:3.4.1 --conf spark.dynamicAllocation.enabled=yes app.py
