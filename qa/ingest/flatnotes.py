"""Footnotes that a text layer has run together with the last words of a page.

Nothing tells them by size or place, so all or most of them must fit: a row of numbers in order,
each before a capital letter or an address, found as marks glued to words earlier on the page.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from qa.ingest.footnotes import Note
from qa.ingest.lines import Line
from qa.model import Span

TRIES = 6
ENOUGH = 3  # notes in a row that answer to marks
MOST = 0.7  # of the page's marks
_MARK = re.compile(r"(?<=[^\W\d_]{2})(?:[.,;:]|[.,]?[”\")][.,]?)?(\d{1,2})(?=[\s.,;:)”]|$)")
_NOTE = re.compile(r"(?:(?<=\s)|^)(\d{1,2})\s+(?=[”\"(]?[A-ZÅÄÖ]|https?:|www\.)")
_MORE = re.compile(r",(\d{1,2})(?=[\s,]|$)")
_NO_MARK = re.compile(r"(?:\b[kdcm]?[ms]|CO|PM|[Cc]ovid)$")


@dataclass(frozen=True, slots=True)
class FlatNotes:
    """The lines of the body, the footnotes cut out of them, and the marks left in the body."""

    body: list[Line]
    notes: list[Note]
    marks: list[Span]


def part(lines: Sequence[Line]) -> FlatNotes:
    """Return the lines parted, or as they are when not everything fits."""
    text = "\n".join(line.text for line in lines)
    marks = [match for match in _MARK.finditer(text) if not _NO_MARK.search(text[: match.start(1)])]
    chain = _chain(list(_NOTE.finditer(text)), marks) if marks else []
    if not chain:
        return FlatNotes(list(lines), [], [])
    start = chain[0].start()
    notes = [
        Note(match[1], tuple(_cut(lines, match.end(), end)))
        for match, end in zip(chain, [m.start() for m in chain[1:]] + [len(text)], strict=True)
    ]
    numbers = {match[1] for match in chain}
    places = [
        span
        for match in marks
        if match.start(1) < start and match[1] in numbers
        for span in _spans(lines, match.start(1), _end(text, match, numbers))
    ]
    return FlatNotes(_cut(lines, 0, start), notes, places)


def _chain(notes: Sequence[re.Match[str]], marks: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the notes at the end of the page that answer to all its marks, or nothing."""
    for end in range(len(notes), max(0, len(notes) - TRIES), -1):
        chain = [notes[end - 1]]
        for note in reversed(notes[: end - 1]):
            if int(note[1]) == int(chain[0][1]) - 1:
                chain.insert(0, note)
        for skipped in range(len(chain)):
            rest = chain[skipped:]
            numbers = [int(note[1]) for note in rest]
            before = {int(m[1]) for m in marks if m.start(1) < rest[0].start()}
            if numbers[0] in before and (before <= set(numbers) or _are_most(before, numbers)):
                return rest
    return []


def _end(text: str, mark: re.Match[str], numbers: Set[str]) -> int:
    """Return where the mark ends, with the marks that a comma adds: "omsorgen.57,58"."""
    end = mark.end(1)
    while (more := _MORE.match(text, end)) is not None and more[1] in numbers:
        end = more.end()
    return end


def _are_most(marks: set[int], numbers: Sequence[int]) -> bool:
    """Tell whether so many notes answer to marks that the others are no marks, or lost notes."""
    answered = len(marks & set(numbers))
    return answered >= ENOUGH and answered >= MOST * len(marks)


def _cut(lines: Sequence[Line], start: int, end: int) -> list[Line]:
    """Return the lines inside ``[start, end)`` of the lines joined by line feeds."""
    kept: list[Line] = []
    at = 0
    for line in lines:
        low, high = max(start - at, 0), min(end - at, len(line.text))
        if low < high:
            rest = line.part(low, high)
            if rest is not None:
                kept.append(rest)
        at += len(line.text) + 1
    return kept


def _spans(lines: Sequence[Line], start: int, end: int) -> list[Span]:
    return [line.span for line in _cut(lines, start, end)]
