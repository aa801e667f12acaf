"""What gunicorn loads: ``gunicorn wsgi:app``; ``python -m qa serve`` does it with safe settings."""

from qa.app import create_app

app = create_app()
