spark-submit --master yarn --num-executors "$N" --conf spark.dynamicAllocation.enabled=true --conf spark.dynamicAllocation.minExecutors=$MIN --conf spark.dynamicAllocation.maxExecutors=${MAX:-5} app.py
spark-submit --master "spark://$HOST:7077" --conf spark.executor.resource.gpu.amount=$GPUS --conf spark.task.resource.gpu.amount=1 app.py
spark-submit --master "spark://$HOST:7077" --deploy-mode cluster app.py
spark-submit --master local[2] --py-files "$(ls dist/*.whl)" app.py
spark-submit --master yarn --executor-memory @MEMORY@ --num-executors {executors} app.py
