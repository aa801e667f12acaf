"""A second opinion on quotes: pdfium's own text, and none of the code that makes the quotes.

Free of ``qa`` on purpose. It opens the PDF, normalises by itself and knows nothing of spans.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pypdfium2

SHORTEST_PIECE = 12
LONG_REST = 40
"""A quote may begin with a word or two at the foot of a page when this much of it follows."""
MOST_CUTS = 4
"""A page break, a footnote and a figure may interrupt one sentence; hardly more."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
# Bullets of symbol fonts have no meaning outside them; readers show them as "•".
_LIGATURES |= dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d", "•")
_IGNORED = re.compile(r"[\s\x00-\x1f\u00ad\u200b\ufeff\ufffe\uffff\u2010\u2011-]")
_MARK = re.compile(r"(?:\d{1,3}|[¹²³⁰⁴-⁹]+|[*†‡]{1,3})(?!\d)")


@dataclass(frozen=True, slots=True)
class _Text:
    """Letters without white space and hyphens; ``raw`` is what they came from, ``at`` where."""

    letters: str
    at: tuple[int, ...]
    raw: str

    def begins_line(self, index: int) -> bool:
        before = self.at[index - 1] + 1 if index else 0
        return index == 0 or "\n" in self.raw[before : self.at[index]]


def stands(pdf: Path, pages: Sequence[int], quote: str) -> bool:
    """Tell whether ``quote`` stands on the 1-based ``pages`` as pdfium reads them, in order.

    White space and hyphens do not count. Between two pieces of 12 characters or more only whole
    lines may be left out (a page's foot and head, a footnote, the other column), and after a word
    the mark of a footnote. Sentences parted by a line feed and table cells parted by a tab are
    looked for one by one.
    """
    parts = [_normal(part).letters for part in re.split(r"[\t\n]", quote)]
    wanted = [part for part in parts if part]
    if not wanted:
        return False
    text = _text(pdf, tuple(pages))
    return all(any(_begins(text, part, seed) for seed in (SHORTEST_PIECE, 1)) for part in wanted)


@lru_cache(maxsize=512)
def _text(pdf: Path, pages: tuple[int, ...]) -> _Text:
    return _normal("\n".join(_page_texts(pdf, pages)))


def _page_texts(pdf: Path, pages: Sequence[int]) -> Iterator[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in pages:
            page = document[number - 1]
            textpage = page.get_textpage()
            yield textpage.get_text_range().replace("\r\n", "\n")
            textpage.close()
            page.close()
    finally:
        document.close()


def _normal(raw: str) -> _Text:
    raw = unicodedata.normalize("NFC", raw)
    letters: list[str] = []
    at: list[int] = []
    for index, character in enumerate(raw):
        if not _IGNORED.match(character):
            for letter in _LIGATURES.get(character, character):
                letters.append(letter)
                at.append(index)
    return _Text("".join(letters), tuple(at), raw)


def _begins(text: _Text, wanted: str, seed: int) -> bool:
    """Tell whether the quote stands from any place where its first ``seed`` letters do."""
    return any(_matches(text, at, wanted) for at in _starts(text, wanted[:seed]))


def _starts(text: _Text, seed: str) -> Iterator[int]:
    """Give where the quote may begin: at the first letters of a word."""
    at = text.letters.find(seed)
    while at >= 0:
        before = text.raw[text.at[at] - 1 : text.at[at]] if text.at[at] else ""
        inside = (before.isalpha() and seed[0].isalpha()) or (
            before.isdigit() and seed[0].isdigit()
        )
        if not inside:
            yield at
        at = text.letters.find(seed, at + 1)


def _matches(text: _Text, start: int, wanted: str, cuts: int = MOST_CUTS) -> bool:
    """Tell whether ``wanted`` goes on from ``start``, with at most so many cuts."""
    at, done = start, 0
    lines: list[tuple[int, int]] = []
    while done < len(wanted) and at < len(text.letters):
        if done and text.begins_line(at):
            lines.append((done, at))
        if text.letters[at] == wanted[done]:
            at, done = at + 1, done + 1
            continue
        mark = _mark_at(text, at)
        if not mark:
            break
        at += mark
    if done == len(wanted):
        return _ends_word(text, at)
    return cuts > 0 and any(
        _goes_on(text, there, wanted[cut:], cuts - 1)
        for cut, there in reversed(lines)
        if len(wanted) - cut >= (SHORTEST_PIECE if cut >= SHORTEST_PIECE else LONG_REST)
    )


def _goes_on(text: _Text, after: int, wanted: str, cuts: int) -> bool:
    seed = wanted[:SHORTEST_PIECE]
    at = text.letters.find(seed, after)
    while at >= 0:
        if text.begins_line(at) and _matches(text, at, wanted, cuts):
            return True
        at = text.letters.find(seed, at + 1)
    return False


def _mark_at(text: _Text, at: int) -> int:
    """Return how long the footnote's mark is that is glued to the word before ``at``, or 0."""
    if at == 0 or text.at[at] != text.at[at - 1] + 1 or text.letters[at - 1].isdigit():
        return 0
    mark = _MARK.match(text.raw, text.at[at])
    word = re.search(
        r"(?:[^\W\d_]{2}[a-zåäö]|[^\W\d_][.,;:)”\"]|\d(?: ?[a-z])? ?§|\d\))\Z",
        text.raw[: text.at[at]],
    )
    return len(mark[0]) if mark and word else 0


def _ends_word(text: _Text, at: int) -> bool:
    if at >= len(text.letters):
        return True
    last, following = text.letters[at - 1], text.letters[at]
    if text.at[at] != text.at[at - 1] + 1:
        return True
    return not (
        (last.isalpha() and following.isalpha()) or (last.isdigit() and following.isdigit())
    )
