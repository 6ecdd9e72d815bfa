# jobs.sh:2: spark-submit nightly.jar, Spark 4.3 (the newest known), yarn (--master yarn), deploy mode cluster
# unknown before run time: spark.executor.memory=$MEMORY
# set by spark-submit itself: spark.submit.pyFiles=
spark-submit \
  --master yarn \
  --deploy-mode cluster \
  --class com.example.Nightly \
  --verbose '' \
  --conf 'spark.app.name=It'\''s nightly' \
  --conf 'spark.driver.extraJavaOptions=-Da='\''b c'\'' -Dd=$HOME' \
  --conf 'spark.eventLog.dir=${spark.x.root}/${spark.app.name}' \
  --conf spark.executor.instances=4 \
  --conf 'spark.x.blank= y' \
  --conf 'spark.x.path=C:\new	tab' \
  --conf spark.x.root=hdfs:///logs \
  --conf 'spark.x.token=s3cr=t#' \
  --conf 'spark.x.unicode=éé \' \
  nightly.jar "$@"

# jobs.sh:10: spark-submit weekly.py, Spark 4.3 (the newest known), local (--master local[2]), deploy mode client
# set by spark-submit itself: spark.app.name=weekly.py
# set by spark-submit itself: spark.submit.deployMode=client
# set by spark-submit itself: spark.submit.pyFiles=
spark-submit \
  --master 'local[2]' \
  --conf spark.executor.memory=2g \
  --conf 'spark.x.path=C:\new	tab' \
  --conf spark.x.root=hdfs:///logs \
  --conf 'spark.x.unicode=éé \' \
  weekly.py "$@"

# twice.yaml: SparkApplication one, Spark 4.3 (the newest known), kubernetes (a SparkApplication), deploy mode cluster
spark-submit \
  --conf spark.driver.cores=1 \
  --conf spark.driver.memory=1g \
  --conf spark.executor.cores=1 \
  --conf spark.executor.instances=1 \
  --conf spark.executor.memory=1g \
  --conf spark.speculation=true \
  --conf 'spark.x.path=C:\new	tab' \
  --conf spark.x.root=hdfs:///logs \
  --conf 'spark.x.unicode=éé \' \
  local:///one.py "$@"

# twice.yaml: SparkApplication two, Spark 4.3 (the newest known), kubernetes (a SparkApplication), deploy mode cluster
spark-submit \
  --conf spark.driver.cores=1 \
  --conf spark.driver.memory=1g \
  --conf spark.executor.cores=1 \
  --conf spark.executor.instances=3 \
  --conf spark.executor.memory=1g \
  --conf 'spark.x.path=C:\new	tab' \
  --conf spark.x.root=hdfs:///logs \
  --conf 'spark.x.unicode=éé \' \
  local:///two.py "$@"
