"""Command lines, played through the real bin/spark-submit of a release.

- `transcript`  reads what the terminal shows,
- `submit`      runs bin/spark-submit, cheaply and away from this machine,
- `yarn`        the YARN that it submits to.
"""
