gcloud dataproc jobs submit pyspark gs://b/nightly.py --cluster=etl \
    --properties=spark.executor.cores=4,spark.jars.packages=org.a:a:1,org.b:b:1
