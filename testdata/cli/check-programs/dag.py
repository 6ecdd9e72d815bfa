from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

count = SparkSubmitOperator(
    task_id="count",
    application="count.py",
    conf={"spark.dynamicAllocation.idleTimeout": "60s", "spark.yarn.queue": "{{ var.value.queue }}"},
    executor_memory="4 gigs",
)
load = BashOperator(
    task_id="load",
    bash_command="spark-submit --master yarn --deploy-mode cluster "
    "--num-executor %d load.py" % 4,
)
