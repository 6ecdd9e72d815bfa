spark-submit --master 'local-cluster[2,1,1024]' --num-executors 3 --class com.acme.Main "$JAR"
