"""From blocks to sentences with spans, and from sentences to units.

A paragraph becomes one unit a sentence. List items and table rows that follow each other become
one unit, led by the sentence before them when that sentence leads. What no reader would call a
sentence is left out: a line of a table of contents, a lone number, a lone word in running text,
the note in a statute of what act last changed it ("Lag (2021:737).").
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from qa.ingest.blocks import Block, BlockKind, Traced
from qa.language import sentences
from qa.model import Sentence, Span, Unit, UnitKind

LONGEST = 1800  # characters of a list or table that is still one unit
AIM = 900

_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")
_SPACE = re.compile(r"[^\S\t]+")
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LEADER = re.compile(r"(?:\.\s?){5,}|…{2,}|_{5,}")
_LEADS = re.compile(r"\b(?:följande|nedan|nedanstående)\b", re.IGNORECASE)
_CAPTION = re.compile(r"(?:tabell|diagram|figur|tablå)\s+\d", re.IGNORECASE)
_AMENDED_BY = re.compile(r"(?:Lag|Förordning) \(\d{4}:\d+\)\.?")
_STOPS = tuple(".!?…")
_LIST = frozenset({BlockKind.LIST_ITEM})
_TABLE = frozenset({BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW})

PageTexts = Mapping[int, str]


def cut(blocks: Sequence[Block], pages: PageTexts) -> list[Unit]:
    """Return the units of ``blocks`` (no headings) in reading order.

    ``pages`` gives the text of each 1-based page. A list or table longer than ``LONGEST``
    characters is divided between its items (an item longer than ``AIM``: between its sentences).
    Only the first of its units has the lead-in or the table's header, and the units follow each
    other, so what leads the others is found right before them.
    """
    units: list[Unit] = []
    before: list[Sentence] = []
    for kind, run in groupby(blocks, key=_family):
        if kind is UnitKind.SENTENCE:
            for block in run:
                before = sentences_of(block.traced, pages)
                units += [Unit(UnitKind.SENTENCE, (sentence,)) for sentence in before]
            continue
        items = [_items(block, pages) for block in _heads_once(run)]
        if lead := _lead(before, kind):
            del units[-len(lead) :]
            items.insert(0, lead)
        units += [Unit(kind, group) for group in _divided([item for item in items if item])]
        before = []
    return units


def sentences_of(traced: Traced, pages: PageTexts) -> list[Sentence]:
    """Return the sentences of a paragraph or footnote, without what is no sentence."""
    return [
        _sentence(traced, start, end, pages)
        for start, end in sentences.split(traced.text)
        if _is_sentence(traced.text[start:end])
    ]


def _family(block: Block) -> UnitKind:
    if block.kind in _LIST:
        return UnitKind.LIST
    return UnitKind.TABLE if block.kind in _TABLE else UnitKind.SENTENCE


def _heads_once(run: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks without the head that a table repeats where it goes on over a page."""
    head = ""
    for block in run:
        if block.kind is BlockKind.TABLE_HEADER:
            if block.traced.text == head:
                continue
            head = block.traced.text
        yield block


def _items(block: Block, pages: PageTexts) -> tuple[Sentence, ...]:
    """Return the sentences of a list item, however short, or the whole table row."""
    text = block.traced.text
    if block.kind in _TABLE:
        bounds = [(len(text) - len(text.lstrip(" \n")), len(text.rstrip()))]
    else:
        bounds = sentences.split(text)
    found = [
        _sentence(block.traced, start, end, pages)
        for start, end in bounds
        if _WORD.search(text, start, end)
        and not _LEADER.search(text, start, end)
        and not _AMENDED_BY.fullmatch(text, start, end)
    ]
    if found and block.marker:
        found[0] = _with_marker(found[0], block.marker, pages)
    return tuple(found)


def _with_marker(item: Sentence, marker: str, pages: PageTexts) -> Sentence:
    """Put the bullet or number back before an item, when it stands right before it on the page.

    A quote of a list is then whole, and "3." or "b)" can be referred to.
    """
    first, *rest = item.spans
    before = pages[first.page][: first.start].rstrip()
    if not before.endswith(marker):
        return item
    start = len(before) - len(marker)
    return Sentence(f"{marker} {item.text}", (Span(first.page, start, first.end), *rest))


def _sentence(traced: Traced, start: int, end: int, pages: PageTexts) -> Sentence:
    text = _SPACE.sub(" ", _INVISIBLE.sub("", traced.text[start:end]))
    return Sentence(text, tuple(_merged(traced.spans(start, end), pages)))


def _merged(spans: Sequence[Span], pages: PageTexts) -> Iterator[Span]:
    """Join neighbours that only white space parts on their page: a sentence over line breaks."""
    last: Span | None = None
    for span in spans:
        if last is None:
            last = span
        elif _only_space_between(last, span, pages):
            last = Span(last.page, last.start, span.end)
        else:
            yield last
            last = span
    if last is not None:
        yield last


def _only_space_between(left: Span, right: Span, pages: PageTexts) -> bool:
    if left.page != right.page or left.end > right.start:
        return False
    return not pages[left.page][left.end : right.start].strip()


def _is_sentence(text: str) -> bool:
    if _LEADER.search(text) or not _LETTERS.search(text):
        return False
    return len(_WORD.findall(text)) > 1 and not _AMENDED_BY.fullmatch(text)


def _lead(before: Sequence[Sentence], kind: UnitKind) -> tuple[Sentence, ...]:
    """Return what leads a list or table: a table's caption, or the last sentence before."""
    if not before:
        return ()
    if kind is UnitKind.TABLE and _CAPTION.match(before[0].text):
        return tuple(before)
    text = before[-1].text
    leads = text.endswith(":") or _LEADS.search(text) is not None
    open_ended = kind is UnitKind.LIST and not text.rstrip("\"'”’)]").endswith(_STOPS)
    return (before[-1],) if leads or open_ended else ()


def _divided(items: Sequence[tuple[Sentence, ...]]) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences of all items together, or of about ``AIM`` characters at a time."""
    whole = tuple(sentence for item in items for sentence in item)
    if _length(whole) <= LONGEST:
        if whole:
            yield whole
        return
    part: list[Sentence] = []
    size = 0
    for item in _short_enough(items):
        length = _length(item)
        if part and size + length / 2 > AIM:
            yield tuple(part)
            part, size = [], 0
        part += item
        size += length
    yield tuple(part)


def _short_enough(items: Sequence[tuple[Sentence, ...]]) -> Iterator[tuple[Sentence, ...]]:
    for item in items:
        if _length(item) <= AIM:
            yield item
        else:
            yield from ((sentence,) for sentence in item)


def _length(found: Sequence[Sentence]) -> int:
    return sum(len(sentence.text) for sentence in found)
