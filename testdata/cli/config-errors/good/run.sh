spark-submit --master yarn app.py
