spark-submit --master yarn --executor-cores 4 --class com.example.Main --conf spark.executor.memory=4g app.jar
