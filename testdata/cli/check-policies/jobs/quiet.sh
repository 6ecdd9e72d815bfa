# sparkvet: ignore[acme-queue] it will exist tomorrow
spark-submit --master yarn --queue new --conf spark.eventLog.enabled=true app.py
