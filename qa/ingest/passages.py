"""From a laid-out document to passages: units of about 900 characters under one heading path.

Headings are the path and never units. In a statute each paragraph of law ("3 §") opens a path of
its own that ends in its number with its chapter ("2 kap. 3 §"), so every sentence can say where it
stands. Footnotes and lists of sources are passages of their own, after those of the heading they
stand under.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qa.ingest import references, titlepage, units
from qa.ingest.blocks import Block, BlockKind, LaidOut
from qa.ingest.markers import heads_sources
from qa.model import Passage, Unit, UnitKind

FOOTNOTE = "Fotnot"

_PARAGRAPH_OF_LAW = re.compile(
    r"(?P<number>\d+(?:\s?[a-z])?)\s?§(?=\s+(?:\d\s)?[^\W\d_a-zåäö]|\s*$)"
)
_CHAPTER = re.compile(r"(?P<chapter>\d+(?:\s?[a-z])?\s+kap\.)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:innehåll|innehållsförteckning|contents)\b", re.IGNORECASE)
_ENDS_IN_PAGE_NUMBER = re.compile(r"\s\d{1,3}$")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class _Section:
    """What stands under one heading path."""

    heading: tuple[str, ...]
    body: list[Block] = field(default_factory=list)
    footnotes: list[Block] = field(default_factory=list)
    sources: list[Block] = field(default_factory=list)


def make(document_id: str, laid_out: LaidOut) -> tuple[Passage, ...]:
    """Return the passages of a document in reading order; ids are ``<document_id>:<0, 1, …>``.

    Every sentence's spans point into ``laid_out.pages``. Passages do not overlap and no unit is
    cut; a unit longer than a passage should be is a passage of its own.
    """
    pages = {page.number: page.text for page in laid_out.pages}
    made: list[Passage] = []
    for section in _sections(laid_out.blocks):
        body = units.cut(section.body, pages)
        notes = [
            Unit(UnitKind.SENTENCE, (sentence,))
            for block in section.footnotes
            for sentence in units.sentences_of(block.traced, pages)
        ]
        sources = units.cut(section.sources, pages)
        for below, found in (((), body), ((FOOTNOTE,), notes), ((references.HEADING,), sources)):
            heading = (*section.heading, *below)
            for group in _packed(found):
                made.append(Passage(f"{document_id}:{len(made)}", document_id, heading, group))
    return tuple(made)


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    headings: list[tuple[int, str]] = []
    section = _Section(())
    about = titlepage.matter(blocks)
    for at, (block, source) in enumerate(zip(blocks, references.entries(blocks), strict=True)):
        text = _SPACE.sub(" ", block.traced.text).strip()
        if block.kind is BlockKind.HEADING:
            if not any(sign.isalpha() or sign == "§" for sign in text):
                continue
            level = max(block.level, 1)
            headings = [above for above in headings if above[0] < level]
            headings.append((level, text))
            yield section
            section = _Section(tuple(heading for _, heading in headings))
        elif block.kind is BlockKind.FOOTNOTE:
            section.footnotes.append(block)
        elif at in about:
            continue
        elif source and not (section.heading and heads_sources(section.heading[-1])):
            section.sources.append(block)
        elif not _is_contents(section.heading, text):
            if number := _paragraph_of_law(block, text):
                path = tuple(heading for _, heading in headings)
                yield section
                section = _Section((*path, _with_chapter(path, number)))
            section.body.append(block)
    yield section


def _is_contents(heading: Sequence[str], text: str) -> bool:
    """Tell whether a line is one of a table of contents without dot leaders."""
    under = bool(heading) and _CONTENTS.match(heading[-1]) is not None
    return under and _ENDS_IN_PAGE_NUMBER.search(text) is not None


def _paragraph_of_law(block: Block, text: str) -> str:
    """Return "3 a §" when the block begins that paragraph of a statute, else nothing."""
    if block.kind is BlockKind.PARAGRAPH or block.marker.endswith("§"):
        match = _PARAGRAPH_OF_LAW.match(f"{block.marker} {text}".strip())
        return f"{match['number']} §" if match else ""
    return ""


def _with_chapter(path: Sequence[str], number: str) -> str:
    for heading in reversed(path):
        if match := _CHAPTER.match(heading):
            return f"{match['chapter']} {number}"
    return number


def _packed(found: Sequence[Unit]) -> Iterator[tuple[Unit, ...]]:
    """Yield consecutive units of even sizes near ``units.AIM`` characters."""
    total = sum(len(unit.text) for unit in found)
    target = total / max(1, round(total / units.AIM))
    group: list[Unit] = []
    size = 0
    for unit in found:
        if group and size + len(unit.text) / 2 > target:
            yield tuple(group)
            group, size = [], 0
        group.append(unit)
        size += len(unit.text)
    if group:
        yield tuple(group)
