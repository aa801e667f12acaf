"""Which blocks are headings, and how deep: by size, weight, numbering and the PDF's outline."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.ingest.blocks import BlockKind
from qa.ingest.breaks import ENDS, is_cut_title
from qa.ingest.drafts import Draft
from qa.ingest.lines import Line
from qa.ingest.markers import is_chapter, is_section
from qa.ingest.measures import Measures
from qa.ingest.raw import OutlineEntry
from qa.ingest.titles import squash

DEEPEST = 6
_ENDED = re.compile(r"[.,:;!?]$")
SHORT = 110  # characters
LONG = 220
MOST_LINES = 5
HEADING_LINES = 3  # of what is a heading only by standing before a section of a law
VERY_LARGE = 1.2  # times the body: a heading even when it ends in a full stop
_ENDED_PLAINLY = re.compile(r"[.,;:]$")
_SENTENCE = re.compile(r"\b(?:ska|skall|får|bör|måste|gäller|är|kan|har)\b|\)$")
_CHAPTER_ALONE = re.compile(r"\d{1,3}(?: [a-z])? ?kap\.$")


def looks_like_heading(line: Line, before: Sequence[Line], measures: Measures) -> bool:
    """Tell whether the line is set as a heading, or opens a chapter of a law.

    ``before`` are the lines of the block at hand: in the middle of a sentence a plain "2 kap." is
    a reference.
    """
    if not is_chapter(line.text) or len(line.text) > SHORT:
        return not is_section(line.text) and _is_set_apart(line, measures)
    if _is_set_apart(line, measures):
        return True
    if before and not ENDS.search(before[-1].text):
        return False
    return _CHAPTER_ALONE.match(line.text) is not None or not ENDS.search(line.text)


def _is_set_apart(line: Line, measures: Measures) -> bool:
    return measures.is_large(line) or (0 < 0.95 * measures.body <= line.size and line.bold)


def demoted(draft: Draft, measures: Measures) -> Draft:
    """Return the draft as a paragraph when it is set as a heading and cannot be one."""
    if draft.kind is not BlockKind.HEADING:
        return draft
    text = draft.text
    too_long = len(text) > LONG or len(draft.lines) > MOST_LINES
    ended = _ENDED_PLAINLY.search(text) is not None and not text.endswith(("kap.", "m.m."))
    large = draft.first.size >= VERY_LARGE * measures.body > 0
    broken = is_cut_title(text) or not any(ch.isalpha() for ch in text)
    if too_long or broken or (ended and not large):
        return replace(draft, kind=BlockKind.PARAGRAPH)
    return draft


def promote(drafts: Sequence[Draft], outline: Sequence[OutlineEntry]) -> list[Draft]:
    """Make headings of the short paragraphs that the outline names or that stand before a §."""
    named = {(squash(entry.title), entry.page) for entry in outline}
    titles = {title for title, _ in named if len(title) > 3}
    found: list[Draft] = []
    for at, draft in enumerate(drafts):
        following = drafts[at + 1] if at + 1 < len(drafts) else None
        may_be = draft.kind is BlockKind.PARAGRAPH and not is_cut_title(draft.text)
        is_title = may_be and (
            (squash(draft.text) in titles and len(draft.text) <= SHORT)
            or (following is not None and _heads_section(draft, following))
        )
        found.append(replace(draft, kind=BlockKind.HEADING) if is_title else draft)
    return _levelled(found)


def below_usual(drafts: Sequence[Draft]) -> int:
    """Return the level under the most frequent one, for headings found inside paragraphs."""
    levels = [draft.level for draft in drafts if draft.kind is BlockKind.HEADING]
    usual = max(set(levels), key=levels.count, default=0)
    return min(usual + 1, DEEPEST)


def _heads_section(draft: Draft, following: Draft) -> bool:
    text = draft.text
    return (
        following.kind is BlockKind.PARAGRAPH
        and is_section(following.text)
        and not is_section(text)
        and (len(text) <= SHORT or (len(text) <= LONG and not _SENTENCE.search(text)))
        and len(draft.lines) <= HEADING_LINES
        and text[:1].isupper()
        and _ENDED.search(text) is None
    )


def _levelled(drafts: Sequence[Draft]) -> list[Draft]:
    """Give headings their depth: larger before smaller, bold before plain, chapters on top."""
    styles = sorted(
        {_style(draft) for draft in drafts if draft.kind is BlockKind.HEADING}, reverse=True
    )
    chapters = [_style(d) for d in drafts if d.kind is BlockKind.HEADING and is_chapter(d.text)]
    top = max(set(chapters), key=chapters.count, default=None)
    levels = {style: min(at + 1, DEEPEST) for at, style in enumerate(styles)}
    levelled: list[Draft] = []
    for draft in drafts:
        if draft.kind is not BlockKind.HEADING:
            levelled.append(draft)
            continue
        level = levels[_style(draft)]
        if top is not None and not is_chapter(draft.text) and level == levels[top]:
            level = min(level + 1, DEEPEST)
        levelled.append(replace(draft, level=level))
    return levelled


def _style(draft: Draft) -> tuple[float, bool]:
    return round(draft.first.size), draft.first.bold
