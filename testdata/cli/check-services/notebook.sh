export PYSPARK_SUBMIT_ARGS="--master local[4] --packages org.a:a:1"
jupyter lab
