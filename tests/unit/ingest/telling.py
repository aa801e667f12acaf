"""A reader for tests: its page is the environment it runs in."""

import os
from pathlib import Path

from qa.model import Document, Page, Reading


def count_pages(path: Path) -> int:
    return 0


def read(path: Path, file: str, sha256: str) -> Reading:
    text = repr(dict(os.environ)) + repr(os.environb)
    return Reading(Document(sha256[:12], file, sha256, ""), (Page(1, "", text),), ())
