"""Which documents a question names: "enligt SBU", "i lagen om …", "i tjänsteutlåtandet"."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from qa.answer.tables import lines
from qa.answer.topics import years
from qa.language import analysis
from qa.model import Document

_NUMBER = re.compile(r"(?<!\d)(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?:\d+(?!\d)")
_DASHED = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d{1,3})(?!\d)")
_CUE = re.compile(
    r"\b(?:enligt|i|ur|av|från|säger|skriver|anser|rekommenderar|menar|visar|hos)\s+$",
    re.IGNORECASE,
)
_SORT = re.compile(
    r"\b(\w*(?:rapport|utlåtande|skrivelse|föreskrift|vägledning|handbok|riktlinje|direktiv|lag"
    r"|förordning|jämförelse|råd|översikt|utredning|proposition|betänkande))(?:en|et|n|t|er|r|erna|rna|arna|na|s)?\b",
    re.IGNORECASE,
)
_COMMON = frozenset({"om", "och", "för", "av", "till", "vissa", "fall"})
NUMBER, SHORT_NAME, PUBLISHER, TITLE = 3.0, 2.0, 1.5, 2.0
SORT = 1.5
"""For a sort of its own ("tjänsteutlåtande"); "lag" and "rapport" need words of the title too."""
CLOSE = 0.5
"""Documents that score so near the best are named as well."""
ENOUGH = 1.5
"""A sort of document alone ("rapporten") names none."""


def named_documents(text: str, documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the ids of the documents that ``text`` names, best first; none when it names none.

    A document is named by its number ("2023:2"), by a short name of the law or publisher, by its
    publisher, or by its sort ("tjänsteutlåtandet") with what its title or file name holds. A year
    in the text leaves those of that year, when there are any.
    """
    scores = {d.id: score for d in documents if (score := _score(text, d)) >= ENOUGH}
    asked = set(years(text))
    dated = {d.id for d in documents if d.id in scores and d.year in asked}
    kept = {i: score for i, score in scores.items() if not dated or i in dated}
    best = max(kept.values(), default=0.0)
    order = sorted(kept, key=lambda document_id: -kept[document_id])
    return tuple(document_id for document_id in order if kept[document_id] > best - CLOSE)


def _score(text: str, document: Document) -> float:
    held = f"{document.title} {document.publisher}"
    score = 0.0
    numbers = set(_NUMBER.findall(text))
    if numbers & (set(_NUMBER.findall(held)) | _numbers_of_file(document.file)):
        score += NUMBER
    if any(full.casefold() in held.casefold() for full in _short_names(text)):
        score += SHORT_NAME
    if document.publisher and _names_publisher(text, document.publisher):
        score += PUBLISHER
    return score + _title(text, document)


def _short_names(text: str) -> Iterable[str]:
    words = set(re.findall(r"\w+", text))
    for line in lines("abbreviations.tsv"):
        short, full = line.split("\t")
        if short in words:
            yield full


def _names_publisher(text: str, publisher: str) -> bool:
    """Tell whether the publisher is named as one who says something, or in full."""
    for name in re.split(r",\s+|\s+och\s+(?=[A-ZÅÄÖ])", publisher):
        for match in re.finditer(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE):
            if " " in name or _CUE.search(text[: match.start()]) or match.start() == 0:
                return True
    return False


def _title(text: str, document: Document) -> float:
    """Return what sort and title count: the sort must stand in the title or the file name."""
    names = _plain(f"{document.title} {document.file}")
    sorts = [sort for sort in _SORT.findall(text) if _plain(sort) in names]
    if not sorts:
        return 0.0
    own = {s for s in _stems(document.title) if s not in _COMMON and s.isalpha()}
    shared = own & _stems(text)
    long_sort = any(len(sort) > len("rapport") + 1 for sort in sorts)
    share = len(shared) / len(own) if own else 0.0
    if long_sort:
        return SORT + TITLE * share
    return TITLE * share + (SORT / 2 if len(shared) > 2 else 0.0)


def _stems(text: str) -> set[str]:
    return set(analysis.question_fields(text)[analysis.STEM])


def _numbers_of_file(file: str) -> set[str]:
    return {f"{year}:{number}" for year, number in _DASHED.findall(file)}


def _plain(text: str) -> str:
    """Return text as file names are written: no case, no diacritics."""
    parted = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in parted if not unicodedata.combining(char))
