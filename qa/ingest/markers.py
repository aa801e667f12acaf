"""What a list item, a section of a law and a line of a table of contents begin or end with."""

import re
from dataclasses import dataclass

SHORT = 40  # characters
BULLETS = "•●▪■◦○‣⁃·»›✓\uf0b7\uf0a7\uf0d8\uf02d\uf0fc\uf076"
_BULLET = re.compile(rf"[{BULLETS}]\s*(?=\S)|[>o–—−‒\-*]\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:(\d{1,3})|([a-zåäö])|([ivx]{1,5}))[.)]\s+(?=\S)")
_ALONE = re.compile(rf"[{BULLETS}–—−*o>-]|\(?(?:\d{{1,3}}|[a-z])[.)]")
_SECTION = re.compile(r"\d{1,3}(?: [a-z])? ?§§?(?:\d{1,2})? *[A-ZÅÄÖ/”\"(]")
_SECTION_NUMBER = re.compile(r"\d{1,3}(?: [a-z])? ?§\d{0,2}")
_CHAPTER = re.compile(r"\d{1,3}(?: [a-z])? ?kap\.(?!\s*\d+(?: [a-z])? ?§)")
_LEADERS = re.compile(r"(?:\. ?){5,}|…{3,}|_{8,}\s*\d")
_CONTENTS_LINE = re.compile(r"\S.*?\s?(?:(?:\. ?){4,}|…{2,})\s*(?:\d{1,4}|[ivxlc]{1,6})?$")
_SOURCES = re.compile(
    r"(?:\d{1,2}[.\s]+){0,3}(?:käll(?:or|förteckning|hänvisningar)|referens(?:er|lista)|references"
    r"|bibliografi|(?:litteratur|referens)(?:lista|förteckning)?)(?: och noter)?:?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The marker at the start of a list item: as printed, its kind, its number, its length.

    ``number`` counts 1, 2, 3 for "1." and for "a)"; 0 for bullets. ``length`` includes the spaces
    up to the text.
    """

    printed: str
    kind: str
    number: int
    length: int


def read_marker(text: str) -> Marker | None:
    """Return the list marker that ``text`` begins with."""
    if found := _BULLET.match(text):
        printed = found[0].strip()
        return Marker(printed, printed, 0, found.end())
    if found := _NUMBERED.match(text):
        printed = found[0].strip()
        digits, letter, _ = found.groups()
        if digits:
            return Marker(printed, "1" + printed[-1], int(digits), found.end())
        if letter and letter not in "iv":
            return Marker(printed, "a" + printed[-1], ord(letter) - ord("a") + 1, found.end())
        roman = printed.strip("().")
        if roman in _ROMAN:
            return Marker(printed, "i" + printed[-1], _ROMAN.index(roman) + 1, found.end())
    return None


_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]


def is_marker_alone(text: str) -> bool:
    """Tell whether the line is nothing but a list marker."""
    return _ALONE.fullmatch(text) is not None


def is_section(text: str) -> bool:
    """Tell whether a section of a law begins here ("1 § Denna lag")."""
    return _SECTION.match(text) is not None


def is_section_number(text: str) -> bool:
    """Tell whether the line is nothing but the number of a section of a law ("7 a §")."""
    return _SECTION_NUMBER.fullmatch(text) is not None


def begins_section(text: str) -> bool:
    """Tell whether a section of a law begins here, with text or without."""
    return is_section(text) or is_section_number(text)


def is_chapter(text: str) -> bool:
    """Tell whether a chapter of a law begins here ("2 kap. Mål"), not a reference to one."""
    return _CHAPTER.match(text) is not None


def is_contents_line(text: str) -> bool:
    """Tell whether the line belongs to a table of contents: a title, leaders, a page."""
    return _CONTENTS_LINE.fullmatch(text) is not None or _LEADERS.search(text) is not None


def heads_sources(text: str) -> bool:
    """Tell whether the line is the heading of a list of sources ("Referenser")."""
    return len(text) <= SHORT and _SOURCES.fullmatch(text) is not None
