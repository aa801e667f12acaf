"""Parts the headings of a statute's chapters from references that a line happens to begin with.

A page may set "… enligt" and "2 kap." on lines of their own when a link stood between them. Taken
for a heading, it would give every section after it a chapter that it does not stand in.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.ingest.blocks import BlockKind
from qa.ingest.breaks import ENDS
from qa.ingest.drafts import Draft
from qa.ingest.markers import begins_section, is_chapter

_NUMBER = re.compile(r"(\d{1,3})(?: ([a-z]))? ?§")
_TITLE = re.compile(r"\d{1,3}(?: [a-z])? ?kap\.\s*(.*)")
_TEXT = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
_Number = tuple[int, str]


def rejoined(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with each reference to a chapter as part of the text it stands in.

    A chapter has a title that begins with a capital, or none and then sections that do not go on
    from those before it: "9 b §", "2 kap.", "9 c §" is a reference.
    """
    found: list[Draft] = []
    for at, draft in enumerate(drafts):
        here = _is_reference(drafts, at)
        after = at > 0 and _is_reference(drafts, at - 1) and _is_plain(draft)
        text = replace(draft, kind=BlockKind.PARAGRAPH) if here else draft
        if (here or after) and found and _is_cut_off(found[-1]):
            found[-1] = replace(found[-1], lines=found[-1].lines + text.lines)
        else:
            found.append(text)
    return found


def _is_reference(drafts: Sequence[Draft], at: int) -> bool:
    draft = drafts[at]
    title = _TITLE.match(draft.text) if draft.kind is BlockKind.HEADING else None
    if title is None or not is_chapter(draft.text):
        return False
    if title[1]:
        return title[1][0].islower()
    before = next(filter(None, map(_section, reversed(drafts[:at]))), None)
    after = next(filter(None, map(_section, drafts[at + 1 :])), None)
    return before is not None and after is not None and after > before


def _section(draft: Draft) -> _Number | None:
    number = _NUMBER.match(draft.text) if begins_section(draft.text) else None
    return (int(number[1]), number[2] or "") if number else None


def _is_plain(draft: Draft) -> bool:
    return draft.kind is BlockKind.PARAGRAPH and not begins_section(draft.text)


def _is_cut_off(draft: Draft) -> bool:
    return draft.kind in _TEXT and not ENDS.search(draft.text)
