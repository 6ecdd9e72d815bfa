conf.set("spark.executor.memory", "wrong on purpose")
