"""What a document is called, who published it and when: from its ``.toml``, else as read."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from qa.ingest.years import YEARS, year_in_name
from qa.model import Document, Status

LARGEST_TOML = 64 * 1024
_PARTING_HYPHEN = re.compile(r"(?<!\b[^\W\d_])(?:-(?=\D)|(?<=\D)-)")
"""Not the one of "2012-9", nor of "e-hälsa"."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a ``.toml`` says; None where it says nothing."""

    title: str | None = None
    publisher: str | None = None
    year: int | None = None
    url: str | None = None
    status: Status | None = None
    superseded_by: str | None = None


def read_toml(path: Path) -> tuple[Given, tuple[str, ...]]:
    """Return what the file gives, and the names of the values that cannot be used.

    Raises ``OSError`` and ``ValueError`` when the file as a whole cannot be read.
    """
    if path.stat().st_size > LARGEST_TOML:
        raise ValueError("too large")
    values: dict[str, object] = {}
    wrong: list[str] = []
    for name, value in tomllib.loads(path.read_text(encoding="utf-8-sig")).items():
        try:
            values[name] = _PARSERS[name](value)
        except (KeyError, TypeError, ValueError):
            wrong.append(name)
    return Given(**values), tuple(wrong)  # type: ignore[arg-type]  # checked by _PARSERS


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        raise TypeError
    return " ".join(value.split()) or None


def _year(value: object) -> int:
    year = int(value) if isinstance(value, int | str) else 0
    if year not in YEARS:
        raise ValueError(year)
    return year


def _url(value: object) -> str | None:
    url = _text(value)
    if url and not url.startswith(("https://", "http://")):
        raise ValueError(url)
    return url


_PARSERS: dict[str, Callable[[object], object]] = {
    "title": _text,
    "publisher": _text,
    "year": _year,
    "url": _url,
    "status": lambda value: Status(_text(value) or ""),
    "superseded_by": _text,
}


def describe(file: str, given: Given, read: Document) -> Document:
    """Return the document as users see it: what is given, else what was read out of the PDF."""
    values: dict[str, str | int | None] = {
        "title": read.title or _from_name(file),
        "publisher": read.publisher,
        "year": read.year or year_in_name(file),
    }
    sure: Mapping[str, str | int | None] = {name: getattr(given, name) for name in values}
    guessed = {name for name, value in values.items() if value and sure[name] is None}
    return replace(
        read,
        file=file,
        title=given.title or str(values["title"]),
        publisher=given.publisher or read.publisher,
        year=given.year or read.year or year_in_name(file),
        url=given.url or "",
        status=_status(given),
        superseded_by=given.superseded_by or "",
        guessed=frozenset(guessed),
    )


def _status(given: Given) -> Status:
    """Return what is given; a document that names its successor is superseded."""
    return given.status or (Status.SUPERSEDED if given.superseded_by else Status.UNSTATED)


def _from_name(file: str) -> str:
    """Return the file's name as words: hyphens part them where nothing else in the name does."""
    stem = PurePosixPath(file).stem
    if not re.search(r"\s", stem):
        stem = _PARTING_HYPHEN.sub(" ", stem)
    return " ".join(stem.replace("_", " ").split()) or PurePosixPath(file).stem
