spark-submit --master yarn --conf 'spark.eventLog.dir=${env:LOGS}/${env:TEAM}' --conf 'spark.app.name=${env:NAME}' \
  --conf 'spark.local.dir=${system:spark.x.root}/tmp' --conf spark.x.root=/data --conf 'spark.hadoop.fs.x=${env:LOGS}' app.py
