"""Cuts and joins text that knows where each of its characters stands."""

from collections.abc import Iterable, Sequence

from qa.ingest.blocks import Traced
from qa.model import Span

_CLOSING = frozenset(".,;:!?)”")


def cut(traced: Traced, start: int, end: int) -> Traced:
    """Return the characters ``[start, end)`` without outer white space."""
    text = traced.text[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    pieces: list[tuple[int, Span]] = []
    for at, span in traced.pieces:
        low, high = max(start, at), min(end, at + span.end - span.start)
        if low < high:
            pieces.append(
                (low - start, Span(span.page, span.start + low - at, span.start + high - at))
            )
    return Traced(traced.text[start:end], tuple(pieces))


def without(traced: Traced, gone: Iterable[Span]) -> Traced:
    """Return the text without the characters that stand in any of the page slices ``gone``."""
    holes = sorted(
        (at + max(span.start, hole.start) - span.start, at + min(span.end, hole.end) - span.start)
        for hole in gone
        for at, span in traced.pieces
        if hole.page == span.page and max(span.start, hole.start) < min(span.end, hole.end)
    )
    if not holes:
        return traced
    text, pieces, done = "", list[tuple[int, Span]](), 0
    for start, end in [*holes, (len(traced.text), len(traced.text))]:
        if start > done:
            text, pieces = _append(text, pieces, traced, done, start)
        done = max(done, end)
        follows = traced.text[done : done + 2]
        if text.endswith(" ") or (follows[:1] == " " and follows[1:] in _CLOSING):
            done += len(follows[:1]) if follows[:1] == " " else 0
        if traced.text[done : done + 1] in _CLOSING and not _copied(pieces, len(text) - 1):
            text = text.rstrip(" ")
    return cut(Traced(text, tuple(pieces)), 0, len(text))


def _copied(pieces: Sequence[tuple[int, Span]], at: int) -> bool:
    """Tell whether the character at ``at`` is a page's and was not put in."""
    return any(start <= at < start + span.end - span.start for start, span in pieces)


def _append(
    text: str, pieces: list[tuple[int, Span]], traced: Traced, start: int, end: int
) -> tuple[str, list[tuple[int, Span]]]:
    added: list[tuple[int, Span]] = []
    for at, span in traced.pieces:
        low, high = max(start, at), min(end, at + span.end - span.start)
        if low < high:
            here = Span(span.page, span.start + low - at, span.start + high - at)
            added.append((len(text) + low - start, here))
    return text + traced.text[start:end], pieces + added


def row(cells: Sequence[Traced]) -> Traced:
    """Return the cells of a table row as one text, parted by tabs."""
    text, pieces = "", list[tuple[int, Span]]()
    for number, cell in enumerate(cells):
        if number:
            text += "\t"
        pieces.extend((len(text) + at, span) for at, span in cell.pieces)
        text += cell.text
    return Traced(text, tuple(pieces))


def append(first: Traced, second: Traced) -> Traced:
    """Return both texts, parted by a space."""
    shift = len(first.text) + 1
    moved = tuple((shift + at, span) for at, span in second.pieces)
    return Traced(f"{first.text} {second.text}", first.pieces + moved)
