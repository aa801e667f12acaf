"""Puts lines together to running text: decides line-end hyphens, kept and lost.

What is kept is an exact copy and knows its place; hyphens and white space that only typesetting put
there are dropped between two pieces. No letter is ever dropped or put in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from qa.ingest import hyphens
from qa.ingest.blocks import Traced
from qa.model import Span

_SOFT = "\u00ad"
_HYPHENS = "-\u2010\u2011"
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_WORD = re.compile(r"[^\W_]+")
_LINE_END_HYPHEN = re.compile(rf"(?<=[^\W_])(?P<hyphen>[{_HYPHENS}]|\s?{_SOFT})$")
_SPACED_HYPHEN = re.compile(rf"(?<=[^\W\d_]) [{_HYPHENS}]$")
_NUMBER_OR_SLASH = re.compile(r"(?<=\d)–$|(?<=[^\W\d_])/$")
# Where a word may be parted inside a line: "kun- skap", "prak - tik", "resulta tets", "S äker".
_GAP = re.compile(
    rf"(?<=[^\W\d_])(?:(?P<hyphen>(?P<before> ?)[{_HYPHENS}] )|(?P<soft> ?{_SOFT} ?)|(?P<space> ))"
    r"(?=[^\W\d_])"
)
# The second of several parts that wait for a last one: "barn- ungdoms- och vuxenvård".
_SUSPENDED_TOO = re.compile(rf"[{_HYPHENS}],? (?:{'|'.join(sorted(hyphens.SUSPENDING))})\b")


def join_lines(lines: Sequence[tuple[str, Span]]) -> Traced:
    """Return the lines as one text.

    A line is its text and where it stands; the text is an exact copy of the page there. Lines are
    parted by one space, or by nothing where a word, a number range or a slash goes on; a line-end
    hyphen that typesetting put in is dropped. Empty lines are left out.
    """
    joined = _Joined()
    for text, span in lines:
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        if start < end:
            joined.go_on(text[start:end])
            joined.add_line(text[start:end], Span(span.page, span.start + start, span.start + end))
    return joined.traced()


@dataclass(slots=True)
class _Piece:
    before: str
    text: str
    span: Span


@dataclass(slots=True)
class _Joined:
    """Pieces so far, and what to put before the next one."""

    pieces: list[_Piece] = field(default_factory=list)
    separator: str = ""

    def go_on(self, line: str) -> None:
        """Decide what parts the next line from the text so far; drop a line-end hyphen."""
        if not self.pieces:
            return
        tail = self._tail()
        self.separator = " "
        hyphen = _LINE_END_HYPHEN.search(tail)
        if hyphen:
            self._after_hyphen(tail[: hyphen.start()], hyphen["hyphen"], line)
        elif (mark := _NUMBER_OR_SLASH.search(tail)) is not None:
            follows = line[0].isdigit() if mark[0] == "–" else line[0].isalpha()
            self.separator = "" if follows else " "
        elif (spaced := _SPACED_HYPHEN.search(tail)) is not None:
            left, right = _last_letters(tail, 0, spaced.start()), _FIRST_LETTERS.match(line)
            if right and hyphens.spaced_at_line_end(left, right[0]):
                self._drop(len(spaced[0]))
                self.separator = ""
        else:
            left, right = _last_letters(tail), _FIRST_LETTERS.match(line)
            if left and right and hyphens.lost_at_line_end(left, right[0]):
                self.separator = ""

    def add_line(self, line: str, span: Span) -> None:
        """Add a line, without the gaps that part a word inside it."""
        start = 0
        for gap in _GAP.finditer(line):
            word = _last_letters(line, start, gap.start())
            if len(word) == gap.start() - start and not self.separator:
                word = _last_letters(self._tail()) + word
            right = _FIRST_LETTERS.match(line, gap.end())
            if right and _is_parted(word, gap, right[0]):
                self._add(line, start, gap.start(), span)
                start, self.separator = gap.end(), ""
        self._add(line, start, len(line), span)

    def traced(self) -> Traced:
        """Return the text and its pieces."""
        texts: list[str] = []
        pieces: list[tuple[int, Span]] = []
        at = 0
        for piece in self.pieces:
            at += len(piece.before)
            pieces.append((at, piece.span))
            texts += (piece.before, piece.text)
            at += len(piece.text)
        return Traced("".join(texts), tuple(pieces))

    def _after_hyphen(self, left_text: str, hyphen: str, line: str) -> None:
        left, right = _last_word(left_text), _FIRST_WORD.match(line)
        if not left or not right or hyphens.suspends(left, right[0]):
            return
        if _SOFT in hyphen:
            if left[-1].isdigit() and right[0][0].isdigit():
                return
        elif hyphens.keeps_hyphen(left, right[0]):
            self.separator = ""
            return
        self._drop(len(hyphen))
        self.separator = ""

    def _add(self, line: str, start: int, end: int, span: Span) -> None:
        where = Span(span.page, span.start + start, span.start + end)
        self.pieces.append(_Piece(self.separator if self.pieces else "", line[start:end], where))

    def _drop(self, length: int) -> None:
        last = self.pieces[-1]
        last.text = last.text[:-length]
        last.span = Span(last.span.page, last.span.start, last.span.end - length)
        if not last.text:
            self.pieces.pop()

    def _tail(self) -> str:
        """Return the end of the text: the last piece and those it goes on from."""
        tail = ""
        for piece in reversed(self.pieces):
            tail = piece.text + tail
            if piece.before or not piece.text.isalpha():
                break
        return tail


def _last_letters(text: str, start: int = 0, end: int | None = None) -> str:
    end = len(text) if end is None else end
    at = end
    while at > start and text[at - 1].isalpha():
        at -= 1
    return text[at:end]


def _last_word(text: str) -> str:
    at = len(text)
    while at and text[at - 1].isalnum():
        at -= 1
    return text[at:]


def _is_parted(left: str, gap: re.Match[str], right: str) -> bool:
    if not left:
        return False
    if gap["soft"]:
        return not hyphens.suspends(left, right)
    if gap["space"]:
        return hyphens.lost_in_line(left, right)
    if _SUSPENDED_TOO.match(gap.string, gap.end() + len(right)):
        return False
    return hyphens.hyphened_in_line(left, right, spaced=bool(gap["before"]))
