"""In which year a document was published: only from what is a sign of it, else unknown.

A year that running text names ("första svenska versionen kom 1996") is no sign, and a wrong year in
a reference is worse than none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePosixPath

from qa.ingest.markers import heads_sources
from qa.ingest.raw import PdfMetadata

YEARS = range(1800, 2100)
SHORT = 60  # characters of a line that is a date, with or without a place
END_PAGES = 2  # first and last pages that may hold an imprint
TITLE_LINES = 12
RECURS = 0.5  # of a document's pages, so that a line is its running head or foot

_YEAR = r"(?:1[89]|20)\d\d"
_ALONE = re.compile(rf"(?<![\d.,:/–-]){_YEAR}(?!\d|[-–]\d|\s*[–-]\s*{_YEAR})")
_MONTH = (
    r"(?i:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)
_DAY = rf"(?:{_YEAR}-[01]\d-[0-3]\d|(?:\d{{1,2}} |(?=[A-Z])){_MONTH} {_YEAR})"
_SIGN = (
    r"(?:Utgiven|Utgivningsår|Publicera[dt]|Publiceringsdatum|Tryckt|Tryckår|Tryck|Datum|Daterad|"
    r"Fastställ[dt]|Antagen|Antaget|Beslutad|Beslut|Beslutsdatum|Utfärdad|Utkom|Version|"
    r"Uppdatera[dt]|Reviderad|Upprättad)"
)
_IMPRINT = re.compile(
    rf"\W{{0,3}}(?:(?:Copyright|©|{_SIGN}[:,]).{{0,40}}?|{_SIGN} (?:(?:den|i|år|från trycket|av \w+"
    rf"|\d[\d.]*,?|vid regeringssammanträde|{_MONTH}) )*)(?<![\d/:])({_YEAR})(?:-\d\d-\d\d)?"
    r"(?:\W*|[,.;|·( ]+[^\W\d].{0,30})"
)
_DECISION = re.compile(rf"(?:beslutade|utfärdad) den \d{{1,2}} {_MONTH} ({_YEAR})\W*")
_PLACE = (
    r"(?!(?:Under|Sedan|Från|Till|Den|Efter|Före|Regeringen)\b)"
    r"[A-ZÅÄÖ][\wåäö]+,? (?:i |den |den i )?"
)
_DATELINE = re.compile(rf"(?:.*[·|,] )?(?:{_PLACE}(?:\d{{1,2}} )?{_MONTH} ({_YEAR})\.?|{_DAY})")
_NUMBER = re.compile(
    rf"(?:ISSN[\s:\d-]+)?(?:[A-ZÅÄÖ][\wÅÄÖåäö.-]* ){{0,2}}({_YEAR}):\d+(?= med ändringar|$)"
)
_ENDING = re.compile(rf"(?:,|·|\|) ({_YEAR})$|\(({_YEAR})\)$|^({_YEAR})$")
_OTHER_ACT = re.compile(r"\b\w+en\s+\([^)]*\)")
"""An act is named by its own number in the indefinite: "Lag (1993:387)" but "lagen (2023:560)"."""
_NOT_OWN = re.compile(
    r"\bom (?:ändring|upphäv)|\bt\.\s?o\.\s?m\b|\btill och med\b|\bkonsoliderad\b", re.I
)
"""What follows in a title is the act that is changed, or the latest change."""
_HORIZON = re.compile(rf"\b(?:Agenda|Vision|mål|till|mot|inför|från|sedan)[\s_-]+{_YEAR}\b", re.I)


def guess_year(title: str, pages: Sequence[str], about: PdfMetadata) -> int | None:
    """Return the year of publication, or None when nothing tells it.

    From the title, the document's number, an imprint or dateline on the first or last of ``pages``,
    its running head; else the year in which the file was made, when its text names it as the
    latest. A year after the file was made is a goal ("Agenda 2030") and no publication.
    """
    made = _dates(about)
    last = max(made, default=date(YEARS[-1], 1, 1)).year
    signs = [*_years(_NOT_OWN.split(title)[0])[::-1], *_number(pages), *_imprint(pages)]
    signs += [*_running(pages), *_title_page(pages)]
    known = next((year for year in signs if year <= last), None)
    return known or _year_made(made, pages)


def year_in_name(file: str) -> int | None:
    """Return the only year that the name of a file holds."""
    years = set(_years(PurePosixPath(file).stem.replace("_", " ").replace("-", " ")))
    return years.pop() if len(years) == 1 else None


def _dates(about: PdfMetadata) -> list[date]:
    """Return when the file was made and changed; a clock that is not set tells 1 January."""
    dates = (about.created, about.xmp_created, about.modified)
    return [one for one in dates if one and (one.month, one.day) != (1, 1)]


def _years(text: str) -> list[int]:
    parted = _HORIZON.sub(" ", _OTHER_ACT.sub(" ", text))
    return [int(year) for year in _ALONE.findall(parted)]


def _lines(pages: Iterable[str]) -> list[str]:
    return [" ".join(line.split()) for page in pages for line in page.split("\n")]


def _number(pages: Sequence[str]) -> list[int]:
    """Return the years of what may be the document's own number, a line of its first page."""
    return [int(match[1]) for line in _lines(pages[:1]) if (match := _NUMBER.match(line))]


def _imprint(pages: Sequence[str]) -> list[int]:
    """Return the years of imprints and datelines: no list of sources has any."""
    ends = list(pages[:END_PAGES])
    if not any(heads_sources(line) for line in _lines(pages)):
        ends += pages[max(END_PAGES, len(pages) - END_PAGES) :]
    return [
        int(re.findall(_YEAR, line)[-1])
        for line in _lines(ends)
        if _IMPRINT.fullmatch(line)
        or _DECISION.fullmatch(line)
        or (len(line) <= SHORT and _DATELINE.fullmatch(line))
    ]


def _running(pages: Sequence[str]) -> list[int]:
    """Return the years at the end of lines that recur over the pages."""
    seen = Counter(line for page in pages for line in set(_lines([page])))
    enough = max(2, RECURS * len(pages))
    return [year for line, count in seen.items() if count >= enough for year in _ended(line)]


def _title_page(pages: Sequence[str]) -> list[int]:
    years = [year for line in _lines(pages[:1])[:TITLE_LINES] for year in _ended(line)]
    return years if len(set(years)) == 1 else []


def _ended(line: str) -> list[int]:
    found = _ENDING.search(line)
    return [int(year) for year in found.groups() if year] if found else []


def _year_made(made: Sequence[date], pages: Sequence[str]) -> int | None:
    """Return the year in which the file was made, when that is the latest its text tells of.

    A file that tells of no year has none that speaks against it, when it was not changed later.
    """
    if not made:
        return None
    year = min(made).year
    told = {told for page in pages for told in _years(page) if told <= year}
    untold = not told and max(made).year == year
    return year if untold or max(told, default=0) == year else None
