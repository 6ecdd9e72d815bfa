spark-submit --master yarn --properties-file job.conf --extra-properties-file more.conf --load-spark-defaults --class com.acme.Main /app.jar
