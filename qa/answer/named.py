"""Which documents a question names: "enligt SBU", "i lagen om …", "i tjänsteutlåtandet"."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from qa.answer.tables import lines
from qa.answer.topics import years
from qa.language import analysis
from qa.model import Document

_KEPT = 1 << 13
"""Titles, file names and questions whose words are kept in mind."""
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
_AGED = re.compile(
    r"\b(?:(?P<new>nya|ny|senaste|nuvarande|gällande)|(?P<old>gamla|förra|tidigare|äldre|upphävda))"
    r"\s+(?:\w+\s+)?(?P<sort>\w+)",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"\bom ändring(?:ar)? (?:i|av)\b", re.IGNORECASE)
"""An act that changes another is not what people call "lagen"."""
_EDITION = re.compile(r"[\d:()–-]+")
_COMMON = frozenset({"om", "och", "för", "av", "till", "vissa", "fall"})
NUMBER, SHORT_NAME, PUBLISHER, TITLE = 3.0, 2.0, 1.5, 2.0
SORT = 1.5
"""For a sort of its own ("tjänsteutlåtande"); "lag" and "rapport" need words of the title too."""
CLOSE = 0.5
"""Documents that score so near the best are named as well."""
ENOUGH = 1.5
"""A sort of document alone ("rapporten") names none."""
OF_ITS_AGE = 2.0
"""For the newest or the oldest of several editions ("nya lagen"), or a sort of the year named."""


def named_documents(text: str, documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the ids of the documents that ``text`` names, best first; none when it names none.

    A document is named by its number ("2023:2"), by a short name of the law or publisher, by its
    publisher, or by its sort ("tjänsteutlåtandet") with what its title or file name holds. A year
    in the text leaves those of that year, when there are any, and so does "nya" or "gamla" where
    there are several editions.
    """
    whole = [d for d in documents if not _CHANGES.search(d.title)]
    aged, dated = _of_age(text, whole), _of_year(text, whole)
    scores = {
        d.id: score
        for d in documents
        if (score := _score(text, d) + OF_ITS_AGE * (d.id in aged or d.id in dated)) >= ENOUGH
    }
    asked = set(years(text))
    fits = {d.id for d in documents if d.id in scores and d.year in asked} or aged & set(scores)
    kept = {i: score for i, score in scores.items() if not fits or i in fits}
    best = max(kept.values(), default=0.0)
    order = sorted(kept, key=lambda document_id: -kept[document_id])
    near = {i for i, score in kept.items() if score > best - CLOSE} | aged | dated
    return tuple(document_id for document_id in order if document_id in near)


def _score(text: str, document: Document) -> float:
    held = f"{document.title} {document.publisher}"
    score = 0.0
    numbers = set(_NUMBER.findall(text))
    if numbers & (set(_NUMBER.findall(held)) | _numbers_of_file(document.file)):
        score += NUMBER
    if any(full.casefold() in held.casefold() for _, full in _shorts(text)):
        score += SHORT_NAME
    if document.publisher and _names_publisher(text, document.publisher):
        score += PUBLISHER
    return score + _title(text, document)


_INSTRUCTS = re.compile(
    r"(?:^|[.!?;,]\s+|\b(?:samt|och)\s+)(redogör|redovisa|motivera|beskriv|lista|ange|peka\s+ut)\b"
    r"|\bredogör(?=\s+för\b)",
    re.IGNORECASE,
)


def instructing_words(text: str) -> frozenset[str]:
    """Return the stems of the verbs that tell an answerer what to do: "Redogör för …".

    None when no other words are left.
    """
    found = frozenset(stem for match in _INSTRUCTS.finditer(text) for stem in _stems(match.group()))
    return found if frozenset(_stems(text)) - found else frozenset()


def naming_words(text: str, documents: Sequence[Document]) -> frozenset[str]:
    """Return the stems of ``text`` that but name the ``documents``: all passages of them fit.

    None when no other words are left: then the name is what is asked about.
    """
    if not documents:
        return frozenset()
    shorts = [short for short, _ in _shorts(text)]
    found = [*_NUMBER.findall(text), *shorts, *(match.group() for match in _AGED.finditer(text))]
    titles = _plain(" ".join(d.title for d in documents))
    found += [match.group() for match in _SORT.finditer(text) if _plain(match[1]) in titles]
    found += [name for d in documents for name in _publishers(d.publisher)]
    own = _stems(text)
    naming = own & _stems(" ".join([*found, *map(str, years(text))]))
    if shorts:
        naming |= own & _stems(" ".join(d.title for d in documents))
    return frozenset(naming) if own - naming else frozenset()


def _of_age(text: str, documents: Sequence[Document]) -> set[str]:
    """Return the newest or oldest edition of each title of the sort that "nya lagen" names."""
    found: set[str] = set()
    for match in _AGED.finditer(text):
        sorts = [_plain(sort) for sort in _SORT.findall(match.group())]
        editions: dict[str, list[Document]] = {}
        for document in documents:
            title = _plain(_EDITION.sub(" ", document.title)).strip()
            if any(re.search(rf"{re.escape(sort)}\b", title) for sort in sorts):
                editions.setdefault(" ".join(title.split()), []).append(document)
        for same in editions.values():
            ages = sorted((d.year, d.id) for d in same if d.year is not None)
            if len(ages) > 1:
                found.add(ages[-1][1] if match["new"] else ages[0][1])
    return found


def _of_year(text: str, documents: Sequence[Document]) -> set[str]:
    """Return the documents of a sort that stand with their year: "lagen från 2025"."""
    asked = years(text)
    sorts = [_plain(sort) for sort in _SORT.findall(text)] if asked else []
    return {
        document.id
        for document in documents
        for sort in sorts
        if document.year in asked
        and re.search(rf"{re.escape(sort)}\b", _plain(document.title))
        and re.search(
            rf"{document.year}\s+ars\s+\w*{sort}"
            rf"|{sort}\w{{0,4}},?\s+(?:(?:fran|av|for|ar|i)\s+){{0,2}}{document.year}",
            _plain(text),
        )
    }


def _shorts(text: str) -> Iterable[tuple[str, str]]:
    """Yield the short names in a text and what they stand for."""
    words = set(re.findall(r"\w+", text))
    for line in lines("abbreviations.tsv"):
        short, full = line.split("\t")
        if short in words:
            yield short, full


def _names_publisher(text: str, publisher: str) -> bool:
    """Tell whether the publisher is named as one who says something, or in full."""
    for name in _publishers(publisher):
        for match in re.finditer(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE):
            if " " in name or _CUE.search(text[: match.start()]) or match.start() == 0:
                return True
    return False


def _publishers(publisher: str) -> list[str]:
    return [name for name in re.split(r",\s+|\s+och\s+(?=[A-ZÅÄÖ])", publisher) if name]


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


@lru_cache(maxsize=_KEPT)
def _stems(text: str) -> frozenset[str]:
    return frozenset(analysis.question_fields(text)[analysis.STEM])


def _numbers_of_file(file: str) -> set[str]:
    return {f"{year}:{number}" for year, number in _DASHED.findall(file)}


@lru_cache(maxsize=_KEPT)
def _plain(text: str) -> str:
    """Return text as file names are written: no case, no diacritics."""
    parted = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in parted if not unicodedata.combining(char))
