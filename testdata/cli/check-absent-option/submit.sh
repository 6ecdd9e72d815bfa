spark-submit --master yarn --properties-file job.conf --load-spark-defaults nightly.py
