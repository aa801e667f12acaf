"""What a document is called, who published it and when: from its ``.toml``, else guessed."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from qa.ingest.raw import PdfMetadata
from qa.model import Document, Status

LARGEST_TOML = 64 * 1024
LONGEST_TITLE = 300
YEARS = range(1800, 2100)
_JUNK = re.compile(
    r"microsoft\s|powerpoint|untitled|namnlös|utan titel|no title|\(anonymous\)|"
    r"(dokument|document|presentation|bok|mall|sida)\s*\d*$|"
    r".*författningssamling$|(författning|rapport|innehåll|innehållsförteckning|sammanfattning|"
    r"förord|inledning|bilaga|protokoll|pressmeddelande)$|\d{1,2}(\.\d+)*\.?\s|"
    r".*\.(docx?|dotx?|pdf|pptx?|indd|qxd|rtf|odt|xlsx?|txt|tex|dvi|ps|html?)\b",
    re.IGNORECASE,
)
_LIKE_A_FILE = re.compile(r"\S*[_\d/\\]\S*")
_ORGANISATION = re.compile(
    r"(verket|styrelsen|myndigheten?|kommuner|kommun|regione?n?|departementet|institutet?|"
    r"förvaltningen?|nämnden?|universitetet?|högskolan?|inspektionen|länsstyrelsen|rådet|"
    r"förbundet?|kansliet|beredningen)\b|\b(SBU|SKR|SKL|FoU|Forte|IVO)\b",
    re.IGNORECASE,
)
_YEAR = r"(?:1[89]|20)\d\d"
_YEAR_ALONE = re.compile(rf"(?<![\d.,-]){_YEAR}(?![\d])")
_MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_DATE = re.compile(
    rf"(?<!\d)({_YEAR})-[01]\d-[0-3]\d(?!\d)|\b(?:{_MONTH})\s+({_YEAR})\b", re.IGNORECASE
)


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
        "year": read.year,
    }
    sure: Mapping[str, str | int | None] = {name: getattr(given, name) for name in values}
    guessed = {name for name, value in values.items() if value and sure[name] is None}
    return replace(
        read,
        file=file,
        title=given.title or str(values["title"]),
        publisher=given.publisher or read.publisher,
        year=given.year or read.year,
        url=given.url or "",
        status=given.status or Status.IN_FORCE,
        superseded_by=given.superseded_by or "",
        guessed=frozenset(guessed),
    )


def guess_title(about: PdfMetadata, headings: Sequence[str], opening: str) -> str:
    """Return the title, or an empty string.

    ``headings`` are those of the first page, largest first, ``opening`` the text of the first
    pages. What the file says of itself goes first when the opening says it too.
    """
    own = [title for title in map(_clean, (about.title, about.xmp_title)) if _is_title(title)]
    said = [title for title in own if _stands_in(title, opening)]
    shown = [title for title in map(_clean, headings) if _is_title(title)]
    return next(iter(said + shown + own), "")


def guess_publisher(about: PdfMetadata) -> str:
    """Return who published it: XMP's publisher, or an author that is an organisation."""
    named = [*about.xmp_publishers, about.author, *about.xmp_creators]
    names = [_clean(name) for name in named]
    sure = names[: len(about.xmp_publishers)]
    return next((n for n in names if n and (n in sure or _ORGANISATION.search(n))), "")


def guess_year(title: str, opening: str, about: PdfMetadata) -> int | None:
    """Return the year of publication: from the title, else the first page, else the file's date.

    A year after the file was made is a goal or a horizon ("Agenda 2030") and no publication.
    """
    created = about.created or about.xmp_created
    last = created.year if created else YEARS[-1]
    dates = [int(match[1] or match[2]) for match in _DATE.finditer(opening)]
    in_title = [int(year) for year in _YEAR_ALONE.findall(title)]
    alone = [int(year) for year in _YEAR_ALONE.findall(opening)]
    likely = [*in_title[::-1], *dates, *alone]
    return next((year for year in likely if year <= last), created.year if created else None)


def _clean(text: str) -> str:
    printable = "".join(ch if ch.isprintable() else " " for ch in text)
    return " ".join(printable.split())[:LONGEST_TITLE]


def _is_title(text: str) -> bool:
    letters = sum(ch.isalpha() for ch in text)
    if letters < 3 or letters < len(text.replace(" ", "")) / 2:
        return False
    return not _JUNK.match(text) and not _LIKE_A_FILE.fullmatch(text)


def _stands_in(title: str, opening: str) -> bool:
    """Tell whether most of the title's words stand in the opening."""
    words = set(re.findall(r"\w+", title.casefold()))
    there = set(re.findall(r"\w+", opening.casefold()))
    return len(words & there) * 3 >= len(words) * 2


def _from_name(file: str) -> str:
    return " ".join(re.split(r"[\s_]+|-(?=\D)|(?<=\D)-", PurePosixPath(file).stem)) or file
