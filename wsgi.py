"""What gunicorn loads: ``gunicorn wsgi:app``; ``python -m qa serve`` does it with safe settings."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in qa/__main__.py

from qa.app import create_app

app = create_app()
