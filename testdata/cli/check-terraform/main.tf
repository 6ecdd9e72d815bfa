variable "memory" {
  description = "As in spark-submit --conf spark.executor.memory=4g"
  default     = "4g"
}

resource "databricks_cluster" "etl" {
  spark_version = var.spark_version
  node_type_id  = "m5.xlarge"
  spark_conf = merge(local.base, {
    "spark.executor.memory"         = var.memory
    "spark.sql.adaptive.enable"     = true
    "spark.dynamicAllocation.enabl" = "true" # sparkvet: ignore[unknown-key]
  })
}

resource "aws_emr_cluster" "etl" {
  release_label       = "emr-6.15.0"
  configurations_json = <<-EOF
    [
      {
        "Classification": "spark-defaults",
        "Properties": {
          "spark.executor.memory": "${var.memory}",
          "spark.executor.core": "4"
        }
      }
    ]
  EOF
  step {
    name = "etl"
    hadoop_jar_step {
      jar  = "command-runner.jar"
      args = concat(["spark-submit", "--deploy-mode", "clustr"], local.conf, ["--num-executor", "4", "s3://jobs/etl.py"])
    }
  }
}

resource "kubernetes_config_map" "spark" {
  metadata {
    name = "spark"
  }
  data = {
    "spark-defaults.conf" = <<-EOT
      spark.dynamicAllocation.enabled       true
      spark.dynamicAllocation.minExecutors  8
      spark.dynamicAllocation.maxExecutors  4
      spark.executor.memory                 ${var.memory}
    EOT
  }
}

resource "aws_glue_job" "etl" {
  default_arguments = {
    "--conf" = "spark.sql.shuffle.partitions=10 --conf spark.sql.adaptive.enabled=treu"
  }
}

resource "helm_release" "operator" {
  values = [yamlencode({
    sparkConf = { "spark.executor.crs" = 2 }
  })]
  set {
    name  = "spark.worker.replicaCount"
    value = 3
  }
}
