"""Turns of phrase that name a method by themselves, wherever the words of the evidence stand."""

import re
from collections.abc import Sequence

from qa.model import EvidenceStatus
from qa.register import signs

_BULLET = re.compile(r"^(?:[•●▪■◦○‣·»›✓–—*-]|\(?(?:\d{1,3}|[a-zåäö])[.)])\s+")
_SHORT_ITEM = 7
_LACKING = frozenset({EvidenceStatus.GAP, EvidenceStatus.INSUFFICIENT, EvidenceStatus.LIMITED})
_LED = re.compile(
    r"^(?:För|Vid|När det gäller|Vad gäller|Beträffande|Om)\s(.{3,90}?)\s"
    r"(?:är|var|saknas|finns|fanns|räcker|behövs|krävs)\b"
)
_EVALUATED = re.compile(
    r"(?:utvärdering|studie|översikt|granskning|metaanalys|registerstudie)\w*\sav\s(.{2,90}?)"
    r"(?:,|\s\(|\s(?:fann|visade|visar|konstaterade|gav|kunde|från|i\s[A-ZÅÄÖ])\b)"
)
_REPORTED = re.compile(
    r"(?:rapport|svar|nyhetsbrev|besked|förstudie|översikt)\w*\som\s(.{2,90}?)\s(?:är|visar|säger)\satt\b"
)
_RELATIVE = re.compile(
    r"(?<!\w)((?:insatser|metoder|åtgärder|program|behandlingar)\s"
    r"(?:som\s(?!är\b|används?\b|bör\b|ska\b)|för att\s)[^;:.]{4,90}?)"
    r"(?=[;:.]|,\s(?!\w+\soch\s)|\s(?:bör|är|kan)\s|$)",
    re.IGNORECASE,
)
_MOST = 12
_POINTS = re.compile(r"^(?:Det|Detta)\s(?:gäller|rör|avser)\s(?:bland annat\s|främst\s|både\s)?")

_CALLED = re.compile(
    r"(?:[Mm]etoden|[Ii]nsatsen|[Pp]rogrammet|[Mm]odellen|[Bb]ehandlingen)\s[”\"]?((?:[A-ZÅÄÖ][\w/-]+\s?){1,4})"
    r"|(?:^|[.,:]\s)((?:[A-ZÅÄÖ][\w/-]*\s?){1,4}?),?\s(?:\([^()]*\)\s)?är\sen?t?\s(?:[\w-]+\s){0,4}?"
    r"(?:metod|insats|behandling|program|modell|terapi|samtalsmetod|bedömningsmetod)\b"
)


def named_methods(texts: Sequence[str]) -> frozenset[str]:
    """Return the names that a document itself calls method, insats, programme or treatment."""
    found = set()
    for text in texts:
        for match in _CALLED.finditer(text):
            name = (match[1] or match[2]).strip()
            if len(name) > 2 and name.casefold() not in {"det", "detta", "den", "denna"}:
                found.add(name)
    return frozenset(found)


def by_turn(clause: str, status: EvidenceStatus) -> str:
    """Return the words that a turn of phrase says the evidence is about, or an empty string."""
    clause = _BULLET.sub("", clause)
    led = _LED.match(clause) if status in _LACKING else None
    found = _REPORTED.search(clause) or led
    if found is None and status is not EvidenceStatus.RECOMMENDED:
        found = _EVALUATED.search(clause)
    return found[1] if found else ""


def with_relative(clause: str, said: str = "") -> str:
    """Return "insatser som minskar våldet" whole: the noun alone would name nothing.

    ``said`` is the subject of the clause when it is known.
    """
    found = _RELATIVE.match(said) or _RELATIVE.search(clause)
    return " ".join(found[1].split()[:_MOST]).rstrip(" ,") if found else ""


def first_method(tail: str) -> str:
    """Return ``tail`` from its first noun for a method on, or an empty string."""
    words = tail.split()
    at = next((n for n, word in enumerate(words) if signs.is_method(word.strip(",.;:"))), None)
    return " ".join(words[at:]) if at is not None else ""


def is_item(line: str) -> bool:
    """Tell whether the line begins an item of a list."""
    return _BULLET.match(line) is not None


def bare(line: str) -> str:
    """Return the line without the mark of its item."""
    return _BULLET.sub("", line)


def title_of(line: str) -> str:
    """Return the words of an item that is no more than a title ("• Familjerätt."), or nothing."""
    words = bare(line).split()
    return " ".join(words).rstrip(".:") if is_item(line) and len(words) <= _SHORT_ITEM else ""


def pointed_at(text: str) -> str:
    """Return what "Det gäller X och Y." says the sentence before is about, or nothing."""
    found = _POINTS.match(text)
    return text[found.end() :].rstrip(". ") if found else ""
