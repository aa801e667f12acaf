"""The word-for-word gate: the only place where a Quote is made.

A quote passes when its text is, after normalisation, exactly the page slices its spans point at,
when it begins and ends between words, and when nothing that a reader would call words was left out
between two neighbouring slices. Normalisation touches what typesetting adds (composition of
letters, ligatures, soft hyphens, line breaks, white space) and never numbers, negations or grades.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from qa.language.edges import cuts, is_mark
from qa.model import Quote, Sentence, Span

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_BLANK = r"[\s\u00ad\u200b\ufeff]"
_BETWEEN_DIGITS = re.compile(rf"(?<=\d){_BLANK}+(?=\d)")
_SOFT = re.compile("[\u00ad\u200b\ufeff]")
_SOFT_BREAK = re.compile(r"\u00ad\s*|[\u200b\ufeff]")
_WHITE = re.compile(r"\s+")
_BLANKS = re.compile(rf"{_BLANK}*")
_WORD = re.compile(r"[^\s\u00ad\u200b\ufeff]+")
_LINE_END_HYPHEN = re.compile(rf"{_BLANK}?[-\u2010\u2011]{_BLANK}*")
_EASY = re.compile(r"[!-~À-ÖØ-öø-ÿ–—’”•§…]+(?: [!-~À-ÖØ-öø-ÿ–—’”•§…]+)*")
"""Text of letters and signs that stand for themselves, parted by single spaces."""
_MOST_PAGES_ON = 2  # a sentence may go on after a page that is all figure

PageText = Callable[[int], str]


def squash(text: str) -> str:
    """Return ``text`` without what typesetting adds; one space stays between two digits."""
    return re.sub(r"(?<!\d) | (?!\d)", "", _plain(text))


def gate(document_id: str, sentence: Sentence, page_text: PageText) -> Quote | None:
    """Return the sentence as a Quote, or None when it does not stand on its pages word for word.

    ``page_text`` gives the text of a 1-based page of the document and raises ``KeyError`` for a
    page that does not exist.
    """
    try:
        slices = [_Slice(span, page_text(span.page)) for span in sentence.spans]
    except KeyError:
        return None
    if not all(0 <= s.span.start < s.span.end <= len(s.page) for s in slices):
        return None
    if not _stands(sentence.text, [run for s in slices for run in s.runs()]):
        words = [word for s in slices for word in s.words() if word.plain]
        if not _stands(sentence.text, words):
            return None
    return Quote(document_id, sentence.text, sentence.spans)


def _stands(text: str, slices: "Sequence[_Slice]") -> bool:
    """Tell whether the slices, put together, say the text and leave out nothing between them."""
    if not slices or _overlap(slices):
        return False
    apart = _separators(text, slices)
    if apart is None or cuts(slices[0].page, slices[0].start):
        return False
    if cuts(slices[-1].page, slices[-1].end, ends=True):
        return False
    return (_row_is_whole if "\t" in text else _is_whole)(slices, apart)


def gate_all(
    document_id: str, sentences: Sequence[Sentence], page_text: PageText
) -> tuple[Quote, tuple[Sentence, ...]] | None:
    """Return one Quote of the sentences that pass, one a line, and those sentences.

    What fails is left out; None when nothing passes.
    """
    passed = tuple(s for s in sentences if gate(document_id, s, page_text) is not None)
    if not passed:
        return None
    text = "\n".join(sentence.text for sentence in passed)
    return Quote(document_id, text, tuple(span for s in passed for span in s.spans)), passed


def _plain(text: str) -> str:
    """Return the text as a reader reads it: one space for white space, nothing invisible."""
    if _EASY.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text).translate(LIGATURES)
    text = _SOFT_BREAK.sub("", _BETWEEN_DIGITS.sub(" ", text))
    return _WHITE.sub(" ", text).strip()


@dataclass(frozen=True)
class _Slice:
    """A span with the text of its page."""

    span: Span
    page: str

    @property
    def text(self) -> str:
        return self.page[self.span.start : self.span.end]

    @cached_property
    def plain(self) -> str:
        return _plain(self.text)

    def runs(self) -> Iterator["_Slice"]:
        """Give itself without white space around it, or its words when a break may hide in it.

        Between words that are parted by nothing but white space, in the text too, nothing is left
        out: a run of them passes or fails as they would, at a tenth of the cost.
        """
        text = self.text
        if _SOFT.search(text):
            yield from (word for word in self.words() if word.plain)
        elif short := text.strip():
            start = self.start + text.index(short)
            yield _Slice(Span(self.span.page, start, start + len(short)), self.page)

    def words(self) -> Iterator["_Slice"]:
        """Give its words: a break inside a word may be joined wherever white space stands."""
        for word in _WORD.finditer(self.page, self.span.start, self.span.end):
            yield _Slice(Span(self.span.page, word.start(), word.end()), self.page)

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end


def _overlap(slices: Sequence[_Slice]) -> bool:
    in_order = sorted(s.span for s in slices)
    return any(a.page == b.page and b.start < a.end for a, b in pairwise(in_order))


def _separators(text: str, slices: Sequence[_Slice]) -> list[bool] | None:
    """Tell for each slice but the first whether white space parts it; None if the text differs."""
    plain = _plain(text)
    apart: list[bool] = []
    at = 0
    for number, piece in enumerate(slices):
        if number:
            apart.append(plain.startswith(" ", at))
            at += apart[-1]
        if not plain.startswith(piece.plain, at):
            return None
        at += len(piece.plain)
    return apart if at == len(plain) else None


def _is_whole(slices: Sequence[_Slice], apart: Sequence[bool]) -> bool:
    """Tell whether nothing but typesetting and whole lines lies between neighbours."""
    pairs = zip(pairwise(slices), apart, strict=True)
    return all(_may_follow(left, right, spaced) for (left, right), spaced in pairs)


def _row_is_whole(slices: Sequence[_Slice], apart: Sequence[bool]) -> bool:
    """Tell the same for a table row, whose cells may take turns line by line.

    What stands between its first and last word on a page is in one of its cells.
    """
    for (left, right), spaced in zip(pairwise(slices), apart, strict=True):
        if not spaced and not _may_touch(left, right):
            return False
    in_order = sorted(slices, key=lambda s: s.span)
    return all(
        any(_may_follow(left, right, spaced) for spaced in (True, False))
        for left, right in pairwise(in_order)
        if left.span.page == right.span.page
    )


def _may_touch(left: _Slice, right: _Slice) -> bool:
    return not (left.plain[-1].isdigit() and right.plain[0].isdigit()) or (
        left.span.page == right.span.page and left.span.end == right.span.start
    )


def _may_follow(left: _Slice, right: _Slice, spaced: bool) -> bool:
    if not spaced and not _may_touch(left, right):
        return False
    pages_on = right.span.page - left.span.page
    if pages_on == 0 and right.start >= left.end:
        gap = left.page[left.end : right.start]
        if not gap:
            return not spaced or not cuts(left.page, left.end)
        if _is_typesetting(gap, left, right, spaced):
            return True
    elif pages_on == 0 and "\n" not in right.page[right.end : left.start]:
        return False
    if not 0 <= pages_on <= _MOST_PAGES_ON or not _starts_line(right.page, right.start):
        return False
    return _is_typesetting(_rest_of_line(left), left, right, spaced)


def _is_typesetting(gap: str, left: _Slice, right: _Slice, spaced: bool) -> bool:
    """Tell whether ``gap`` is white space, a line-end hyphen or a footnote's mark."""
    if _BLANKS.fullmatch(gap):
        return True
    words_meet = left.plain[-1].isalpha() and right.plain[0].isalpha()
    if _LINE_END_HYPHEN.fullmatch(gap):
        breaks = gap[-1].isspace() or left.page[left.end + len(gap) :][:1] in {"", "\n"}
        return words_meet and breaks and not spaced
    return is_mark(gap, left.page, left.end) and (spaced or not words_meet)


def _rest_of_line(left: _Slice) -> str:
    line_end = left.page.find("\n", left.end)
    return left.page[left.end : line_end if line_end >= 0 else len(left.page)]


def _starts_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \u00ad")
