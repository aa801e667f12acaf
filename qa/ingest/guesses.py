"""What a PDF lets one guess of its title and publisher."""

import re
from collections.abc import Sequence

from qa.ingest.raw import PdfMetadata

LONGEST_TITLE = 300
_JUNK = re.compile(
    r"microsoft\s|powerpoint|untitled|namnlös|utan titel|no title|\(anonymous\)|"
    r"(dokument|document|presentation|bok|mall|sida)\s*\d*$|"
    r".*författningssamling$|(författning|rapport|innehåll|innehållsförteckning|sammanfattning|"
    r"förord|inledning|bilaga|protokoll|pressmeddelande)$|[\w-]{1,6}fs$|\d{1,2}(\.\d+)*\.?\s|"
    r".*\.(docx?|dotx?|pdf|pptx?|indd|qxd|rtf|odt|xlsx?|txt|tex|dvi|ps|html?)\b",
    re.IGNORECASE,
)
_AFTER_TITLE = re.compile(r"(?:\s*\[[^\]]*\])?[\s;,:]*$")
_GLUED_NUMBER = re.compile(r"\b(?:19|20)\d\d:\d+(?=[A-ZÅÄÖ][a-zåäö])")
_LIKE_A_FILE = re.compile(r"\S*[_\d/\\]\S*")
_ORGANISATION = re.compile(
    r"(verket|styrelsen|myndigheten?|kommuner|kommun|regione?n?|departementet|institutet?|"
    r"förvaltningen?|nämnden?|universitetet?|högskolan?|inspektionen|länsstyrelsen|rådet|"
    r"förbundet?|kansliet|beredningen)\b|\b(SBU|SKR|SKL|FoU|Forte|IVO)\b",
    re.IGNORECASE,
)


def guess_title(about: PdfMetadata, headings: Sequence[str], opening: str) -> str:
    """Return the title, or an empty string.

    ``headings`` are those of the first page, largest first, ``opening`` the text of the first
    pages. What the file says of itself goes first when the opening says it too.
    """
    own = [title for title in map(_tidy, (about.title, about.xmp_title)) if _is_title(title)]
    said = [title for title in own if _stands_in(title, opening)]
    shown = [title for title in map(_tidy, headings) if _is_title(title)]
    return next(iter(said + shown + own), "")


def guess_publisher(about: PdfMetadata) -> str:
    """Return who published it: XMP's publisher, or an author that is an organisation."""
    named = [*about.xmp_publishers, about.author, *about.xmp_creators]
    names = [_clean(name) for name in named]
    sure = names[: len(about.xmp_publishers)]
    return next((n for n in names if n and (n in sure or _ORGANISATION.search(n))), "")


def _clean(text: str) -> str:
    printable = "".join(ch if ch.isprintable() else " " for ch in text)
    return " ".join(printable.split())[:LONGEST_TITLE]


def _tidy(title: str) -> str:
    """Return the title without what statute books print around it: "… [till 1 kap. …];"."""
    parted = _GLUED_NUMBER.sub(r"\g<0> ", _clean(title))
    return _AFTER_TITLE.sub("", parted)


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
