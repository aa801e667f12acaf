"""Joins what runs over a page break, past footnotes and tables that stand between."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.ingest.blocks import BlockKind
from qa.ingest.drafts import Draft

SAME_SIZE = 0.06
_ENDED = re.compile(r"[.!?:][”\"')\]]?\d{0,3}$")
_TEXT = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}


def join_over_pages(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with each text that stops at a page's end joined to where it goes on.

    It goes on in the first paragraph of the next page when that begins with a small letter, or
    when the text has not ended. A heading or a list item begins something new.
    """
    joined: list[Draft] = []
    for draft in drafts:
        at = _unfinished(joined, draft)
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


def _goes_on(other: Draft, draft: Draft) -> bool:
    sizes = other.last.size, draft.first.size
    if all(sizes) and abs(sizes[0] - sizes[1]) > SAME_SIZE * max(sizes):
        return False
    first = next((ch for ch in draft.first.text if not ch.isspace()), "")
    if _ENDED.search(other.last.text):
        return first.islower() and not other.last.text.endswith((".", ":", "!", "?"))
    return first.islower() or first.isdigit() or first.isupper() or first in '(”"–-§'
