"""Rows of tables: which cell names the method, which the target group, and what a row says."""

import re
from dataclasses import dataclass

from qa.model import Sentence, Unit
from qa.register import tables

_METHOD = re.compile(
    r"\b\w*(?:metod|insats|åtgärd|behandling|program|intervention)(?:er|en|erna|ar)?\b",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"målgrupp|grupp|källa|säger|resultat|effekt|evidens|stöd|grad|rekommend|tillstånd|situation|syfte"
    r"|område|år|prioritet|lucka|status|kommentar|population|utfall|besked|beskriv|underlag",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"riktlinje|kunskapsstöd|översikt|databas|vägledning|metodguide|källan|föreskrift",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[•●▪■◦–-]\t")
_GROUP = re.compile(r"målgrupp|tillstånd|situation|population|grupp|för vem", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:Tabell|Figur|Tablå|Diagram|Källa)\b")
_FEWEST_CELLS = 2
_LONGEST = 60
_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table: how many, where the method stands, where the target group."""

    columns: int
    method: int
    group: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is about, for whom, and its other cells as clauses about the method."""

    about: str
    target_group: str
    clauses: tuple[str, ...]


def headers(unit: Unit, last: Header | None) -> tuple[Header | None, ...]:
    """Return for each row the columns that hold there; a table may name them again further down."""
    found: list[Header | None] = []
    for sentence in unit.sentences:
        last = _header_in(sentence) or last
        found.append(last)
    return tuple(found)


def is_list(unit: Unit) -> bool:
    """Tell whether the unit is a list that was set as a table of bullets and texts."""
    items = [_BULLET.match(sentence.text) is not None for sentence in unit.sentences]
    return sum(items) > len(items) / 2


def _header_in(sentence: Sentence) -> Header | None:
    cells = _cells(sentence)
    if len(cells) < _FEWEST_CELLS or _CAPTION.match(cells[0]) or max(map(len, cells)) > _LONGEST:
        return None
    named = [n for n, cell in enumerate(cells) if _METHOD.search(cell)]
    others = [cell for n, cell in enumerate(cells) if n not in named[:1]]
    if not named or not all(_COLUMN.search(cell) or not cell for cell in others):
        return None
    groups = [n for n, cell in enumerate(cells) if _GROUP.search(cell) and n not in named[:1]]
    return Header(len(cells), named[0], groups[0] if groups else None)


def read(sentence: Sentence, header: Header | None) -> Row | None:
    """Return the row, or None for what is no row of a table about methods."""
    cells = _cells(sentence)
    if len(cells) < _FEWEST_CELLS or _CAPTION.match(cells[0]):
        return None
    fits = header is not None and abs(header.columns - len(cells)) <= 1
    columns = header if fits and _header_in(sentence) is None else None
    at = columns.method if columns else 0
    if columns is None and not tables.holds(tables.marked(cells[0]), "metod"):
        return None
    group = (
        columns.group if columns and max(columns.method, columns.group or 0) < len(cells) else None
    )
    if not cells[at] or len(cells[at].split()) > _LONGEST_NAME or _SOURCE.search(cells[at]):
        return None
    others = [cell for n, cell in enumerate(cells) if n not in {at, group} and cell]
    said = [f"metoden {part.strip()}" for cell in others for part in re.split(r";\s", cell)]
    return Row(cells[at], cells[group] if group is not None else "", tuple(said))


def _cells(sentence: Sentence) -> list[str]:
    return [cell.strip(' ”“"') for cell in sentence.text.split("\t")]
