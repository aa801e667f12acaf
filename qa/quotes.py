"""The word-for-word gate: the only place where a Quote is made.

A quote passes when its text is, after normalisation, exactly the page slices its spans point at,
and when nothing that a reader would call words was left out between two neighbouring slices.
Normalisation touches what typesetting adds (composition of letters, ligatures, soft hyphens, line
breaks, white space) and never numbers, negations or grade words.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

from qa.model import Quote, Sentence, Span

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_DROPPED = re.compile(r"[\s\u00ad\u200b\ufeff]+")
# What may be left out inside a line: a line-end hyphen or the mark of a footnote.
_TYPESETTING = re.compile(r"[\s\u00ad\u2010-]*|\s*(?:[\d¹²³⁰⁴-⁹*†‡,)]{1,5})\s*")

PageText = Callable[[int], str]


def squash(text: str) -> str:
    """Return ``text`` without what typesetting adds; one space stays between two digits."""
    text = unicodedata.normalize("NFC", text).translate(LIGATURES)
    kept_apart = _BETWEEN_DIGITS.sub("\x00", text)
    return _DROPPED.sub("", kept_apart).replace("\x00", " ")


def gate(document_id: str, sentence: Sentence, page_text: PageText) -> Quote | None:
    """Return the sentence as a Quote, or None when it does not stand on its pages word for word.

    ``page_text`` gives the text of a 1-based page of the document and raises ``KeyError`` for a
    page that does not exist.
    """
    if not sentence.text.strip() or not sentence.spans:
        return None
    try:
        slices = [_slice(page_text(span.page), span) for span in sentence.spans]
    except KeyError:
        return None
    if any(not piece for piece in slices):
        return None
    if squash(" ".join(slices)) != squash(sentence.text):
        return None
    if "\t" not in sentence.text and not _whole(sentence.spans, page_text):
        return None
    return Quote(document_id, sentence.text, sentence.spans)


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


def _slice(text: str, span: Span) -> str:
    return text[span.start : span.end] if 0 <= span.start < span.end <= len(text) else ""


def _whole(spans: Sequence[Span], page_text: PageText) -> bool:
    """Tell whether only typesetting or whole lines lie between neighbours on the same page."""
    for left, right in pairwise(spans):
        if left.page != right.page:
            continue
        text = page_text(left.page)
        if right.start < left.end:  # read in column order: must start on a line of its own
            if not _starts_line(text, right.start):
                return False
        elif not _may_skip(text, left.end, right.start):
            return False
    return True


def _may_skip(text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    if _TYPESETTING.fullmatch(gap):
        # A digit after a digit belongs to the number: it is never a footnote's mark.
        return not (gap[:1].isdigit() and text[start - 1].isdigit())
    return _starts_line(text, end) and _ends_line(text, start)


def _starts_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \u00ad")


def _ends_line(text: str, at: int) -> bool:
    line_end = text.find("\n", at)
    rest = text[at : line_end if line_end >= 0 else len(text)]
    return _TYPESETTING.fullmatch(rest) is not None
