"""List items that a text layer has run together with the paragraph that leads them in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.ingest.blocks import BlockKind

SENTENCE_END = re.compile(r"(?<![0-9§])[.!?][”\"')\]]?(?=\s+[”\"(]?[A-ZÅÄÖ0-9•])")
_BULLET = re.compile(r"(?:(?<=\s)|^)([•●▪■\uf0b7\uf0a7])\s*(?=\S)")
_NUMBERED = re.compile(r"(?<=[^\s§.]\s)(\d{1,2})\.\s+(?=[a-zåäö])")
_DASHED = re.compile(r"(?<=\s)([-–])\s+(?=[a-zåäö])")
_JOINS_ITEM = re.compile(r"(?:[,;]|,? (?:och|eller|samt))\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paragraph's text, ``[start, end)``, and what it is."""

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""


def at_items(text: str, part: Part) -> Iterator[Part]:
    """Yield the lead-in, the items and the rest of a paragraph that holds a list.

    Bullets; "1. …, 2. …" in order, each but the first after a comma or a conjunction; dashes
    likewise. The last item has at most as many sentences as the longest of the others, and one when
    it begins with a small letter.
    """
    if part.kind is BlockKind.PARAGRAPH:
        for find in (_bulleted, _numbered, _dashed):
            markers = find(text, part)
            if markers:
                yield from _items(text, part, markers)
                return
    yield part


def _bulleted(text: str, part: Part) -> list[re.Match[str]]:
    return list(_BULLET.finditer(text, part.start, part.end))


def _numbered(text: str, part: Part) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for match in _NUMBERED.finditer(text, part.start, part.end):
        joined = _JOINS_ITEM.search(text[part.start : match.start()]) is not None
        if int(match[1]) == len(found) + 1 and (joined or not found):
            found.append(match)
    return found if len(found) > 1 else []


def _dashed(text: str, part: Part) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for match in _DASHED.finditer(text, part.start, part.end):
        if not found or _JOINS_ITEM.search(text[found[-1].end() : match.start()]):
            found.append(match)
    return found if len(found) > 1 else []


def _items(text: str, part: Part, markers: Sequence[re.Match[str]]) -> Iterator[Part]:
    if text[part.start : markers[0].start()].strip():
        yield Part(part.start, markers[0].start())
    sentences: list[int] = []
    for match, following in pairwise(markers):
        yield _item(match, following.start())
        inside = SENTENCE_END.findall(text[match.end() : following.start()] + " X")
        sentences.append(max(len(inside), 1))
    last = markers[-1]
    ends = [match.end() for match in SENTENCE_END.finditer(text, last.end(), part.end)]
    small = text[last.end() : last.end() + 1].islower()
    most = 1 if small else max(sentences, default=1)
    stop = ends[min(most, len(ends)) - 1] if ends else part.end
    yield _item(last, stop)
    if text[stop : part.end].strip():
        yield Part(stop, part.end)


def _item(match: re.Match[str], end: int) -> Part:
    return Part(match.end(), end, BlockKind.LIST_ITEM, 1, match[0].strip())
