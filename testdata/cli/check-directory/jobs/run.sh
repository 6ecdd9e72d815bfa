spark-submit --master yarn --num-executor 2 app.py
