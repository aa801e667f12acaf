"""Addresses of style sheets, scripts and images that change when the file does."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import current_app, request, url_for


def static_url(filename: str) -> str:
    """Return the address of a static file with the hash of its content."""
    return url_for("static", filename=filename, v=_version(_folder(), filename))


def is_current() -> bool:
    """Tell whether the request names the content that is served, so that it may be kept."""
    filename = (request.view_args or {}).get("filename", "")
    return request.args.get("v") == _version(_folder(), filename)


def _folder() -> Path:
    return Path(current_app.static_folder or "")


@lru_cache(maxsize=256)
def _version(folder: Path, filename: str) -> str:
    return hashlib.sha256((folder / filename).read_bytes()).hexdigest()[:12]
