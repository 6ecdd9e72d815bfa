curl -X POST -H 'Content-Type: application/json' --data @- http://livy:8998/batches <<EOF
{
  "file": "s3a://jobs/etl.jar", "className": "acme.Etl", "numExecutors": 4,
  "conf": {"spark.executor.memory": "${MEMORY}", "spark.executor.memoryOverhead": "1 gig"}
}
EOF
