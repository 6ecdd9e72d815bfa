spark-submit --master yarn --executor-memory 1.5g \
  --class com.acme.Main app.jar
