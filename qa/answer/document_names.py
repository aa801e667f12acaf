"""What a document may be named by, worked out once: a question is held against all of them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from qa.language import analysis
from qa.model import Document

NUMBER = re.compile(r"(?<!\d)(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?:\d+(?!\d)")
_DASHED = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d{1,3})(?!\d)")
_CHANGES = re.compile(r"\bom ändring(?:ar)? (?:i|av)\b", re.IGNORECASE)
"""An act that changes another is not what people call "lagen"."""
_EDITION = re.compile(r"[\d:()–-]+")
_COMMON = frozenset({"om", "och", "för", "av", "till", "vissa", "fall"})
_MOST_KEPT = 1 << 13


@dataclass(frozen=True, slots=True)
class Names:
    """Title and publisher case-folded, numbers, and what the title is without case and marks.

    ``file_too`` is the plain title with the file's name, ``edition`` the title without its numbers,
    ``stems`` the title's words; ``changes`` tells that the document changes another.
    """

    held: str
    numbers: frozenset[str]
    title: str
    file_too: str
    edition: str
    stems: frozenset[str]
    changes: bool


def names_of(document: Document) -> Names:
    """Return what a document may be named by; remembered for the documents of a build."""
    return _names(document.title, document.publisher, document.file)


@lru_cache(maxsize=_MOST_KEPT)
def _names(title: str, publisher: str, file: str) -> Names:
    held = f"{title} {publisher}"
    dashed = (f"{year}:{number}" for year, number in _DASHED.findall(file))
    return Names(
        held=held.casefold(),
        numbers=frozenset((*NUMBER.findall(held), *dashed)),
        title=plain(title),
        file_too=plain(f"{title} {file}"),
        edition=" ".join(plain(_EDITION.sub(" ", title)).split()),
        stems=frozenset(s for s in stems_of(title) if s not in _COMMON and s.isalpha()),
        changes=_CHANGES.search(title) is not None,
    )


def stems_of(text: str) -> set[str]:
    """Return the stems of a text as of a question."""
    return set(analysis.question_fields(text)[analysis.STEM])


def plain(text: str) -> str:
    """Return text as file names are written: no case, no diacritics."""
    parted = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in parted if not unicodedata.combining(char))
