"""An answer's parts as a page lays them out: paragraphs, lists and tables, and where they stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from qa.model import Document, UnitKind
from qa.services.references import names_year

CUT = "[…]"
"""What stands for items of a list that a short answer leaves out."""
_CAPTION = re.compile(r"(?:tabell|diagram|figur|tablå)\b", re.IGNORECASE)
_LEAD = re.compile(r":[\d¹²³⁰⁴-⁹]{0,3}$")  # a footnote's mark may follow the colon
_MARKED = re.compile(r"(?:\d{1,2}|[a-zåäö])[.)]\s+|[•–-]\s+")
_ITEM = re.compile(r"[a-zåäöé]")
_HEAD = re.compile(r"(?:[^\d]|\b(?:19|20)\d\d\b)+")  # no figures but years
_NUMBER = re.compile(r"[-–+±<>≤≥]?\s?[\d\s.,]+(?:\s?(?:%|procent|kr|kronor|st))?|[-–]")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all as long as the longest; ``head`` is empty when no row is surely one."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, the items of a list, or a table; the two others are empty."""

    text: str = ""
    items: tuple[str, ...] = ()
    table: Table | None = None

    @property
    def numbered(self) -> bool:
        """Whether the items bring the source's own numbers along."""
        return any(_MARKED.match(item) for item in self.items[:2] if item != CUT)


@dataclass(frozen=True, slots=True)
class Block:
    """Verbatim text of one citation, in the parts and the order in which it stands there."""

    citations: tuple[int, ...]
    parts: tuple[Part, ...]


def blocks(
    sentences: Sequence[Mapping[str, Any]], kind: str = UnitKind.SENTENCE.value
) -> list[Block]:
    """Lay out sentences of an answer's JSON, those of the same citations together."""
    runs = groupby(sentences, key=lambda sentence: tuple(sentence["citations"]))
    listed = kind == UnitKind.LIST.value
    return [
        Block(numbers, _parts([line for s in run for line in _lines(s)], listed=listed))
        for numbers, run in runs
    ]


def _lines(sentence: Mapping[str, Any]) -> list[str]:
    return [CUT, str(sentence["text"])] if sentence.get("cut") else [str(sentence["text"])]


def quoted(text: str) -> Block:
    """Lay out a citation's whole quote: its sentences are parted by line feeds."""
    return Block((), _parts(text.split("\n"), listed=False))


def _parts(lines: Sequence[str], *, listed: bool) -> tuple[Part, ...]:
    """Tell table rows by their tabs, and list items by what leads or marks them."""
    parts: list[Part] = []
    before = ""
    for kind, run in groupby(_kinds(lines, listed=listed), key=lambda pair: pair[0]):
        texts = [text for _, text in run]
        if kind is UnitKind.TABLE:
            caption = before if _CAPTION.match(before) else ""
            if caption:
                parts[-1:] = _without_last(parts[-1], caption)
            parts.append(Part(table=_table(texts, caption, led=bool(before))))
        elif kind is UnitKind.LIST:
            parts.append(Part(items=tuple(texts)))
        else:
            parts.append(Part(" ".join(texts)))
        before = texts[-1]
    return tuple(parts)


def _kinds(lines: Sequence[str], *, listed: bool) -> list[tuple[UnitKind, str]]:
    found: list[tuple[UnitKind, str]] = []
    marks = [_MARKED.match(line) for line in lines]  # a tab may part the number from its item
    for at, (written, marked) in enumerate(zip(lines, marks, strict=True)):
        last = found[-1] if found else None
        led = last is not None and (last[0] is UnitKind.LIST or bool(_LEAD.search(last[1])))
        # A bullet is an item without any lead, and so are numbers that follow each other.
        led = led or written.startswith("•") or (marked is not None and any(marks[at + 1 : at + 2]))
        line = f"{marked[0].strip()} {written[marked.end() :]}" if marked else written
        if "\t" in line:
            kind = UnitKind.TABLE
        elif (
            written == CUT
            or (led and (listed or marked or _ITEM.match(line)))
            or (listed and not _LEAD.search(line))
        ):
            kind = UnitKind.LIST
        else:
            kind = UnitKind.SENTENCE
        found.append((kind, line))
    return found


def _without_last(part: Part, sentence: str) -> list[Part]:
    rest = part.text.removesuffix(sentence).rstrip()
    return [Part(rest)] if rest else []


def _table(lines: Sequence[str], caption: str, *, led: bool) -> Table:
    cells = [tuple(cell.strip() for cell in line.split("\t")) for line in lines]
    width = max(len(row) for row in cells)
    rows = [row + ("",) * (width - len(row)) for row in cells]
    # A table that goes on from elsewhere has no head here, and a wrong one would mislabel all.
    headed = led and len(rows) > 1 and all(cell and _HEAD.fullmatch(cell) for cell in rows[0])
    head, body = (rows[0], rows[1:]) if headed else ((), rows)
    columns = [[row[at] for row in body if row[at]] for at in range(width)]
    numeric = tuple(
        bool(column) and all(_NUMBER.fullmatch(cell) for cell in column) for column in columns
    )
    return Table(caption, head, tuple(body), numeric)


@dataclass(frozen=True, slots=True)
class Said:
    """Running text, or the cells of a table row with the names of their columns ("" if unknown)."""

    text: str = ""
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def named(self) -> bool:
        """Whether every cell has the name of its column."""
        return bool(self.cells) and all(name for name, _ in self.cells)


def said(sentences: Sequence[Mapping[str, Any]], head: Sequence[str]) -> list[Said]:
    """Return what a row quotes: sentences together, and each table row cell by cell."""
    found: list[Said] = []
    runs = groupby((str(s["text"]) for s in sentences), key=lambda text: "\t" in text)
    for is_row, run in runs:
        if not is_row:
            found.append(Said(" ".join(run)))
            continue
        for text in run:
            row = [cell.strip() for cell in text.split("\t")]
            names = head if len(head) == len(row) else [""] * len(row)
            found.append(Said(cells=tuple(zip(names, row, strict=True))))
    return found


def cells(text: str) -> str:
    """Return a table row as running text, its cells parted by a bar."""
    return " | ".join(cell.strip() or "–" for cell in text.split("\t"))


def decimals(number: float, places: int = 2) -> str:
    """Return a number as it is written in Swedish: "0,25", "−1,30"."""
    return f"{number:.{places}f}".replace(".", ",").replace("-", "\u2212")


def page_words(pages: Sequence[Mapping[str, Any]]) -> str:
    """Return "s. 12 (PDF-sida 14)", or "s. 2–3" where label and number are the same."""
    labels = [str(page["label"] or page["number"]) for page in pages]
    numbers = [str(page["number"]) for page in pages]
    if labels == numbers:
        return f"s. {_run(numbers)}"
    word = "PDF-sida" if len(numbers) == 1 else "PDF-sidorna"
    return f"s. {_run(labels)} ({word} {_run(numbers)})"


def _run(names: Sequence[str]) -> str:
    """Return "4", "2–3" for neighbours, "2, 5" for others."""
    plain = all(name.isdecimal() for name in names)
    if plain and len(names) > 1 and int(names[-1]) - int(names[0]) == len(names) - 1:
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)


def page_list(numbers: Sequence[int]) -> str:
    """Return page numbers with runs drawn together: "1–3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if run[1:] else str(run[0]) for run in runs)


def reference(citation: Mapping[str, Any]) -> str:
    """Return a citation as one line of text, to paste into a reply or a list of sources."""
    document = citation["document"]
    who, title = document["publisher"], document["title"]
    year = f" ({document['year']})" if document["year"] else ""
    opening = f"{who}{year}. " if who else ""
    if not who and not names_year(title, document["year"]):
        title += year
    return f"{opening}{title}, {page_words(citation['pages'])}."


def year_beside(document: Document) -> int | None:
    """Return the year to set beside a document's title, None when it stands there or is unknown."""
    return None if names_year(document.title, document.year) else document.year


def count(number: int, one: str, many: str) -> str:
    """Return "1 källa", "3 källor"."""
    return f"{number:,} {one if number == 1 else many}".replace(",", "\u00a0")


def local_time(time: datetime) -> str:
    """Return a time in the server's time zone, as "2026-11-21 kl. 14.05"."""
    return time.astimezone().strftime("%Y-%m-%d kl. %H.%M")
