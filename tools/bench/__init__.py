"""What ``make bench`` measures search engines with."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in qa/__main__.py
