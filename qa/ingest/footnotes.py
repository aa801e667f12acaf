"""Parts footnotes from the body, and footnote marks from the words they are attached to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from qa.ingest.lines import Line
from qa.ingest.raw import RawPage
from qa.model import Span

SMALLER = 0.93  # of the body's size; a footnote set larger than this is not told from text
RAISED = 0.15  # times the size of its line: so much higher than the line a mark stands
SMALLER_MARK = 0.85  # times the size of its line
NEXT_NOTE = 4.0  # times the font size: so far below a note of one or two lines the next begins
NARROW = 0.4  # times the font size: digits of text are half as wide as they are high
_EXPONENTS = frozenset({"2", "3", "²", "³"})
_MARK = re.compile(r"(\d{1,3}|[*†‡]{1,3})[.)]?(?= ?\S)")
_ALONE = re.compile(r"(\d{1,3})$")
_LETTERS_AFTER = re.compile(r"\s*[^\W\d]")
# A mark follows a word, a closing quotation mark or bracket, "§", or the end of a clause after one.
# Never a digit, a sign or a decimal point: "10-6" and "2,5" are numbers.
_BEFORE = r"(?<=[^\W\d_]|[)\]”\"’§%]|(?<=[^\W\d_)\]”\"’§])[.,;:!?])"
_MARKED = re.compile(_BEFORE + r"(?:\d{1,3}|[¹²³⁰⁴-⁹]{1,3})(?=[\s.,;:!?”\")]|$)")
# After a number a mark must be seen to be one: "SOU 2008:18.15", "2010–2015.17".
_AFTER_NUMBER = re.compile(r"(?<=\d[.,;:)])\d{1,3}(?=\s|$)")
# Some fonts draw marks as glyphs of their own, neither small nor raised: "är den bästa.2 Evidens".
_GLUED = re.compile(
    r"(?<=[^\W\d_]{3})\d{1,3}"
    r"|(?:(?<=[^\W\d_]{4}[.,;:!?”\")])|(?<=[^\W\d_]{3}[”\")][.,;:!?]))\d{1,3}(?=\s|$)"
)
_UNIT = re.compile(r"(?:^|[\s\d/(])(?:k|d|c|m|µ)?[ms]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark as printed and its lines, the first cut after the mark."""

    mark: str
    lines: tuple[Line, ...]

    @property
    def worded(self) -> bool:
        """Whether it says anything."""
        return any(ch.isalpha() for line in self.lines for ch in line.text)


def part(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Note]]:
    """Return the page's lines without its footnotes, and the footnotes in order.

    Footnotes are set smaller than ``body`` (points), stand below everything else and begin with a
    mark; the first of them with a sign or a number that a word on the page refers to. Without
    places nothing is parted.
    """
    start = _zone_start(lines, body, _referred(lines))
    if start is None:
        return list(lines), []
    zone = [line for line in lines if line.placed and line.bottom <= start + 0.5 * body]
    zone = [line for line in zone if _is_small(line, body)]
    inside = {line.start for line in zone}
    return [line for line in lines if line.start not in inside], list(_notes(zone))


def _is_small(line: Line, body: float) -> bool:
    return 0 < line.size <= SMALLER * body


def _referred(lines: Sequence[Line]) -> set[str]:
    """Return the numbers that are glued to a word, or stand alone: what may refer to a note."""
    glued = {match[0] for line in lines for match in _MARKED.finditer(line.text)}
    return glued | {line.text for line in lines if line.text.isdecimal()}


def _zone_start(lines: Sequence[Line], body: float, referred: set[str]) -> float | None:
    """Return the height of the topmost line of the footnotes, or None when there are none."""
    alone = _marks_alone(lines)
    placed = sorted((line for line in lines if line.placed), key=lambda line: line.bottom)
    marks: list[tuple[str, float]] = []
    for line in placed:
        if not _is_small(line, body):
            break
        found = _mark_of(line)
        mark = line.text if line.start in alone else found[1] if found else ""
        known = mark in referred or not mark.isdecimal()
        if mark and (known or (line.start not in alone and _precedes(mark, line, marks))):
            marks.append((mark, line.bottom))
    return marks[-1][1] if marks else None


def _precedes(mark: str, line: Line, marks: Sequence[tuple[str, float]]) -> bool:
    """Tell whether a note stands right above two in order: what refers to it may be hidden.

    It is where a number precedes the mark ("SOU 2008:18.15"), or on the page before.
    """
    numbers = [int(one) for one, _ in marks[-2:] if one.isdecimal()]
    follows = len(numbers) == 2 and numbers[0] - 1 == numbers[1] == int(mark) + 1
    return follows and line.bottom - marks[-1][1] < NEXT_NOTE * line.size


def _marks_alone(lines: Sequence[Line]) -> set[int]:
    """Return the starts of the lines that are a note's number, with its text beside them."""
    return {
        line.start
        for line, text in pairwise(lines)
        if line.text.isdecimal() and text.beside(line) and line.right <= text.left + 1.0
    }


def _mark_of(line: Line) -> re.Match[str] | None:
    found = _MARK.match(line.text)
    if found is None or not _LETTERS_AFTER.match(line.text, found.end()):
        return None
    return found


def _notes(zone: Sequence[Line]) -> Iterable[Note]:
    mark, lines, number = "", list[Line](), 0
    alone = _marks_alone(zone)
    for line in zone:
        found = _ALONE.match(line.text) if line.start in alone else _mark_of(line)
        if found is not None and (not lines or _follows(found[1], number)):
            if lines:
                yield Note(mark, tuple(lines))
            mark = found[1]
            number = int(mark) if mark.isdigit() else 0
            rest = line.part(found.end(), len(line.text))
            lines = [rest] if rest else []
        else:
            lines.append(line)
    if lines:
        yield Note(mark, tuple(lines))


def _follows(mark: str, number: int) -> bool:
    return not mark.isdigit() or number < int(mark) <= number + 3


def find_marks(raw: RawPage, lines: Sequence[Line], notes: Sequence[Note]) -> list[Span]:
    """Return where footnote marks stand in the body ``lines`` of the page.

    A mark is a number set smaller and higher than its line, a superscript character, or a number
    glued to a word when the page has a footnote with that number. Never
    part of a number, and never the exponent of a unit.
    """
    numbers = {note.mark for note in notes}
    found = [
        line.span
        for before, line in pairwise(lines)
        if line.text in numbers and not before.text[-1:].isdigit() and _stands_raised(before, line)
        if line.text not in _EXPONENTS or not _UNIT.search(before.text)
    ]
    for line in lines:
        for match in _MARKED.finditer(line.text):
            if match[0] in _EXPONENTS and _UNIT.search(line.text[: match.start()]):
                continue
            start, end = line.start + match.start(), line.start + match.end()
            glued = match[0] in numbers and _GLUED.match(line.text, match.start()) is not None
            seen = _is_raised(raw, line, start, end) or _is_narrow(raw, start, end)
            if glued or seen or not match[0].isdecimal():
                found.append(Span(line.page, start, end))
        found += [
            Span(line.page, start, end)
            for match in _AFTER_NUMBER.finditer(line.text)
            for start, end in [(line.start + match.start(), line.start + match.end())]
            if match[0] in numbers
            if _is_raised(raw, line, start, end) or _is_narrow(raw, start, end)
        ]
    return found


def _stands_raised(before: Line, line: Line) -> bool:
    """Tell whether the line is a mark by itself, set smaller and higher than the one before."""
    smaller = 0 < line.size < SMALLER_MARK * before.size
    return smaller and line.beside(before) and line.bottom > before.bottom + RAISED * before.size


def _is_narrow(raw: RawPage, start: int, end: int) -> bool:
    """Tell whether the digits are a font's own raised ones: narrow, though the font is as large."""
    if raw.glyphs is None:
        return False
    boxes, sizes = raw.glyphs.boxes[start:end], raw.glyphs.sizes[start:end]
    return bool(((boxes[:, 2] - boxes[:, 0]) < NARROW * sizes).all())


def _is_raised(raw: RawPage, line: Line, start: int, end: int) -> bool:
    """Tell whether the characters are seen to be set as a mark."""
    if raw.glyphs is None or not line.size:
        return False
    sizes = raw.glyphs.sizes[start:end]
    if np.isnan(sizes).any():
        return False
    higher = float(raw.glyphs.boxes[start:end, 1].min()) > line.bottom + RAISED * line.size
    return higher and float(sizes.max()) < SMALLER_MARK * line.size
