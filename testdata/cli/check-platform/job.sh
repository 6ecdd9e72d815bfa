spark-submit --executor-cores 4 nightly.py
spark-submit --properties-file own.conf weekly.py
