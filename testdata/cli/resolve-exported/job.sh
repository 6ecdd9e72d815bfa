export MASTER=yarn SPARK_EXECUTOR_MEMORY="${MEMORY:-4g}"
SPARK_DRIVER_MEMORY=2g
SPARK_EXECUTOR_CORES=4 nohup spark-submit --class org.acme.Etl etl.jar
sudo SPARK_EXECUTOR_CORES=0 spark-submit --master yarn --class org.acme.Etl etl.jar
