@echo off
rem Orders of the last day
call "%SPARK_HOME%\bin\spark-submit.cmd" ^
  --master local[4] --conf spark.acme.limit=3 ^
  --conf "spark.sql.shuffle.partitions=%PARTITIONS%" ^
  --driver-memry 2g C:\jobs\nightly.py %1
