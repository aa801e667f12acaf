"""Where no statement of evidence can stand: regulations, references, questions, definitions."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from qa.model import Document, EvidenceStatus, Passage
from qa.register import tables

_RULES = re.compile(
    r"föreskrift|författning|\blag(?:en)?\s?\(|\bförordning|kommittédirektiv|\bSFS\b|lagen\b"
    r"|dir\.\s?\d{4}",
    re.IGNORECASE,
)
_SERIES = re.compile(r"(?<![A-Za-zÅÄÖåäö])[A-ZÅÄÖ]{1,7}FS[\s_-]*\d{4}[:-]\d")
_PARAGRAPH = re.compile(r"^(?:\d+\s?kap\.\s)?\d+\s?[a-z]?\s?§")
_SHARE = 0.15
_ONLY_WEIGHED = frozenset({"norm", "ändamål", "indikator"})
_BACK_MATTER = re.compile(
    r"^(?:\d+[.\s]*)*(?:noter?|käll(?:or|förteckning|hänvisningar)|referens(?:er|lista)"
    r"|litteratur(?:lista|förteckning)?|innehåll(?:sförteckning)?|förkortningar|fotnot"
    r"|bilaga \d+\.? enkät\w*)\s*$",
    re.IGNORECASE,
)

_WORDS = re.compile(
    r"^(?:\d+[.\s]*)*(?:ord|termer|uttryck|begrepp)\b.{0,40}\b(?:undvik|avråd|använd|skriv)\w*|^termer\s*$",
    re.IGNORECASE,
)


def is_regulation(document: Document, passages: Sequence[Passage]) -> bool:
    """Tell whether the document lays down law: its "bör" and "ska" are no recommendations."""
    ruled = sum(1 for passage in passages if _has_paragraph(passage))
    if ruled > _SHARE * max(len(passages), 1):
        return True
    named = f"{document.title} {document.file.rsplit('/')[-1]}"
    return bool(_SERIES.search(named) or (ruled and _RULES.search(named)))


def _has_paragraph(passage: Passage) -> bool:
    parts = (*passage.heading, *(unit.text for unit in passage.units))
    return any(_PARAGRAPH.match(part) for part in parts)


def is_back_matter(passage: Passage) -> bool:
    """Tell whether the passage is a list of sources, a footnote or a list of contents."""
    return any(_BACK_MATTER.match(heading) for heading in passage.heading)


def is_about_words(passage: Passage) -> bool:
    """Tell whether the passage is about words: which terms are advised against, and which not."""
    return bool(passage.heading) and _WORDS.match(passage.heading[-1]) is not None


@cache
def _exclusions() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    return tuple(
        (name, frozenset(statuses.split(",")), tables.pattern(wording))
        for name, statuses, wording, *_ in tables.rows("exclusions.tsv")
    )


def excluded(sentence: str) -> frozenset[EvidenceStatus]:
    """Return the statuses that the sentence as a whole cannot have."""
    return _statuses(_fitting(sentence))


def bars_all(sentence: str) -> bool:
    """Tell whether the sentence can state nothing, nor lead in what does."""
    return excluded(sentence) == frozenset(EvidenceStatus)


def exclusions_in(sentence: str) -> frozenset[str]:
    """Return the names of the exclusions that fit the sentence."""
    return frozenset(name for name, _ in _fitting(sentence))


def barred(sentence: str) -> frozenset[EvidenceStatus]:
    """Return the statuses that the sentence cannot have by its signs alone.

    Exclusions that many statements fit too ("ska", "för att") are weighed and bar nothing here.
    """
    return _statuses(one for one in _fitting(sentence) if one[0] not in _ONLY_WEIGHED)


@lru_cache(maxsize=64)  # one sentence is asked about three times in a row
def _fitting(sentence: str) -> tuple[tuple[str, frozenset[str]], ...]:
    text = tables.lower(sentence)
    return tuple(
        (name, statuses) for name, statuses, wording in _exclusions() if wording.search(text)
    )


def _statuses(fitting: Iterable[tuple[str, frozenset[str]]]) -> frozenset[EvidenceStatus]:
    found: set[EvidenceStatus] = set()
    for _, statuses in fitting:
        found |= set(EvidenceStatus) if "*" in statuses else {EvidenceStatus(s) for s in statuses}
    return frozenset(found)
