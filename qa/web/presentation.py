"""An answer's parts as a page lays them out: paragraphs, lists and tables, and where they stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from qa.model import UnitKind

_NUMBER = re.compile(r"[-–+±<>≤≥]?\s?[\d\s.,]+(?:\s?(?:%|procent|kr|kronor|st))?|[-–]")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all as long as the longest; the first row is the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Verbatim text of one citation: a paragraph or lead-in, then list items or a table."""

    citations: tuple[int, ...]
    text: str = ""
    items: tuple[str, ...] = ()
    table: Table | None = None


def blocks(
    sentences: Sequence[Mapping[str, Any]], kind: str = UnitKind.SENTENCE.value
) -> list[Block]:
    """Lay out sentences of an answer's JSON, those of the same citations together."""
    runs = groupby(sentences, key=lambda sentence: tuple(sentence["citations"]))
    return [_block(numbers, [str(s["text"]) for s in run], kind) for numbers, run in runs]


def quoted(text: str) -> Block:
    """Lay out a citation's whole quote: its sentences are parted by line feeds."""
    return _block((), text.split("\n"), UnitKind.SENTENCE.value)


def _block(citations: tuple[int, ...], lines: list[str], kind: str) -> Block:
    rows = [line for line in lines if "\t" in line]
    if rows:
        lead = " ".join(line for line in lines if "\t" not in line)
        return Block(citations, lead, table=_table(rows))
    leads = lines[0].rstrip().endswith(":")
    if len(lines) > 1 and (leads or kind == UnitKind.LIST.value):
        return Block(citations, lines[0] if leads else "", tuple(lines[1:] if leads else lines))
    return Block(citations, " ".join(lines))


def _table(lines: Sequence[str]) -> Table:
    cells = [tuple(cell.strip() for cell in line.split("\t")) for line in lines]
    width = max(len(row) for row in cells)
    head, *rows = (row + ("",) * (width - len(row)) for row in cells)
    columns = [[row[at] for row in rows if row[at]] for at in range(width)]
    numeric = tuple(
        bool(column) and all(_NUMBER.fullmatch(cell) for cell in column) for column in columns
    )
    return Table(head, tuple(rows), numeric)


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
    return ", ".join(_run([str(run[0]), str(run[-1])]) if run[1:] else str(run[0]) for run in runs)


def reference(citation: Mapping[str, Any]) -> str:
    """Return a citation as one line of text, to paste into a reply or a list of sources."""
    document = citation["document"]
    who = document["publisher"]
    year = f" ({document['year']})" if document["year"] else ""
    opening = f"{who}{year}. " if who else ""
    title = document["title"] if who or not year else f"{document['title']}{year}"
    return f"{opening}{title}, {page_words(citation['pages'])}."


def count(number: int, one: str, many: str) -> str:
    """Return "1 källa", "3 källor"."""
    return f"{number:,} {one if number == 1 else many}".replace(",", "\u00a0")


def local_time(time: datetime) -> str:
    """Return a time in the server's time zone, as "2026-11-21 kl. 14.05"."""
    return time.astimezone().strftime("%Y-%m-%d kl. %H.%M")
