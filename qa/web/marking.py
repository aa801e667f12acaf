"""The marks of a source view: page slices read from an address, and a page's text cut by them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.exceptions import BadRequest

from qa.model import Page, Span

MOST_MARKS = 400
_MARKS = re.compile(r"\d{1,5}:\d{1,7}-\d{1,7}(?:,\d{1,5}:\d{1,7}-\d{1,7})*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page's text, marked or not."""

    text: str
    marked: bool


def read_marks(text: str) -> tuple[Span, ...]:
    """Read ``page:start-end,…``; an empty text is no marks. Raises ``BadRequest`` for all else."""
    if not text:
        return ()
    if len(text) > MOST_MARKS * 22 or not _MARKS.fullmatch(text):
        raise BadRequest
    numbers = [[int(n) for n in re.split("[:-]", part)] for part in text.split(",")]
    spans = tuple(Span(*three) for three in numbers)
    if len(spans) > MOST_MARKS or any(span.start >= span.end or span.page < 1 for span in spans):
        raise BadRequest
    return spans


def write_marks(spans: Sequence[Span]) -> str:
    """Return what ``read_marks`` reads."""
    return ",".join(f"{span.page}:{span.start}-{span.end}" for span in spans)


def fits(page: Page, spans: Sequence[Span]) -> bool:
    """Tell whether every span of the page lies within its text."""
    return all(span.end <= len(page.text) for span in spans if span.page == page.number)


def cut(page: Page, spans: Sequence[Span]) -> list[list[Piece]]:
    """Return the page's lines in pieces, in order; joined by line feeds they are its text again."""
    lines: list[list[Piece]] = [[]]
    for piece in _pieces(page, spans):
        first, *rest = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.marked))
        lines += [[Piece(text, piece.marked)] for text in rest]
    return [[piece for piece in line if piece.text] for line in lines]


def _pieces(page: Page, spans: Sequence[Span]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted((s.start, s.end) for s in spans if s.page == page.number):
        first = max(start, at)
        if first >= end:
            continue
        pieces += [
            Piece(page.text[at:first], marked=False),
            Piece(page.text[first:end], marked=True),
        ]
        at = end
    pieces.append(Piece(page.text[at:], marked=False))
    return pieces
