"""Rows of tables: which cell names the method, which the target group, and what a row says."""

import re
from dataclasses import dataclass

from qa.model import Sentence, Unit
from qa.register import tables

_METHOD = re.compile(r"metod|insats|åtgärd|behandling|program|intervention", re.IGNORECASE)
_GROUP = re.compile(r"målgrupp|tillstånd|situation|population|grupp|för vem", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:Tabell|Figur|Tablå|Diagram|Källa)\b")
_FEWEST_CELLS = 2
_LONGEST_HEADER = 60
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


def header_of(unit: Unit) -> Header | None:
    """Return the columns as the first row of a table names them, or None when none is a method."""
    for sentence in unit.sentences[:2]:
        cells = _cells(sentence)
        if len(cells) < _FEWEST_CELLS or _CAPTION.match(cells[0]):
            continue
        if max(map(len, cells)) > _LONGEST_HEADER:
            return None
        named = [n for n, cell in enumerate(cells) if _METHOD.search(cell)]
        groups = [n for n, cell in enumerate(cells) if _GROUP.search(cell) and n not in named[:1]]
        return Header(len(cells), named[0], groups[0] if groups else None) if named else None
    return None


def read(sentence: Sentence, header: Header | None) -> Row | None:
    """Return the row, or None for what is no row of a table about methods."""
    cells = _cells(sentence)
    if len(cells) < _FEWEST_CELLS or _CAPTION.match(cells[0]):
        return None
    columns = header if header is not None and header.columns == len(cells) else None
    at = columns.method if columns else 0
    if columns is None and not tables.holds(tables.marked(cells[0]), "metod"):
        return None
    group = columns.group if columns else None
    if not cells[at] or len(cells[at].split()) > _LONGEST_NAME:
        return None
    others = [cell for n, cell in enumerate(cells) if n not in {at, group} and cell]
    said = [f"metoden {part.strip()}" for cell in others for part in re.split(r";\s", cell)]
    return Row(cells[at], cells[group] if group is not None else "", tuple(said))


def _cells(sentence: Sentence) -> list[str]:
    return [cell.strip(' ”“"') for cell in sentence.text.split("\t")]
