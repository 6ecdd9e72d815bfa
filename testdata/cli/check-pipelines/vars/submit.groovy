def call(Map job) {
  sshCommand remote: job.host, command: """
    spark-submit --class ${job.main} --conf spark.executor.instances ${job.jar}
  """
}
