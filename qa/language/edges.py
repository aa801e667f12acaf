"""Where words and numbers begin and end on a page, and what a footnote's mark is."""

import re

# The mark of a footnote, glued to a word of three letters or more or to what closes a sentence:
# "nivå 3" and "PM10" are no marks, and neither is a digit after a digit.
_MARK = re.compile(
    r"(?:\d{1,3}(?:[,–]\d{1,3})*\)?|[¹²³⁰⁴-⁹]+(?:[,⁾][¹²³⁰⁴-⁹]*)*|[*†‡]{1,3})(?![\d,.]*\d)\s*"
)
_MARKED = re.compile(
    r"(?:[^\W\d_]{2}[^\W\d_A-ZÅÄÖ]|[^\s\d][.,;:!?…]|\S[”\"’)\]»]|\d(?: ?[a-z])? ?§)\Z"
)
_NUMBER_BEFORE = re.compile(r"(?:\d[.,:/]|[-–−])\Z")
_NUMBER_AFTER = re.compile(r"[.,:/–-]\d")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}[ \u00a0]\d{3}(?!\d)")
_HYPHENS = "-\u2010\u2011"


def cuts(page: str, at: int, *, ends: bool = False) -> bool:
    """Tell whether a word or a number goes on over ``at``.

    A capital after a small letter begins a word; a footnote's mark after a word is no part of it.
    """
    before, after = page[:at][-1:], page[at:][:1]
    if before.isalpha() and after.isalpha():
        return not (before.islower() and after.isupper())
    if before.isdigit() and after.isdigit():
        return True
    if ends and before.isalnum() and after.isdigit():
        mark = _MARK.match(page, at)
        return mark is None or not is_mark(mark[0], page, at)
    return _cuts_number(page, at) or _cuts_compound(page, at)


def _cuts_number(page: str, at: int) -> bool:
    if page[at : at + 1].isdigit() and _NUMBER_BEFORE.search(page, max(0, at - 2), at):
        return True
    if page[:at][-1:].isdigit() and _NUMBER_AFTER.match(page, at):
        return True
    low = max(0, at - 5)
    groups = _THOUSANDS.finditer(page[low : at + 5])
    return any(low + group.start() < at < low + group.end() for group in groups)


def _cuts_compound(page: str, at: int) -> bool:
    """Tell whether a hyphen ties what stands before ``at`` to what comes after."""
    before, after = page[max(0, at - 3) : at], page[at : at + 3]
    if after[:1].islower() and re.search(rf"[^\W_](?:[{_HYPHENS}]|\u00ad)\n?\Z", before):
        return True
    tied = re.match(rf"(?:[{_HYPHENS}]|\u00ad)\n?[^\W\d_]", after)
    return before[-1:].isalnum() and tied is not None and tied[0][-1].islower()


def is_mark(gap: str, page: str, at: int) -> bool:
    """Tell whether ``gap``, which stands at ``at``, marks a footnote."""
    number_goes_on = gap[-1:].isspace() and page[at + len(gap) :][:1].isdigit()
    marked = _MARKED.search(page, max(0, at - 6), at)
    return bool(_MARK.fullmatch(gap) and marked and not number_goes_on)
