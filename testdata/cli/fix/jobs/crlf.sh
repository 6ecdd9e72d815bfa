#!/bin/bash
spark-submit --master yarn \
  --conf spark.executor.cores=4 \
  app.py
