spark-submit --master local[2] --deploy-mode cluster --class com.acme.Main app.jar
spark-submit --master mesos://m:5050 --class com.acme.Main app.jar
