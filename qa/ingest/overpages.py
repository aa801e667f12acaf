"""Joins what runs over a page break, past footnotes and tables that stand between."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.ingest.blocks import BlockKind
from qa.ingest.breaks import ends_midway
from qa.ingest.clean import SOFT_HYPHEN
from qa.ingest.drafts import Draft
from qa.ingest.titles import begins_with_title

SAME_SIZE = 0.06
FULL = 0.8  # of the widest line
_ENDED = re.compile(r"[.!?:][”\"')\]]?\d{0,3}$")
_EXPECTS_MORE = re.compile(rf"(?:,|[^\W\d_][-\u2010{SOFT_HYPHEN}])$")
_TEXT = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}


def join_over_pages(drafts: Sequence[Draft], titles: frozenset[str]) -> list[Draft]:
    """Return the drafts with each text that stops at a page's end joined to where it goes on.

    It goes on in the first paragraph of the next page when that begins with a small letter, or
    when the text has not ended. A heading, also one of the known ``titles`` (squashed), or a list
    item begins something new.
    """
    joined: list[Draft] = []
    for draft in drafts:
        at = None if _is_titled(draft, titles) else _unfinished(joined, draft)
        if at is None:
            joined.append(draft)
        else:
            joined[at] = replace(joined[at], lines=joined[at].lines + draft.lines)
    return joined


def _unfinished(before: Sequence[Draft], draft: Draft) -> int | None:
    """Return which draft of the page before goes on in ``draft``, the first text of its page."""
    if draft.kind is not BlockKind.PARAGRAPH:
        return None
    page = draft.first.page
    for at in range(len(before) - 1, -1, -1):
        other = before[at]
        if other.kind is BlockKind.FOOTNOTE and other.last.page == page - 1:
            continue
        if other.last.page != page - 1 or other.kind not in _TEXT:
            return None
        return at if _goes_on(other, draft) else None
    return None


def _is_titled(draft: Draft, titles: frozenset[str]) -> bool:
    return bool(titles) and begins_with_title(draft.text, titles)


def _goes_on(other: Draft, draft: Draft) -> bool:
    sizes = other.last.size, draft.first.size
    if all(sizes) and abs(sizes[0] - sizes[1]) > SAME_SIZE * max(sizes):
        return False
    first = next((ch for ch in draft.first.text if not ch.isspace()), "")
    if _ENDED.search(other.last.text):
        return False
    if _begins_small(draft.first.text) or _EXPECTS_MORE.search(other.last.text):
        return True
    return other.kind is BlockKind.PARAGRAPH and first.isalnum() and _leads_on(other)


def _begins_small(text: str) -> bool:
    """Tell whether the text begins with a small letter, and not with a broken "fÖ rord"."""
    return text[:1].islower() and not text[1:2].isupper()


def _leads_on(draft: Draft) -> bool:
    """Tell whether the text stops at a small word in a line that reaches as far as the others."""
    if not ends_midway(draft.last.text):
        return False
    if not draft.last.placed:
        return len(draft.last.text) >= FULL * max(len(line.text) for line in draft.lines)
    widest = max(line.right - line.left for line in draft.lines if line.placed)
    return draft.last.right - draft.last.left >= FULL * widest
