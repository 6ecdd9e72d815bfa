spark-submit --master yarn --queue prod --executor-memory 64g app.py
