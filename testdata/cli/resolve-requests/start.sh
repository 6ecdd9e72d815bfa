#!/bin/bash
printf -v ARGS '"%s",' "$@"
aws emr-serverless start-job-run --application-id "$APPLICATION" --job-driver '{
  "sparkSubmit": {
    "entryPoint": "s3://acme/jobs/daily.py",
    "entryPointArguments": ['${ARGS%,}'],
    "sparkSubmitParameters": "--conf spark.executor.memory=4g --conf spark.executor.cores='$CORES'"
  }
}'
