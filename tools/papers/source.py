"""Reads a text source of the sample corpus: settings, blocks and the sources it refers to.

A source is a Markdown file with TOML settings between ``+++`` lines. It knows headings (``##``,
``###``), paragraphs, lists (``- `` or ``1. ``), tables under a caption line
``Tabell. Rubrik {20 30 50}`` (column widths), ``**bold**`` and references ``[@key; @key]`` into
``kallor.toml``. References are numbered in the order in which they first appear.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

MARK = (
    "Exempeldokument – sammanställt för Källsvar ur öppna källor; "
    "inte en publikation från de myndigheter som nämns"
)
REFERENCE = re.compile(r"\s*\[(@[\w]+(?:; @[\w]+)*)\]")
_CAPTION = re.compile(r"Tabell\. (?P<title>.+) \{(?P<widths>[\d ]+)\}$")
_THOUSANDS = re.compile(r"(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))")
_ITEM = re.compile(r"(?:- |\d+\. )")


class SourceError(ValueError):
    """A text source that cannot be read; says which file and what."""


@dataclass(frozen=True, slots=True)
class Work:
    """A source that a document refers to, as its source list prints it."""

    publisher: str
    title: str
    year: str
    url: str
    note: str = ""

    @property
    def line(self) -> str:
        """Publisher, title, year, address and what weakens it, as one line."""
        year = self.year or "år ej angivet"
        note = f" {self.note}" if self.note else ""
        return f"{self.publisher}: {self.title}, {year}. {self.url}{note}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 is a section, 3 a part of one."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with numbers or bullets."""

    items: tuple[str, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; ``widths`` are the columns' shares of the text width."""

    caption: str
    widths: tuple[int, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of the sample corpus before it is typeset."""

    name: str
    settings: dict[str, object]
    blocks: tuple[Block, ...]
    works: tuple[Work, ...]

    def text(self, key: str) -> str:
        """Return a setting that is text, or an empty string."""
        return str(self.settings.get(key, ""))

    def flag(self, key: str) -> bool:
        """Return a setting that is on or off."""
        return bool(self.settings.get(key, False))


def read_works(path: Path) -> dict[str, Work]:
    """Return the sources of ``kallor.toml`` by key."""
    return {
        key: Work(
            publisher=entry["utgivare"],
            title=entry["titel"],
            year=str(entry.get("år", "")),
            url=entry["adress"],
            note=entry.get("anmärkning", ""),
        )
        for key, entry in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def read_paper(path: Path, works: dict[str, Work]) -> Paper:
    """Read the source at ``path``; its references become numbers such as ``[2, 5]``.

    Raises SourceError where the settings are missing, a table is uneven or a key is unknown.
    """
    parts = path.read_text(encoding="utf-8").split("+++\n")
    if len(parts) != 3 or parts[0]:
        raise SourceError(f"{path.name}: settings between +++ lines are missing")
    used: dict[str, int] = {}
    tables = iter(range(1, 100))

    def number(match: re.Match[str]) -> str:
        numbers = []
        for mark in match.group(1).split("; "):
            key = mark[1:]
            if key not in works:
                raise SourceError(f"{path.name}: {key} is not in kallor.toml")
            numbers.append(used.setdefault(key, len(used) + 1))
        return " [" + ", ".join(str(n) for n in sorted(numbers)) + "]"

    blocks = []
    for chunk in _chunks(parts[2]):
        block = _block(chunk, lambda text: _THOUSANDS.sub("\\1\u00a0", REFERENCE.sub(number, text)))
        if isinstance(block, Table):
            block = replace(block, caption=f"Tabell {next(tables)}. {block.caption}")
        blocks.append(block)
    works_used = tuple(works[key] for key in used)
    return Paper(path.stem, tomllib.loads(parts[1]), tuple(blocks), works_used)


def _chunks(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            lines.append(line.strip())
        elif lines:
            yield lines
            lines = []


def _block(lines: list[str], cite: Callable[[str], str]) -> Block:
    first = lines[0]
    if first.startswith("#"):
        marks, _, text = first.partition(" ")
        return Heading(len(marks), cite(text))
    if caption := _CAPTION.match(first):
        rows = [
            tuple(cite(cell.strip()).strip() for cell in line.strip("|").split("|"))
            for line in lines[1:]
        ]
        widths = tuple(int(width) for width in caption["widths"].split())
        if any(len(row) != len(widths) for row in rows):
            raise SourceError(f"uneven table: {first}")
        return Table(cite(caption["title"]), widths, rows[0], tuple(rows[2:]))
    if _ITEM.match(first):
        items: list[str] = []
        for line in lines:
            if start := _ITEM.match(line):
                items.append(line[start.end() :])
            else:
                items[-1] += " " + line
        return Items(tuple(cite(item) for item in items), numbered=first[0].isdigit())
    return Paragraph(cite(" ".join(lines)))
