#!/bin/bash
spark-submit --master yarn --num-executor 4 --conf spark.dynamicAllocation.idleTimeout=1s a.py
