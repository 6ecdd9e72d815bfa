#!/bin/sh
spark-submit --master yarn --deploy-mode cluster --class com.example.Nightly --verbose \
  --num-executors 4 --conf spark.executor.instances=9 \
  --conf "spark.driver.extraJavaOptions=-Da='b c' -Dd=\$HOME" \
  --conf spark.app.name="It's nightly" \
  --conf "spark.eventLog.dir=\${spark.x.root}/\${spark.app.name}" \
  --conf spark.x.token=s3cr=t# --conf "spark.x.blank= y" \
  --conf spark.executor.memory="$MEMORY" \
  nightly.jar --date today
spark-submit --master "local[2]" weekly.py
