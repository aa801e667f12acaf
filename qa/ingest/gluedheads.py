"""Cuts running heads and page numbers that a text layer has run together with the body.

They stand first or last in the text of a page, in an order of their own: number then title, or
title then number, with the chapter's title between. A page number is one that differs from the
PDF's by the same amount on page after page; a title is what recurs beside such numbers.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.ingest.lines import Line

ZONE = 18  # words at either end of a page
FEW_PAGES = 3
NUMBERED = 12  # one page in so many shows its number here
_WORD = re.compile(r"\d{1,3}(?=[^\W\d_a-zåäö])|\S+")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    line: int  # index in the page's lines
    start: int  # offsets in the line's text
    end: int


def cut(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the pages without the heads and numbers glued to their first and last words."""
    kept = list(pages)
    for backwards in (False, True):
        zones = [_zone(lines, backwards=backwards) for lines in kept]
        lengths = _lengths(zones)
        kept = [
            _without(lines, zone[:length], backwards=backwards)
            for lines, zone, length in zip(kept, zones, lengths, strict=True)
        ]
    return kept


def _zone(lines: list[Line], *, backwards: bool) -> list[_Word]:
    """Return the words at one end of the page, the outermost first."""
    found: list[_Word] = []
    order = range(len(lines) - 1, -1, -1) if backwards else range(len(lines))
    for index in order:
        words = [_Word(m[0], index, *m.span()) for m in _WORD.finditer(lines[index].text)]
        found.extend(reversed(words) if backwards else words)
        if len(found) >= ZONE:
            break
    return found[:ZONE]


def _lengths(zones: list[list[_Word]]) -> list[int]:
    """Return for each page how many words at this end are furniture."""
    numbers = _page_numbers(zones)
    titles = _titles(zones, numbers)
    return [
        _length([word.text for word in zone], number, titles)
        for zone, number in zip(zones, numbers, strict=True)
    ]


def _page_numbers(zones: list[list[_Word]]) -> list[int | None]:
    """Return where in each zone the printed page number stands."""
    offsets: Counter[int] = Counter()
    for page, zone in enumerate(zones):
        offsets.update({int(word.text) - page for word in zone if _is_number(word)})
    usual = {offset for offset, count in offsets.items() if count >= max(4, len(zones) // NUMBERED)}
    return [
        next(
            (
                at
                for at, word in enumerate(zone)
                if _is_number(word) and int(word.text) - page in usual
            ),
            None,
        )
        for page, zone in enumerate(zones)
    ]


def _is_number(word: _Word) -> bool:
    return word.text.isascii() and word.text.isdigit() and len(word.text) <= 3


def _titles(zones: list[list[_Word]], numbers: list[int | None]) -> set[tuple[str, ...]]:
    """Return the word sequences that recur at this end, beside page numbers or on a third."""
    inside: Counter[tuple[str, ...]] = Counter()
    outside: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for page, (zone, number) in enumerate(zip(zones, numbers, strict=True)):
        words = tuple(word.text for word in zone)
        if number:
            inside[words[:number]] += 1
        begin = 1 if number == 0 else 0
        for end in range(begin + 1, len(words) + 1):
            outside[words[begin:end]].append(page)
    titles = {title for title, count in inside.items() if count >= FEW_PAGES}
    return titles | set(_longest(outside, numbers))


def _longest(
    prefixes: dict[tuple[str, ...], list[int]], numbers: list[int | None]
) -> Iterator[tuple[str, ...]]:
    """Yield the longest sequences that recur and do not thin out to a chance likeness."""
    longer: dict[tuple[str, ...], int] = defaultdict(int)
    for prefix, pages in prefixes.items():
        longer[prefix[:-1]] = max(longer[prefix[:-1]], len(pages))
    for prefix, pages in prefixes.items():
        if longer[prefix] > 0.5 * len(pages):
            continue
        with_number = sum(1 for page in pages if numbers[page] is not None)
        everywhere = len(pages) >= max(4, len(numbers) // 4)
        in_a_row = _neighbours(pages) and with_number >= 0.7 * len(pages) and len(pages) >= 4
        if (len(prefix) >= 2 or len(prefix[0]) >= 8) and (everywhere or in_a_row):
            yield prefix


def _neighbours(pages: list[int]) -> bool:
    """Tell whether most of the pages follow each other, as those of a chapter do."""
    close = sum(1 for a, b in pairwise(pages) if b - a <= 3)
    return close >= 0.6 * (len(pages) - 1)


def _length(words: list[str], number: int | None, titles: set[tuple[str, ...]]) -> int:
    if number is None:
        return _title_length(words, titles)
    if number == 0:
        return 1 + _title_length(words[1:], titles)
    if tuple(words[:number]) in titles or _title_length(words, titles) == number:
        return number + 1
    # The chapter's title stands between the recurring title and the number.
    if (known := _title_length(words, titles)) and _is_title(words[known:number]):
        return number + 1
    return known


def _is_title(words: list[str]) -> bool:
    return len(words) <= 8 and not any(word.endswith((".", ",", ":", ";")) for word in words)


def _title_length(words: list[str], titles: set[tuple[str, ...]]) -> int:
    return next((n for n in range(len(words), 0, -1) if tuple(words[:n]) in titles), 0)


def _without(lines: list[Line], words: list[_Word], *, backwards: bool) -> list[Line]:
    """Cut the words, which stand at one end, out of the lines."""
    if not words:
        return lines
    last = words[-1]
    if backwards:
        rest = lines[last.line].part(0, last.start)
        return [*lines[: last.line], rest] if rest else lines[: last.line]
    line = lines[last.line]
    rest = line.part(last.end, len(line.text))
    after = lines[last.line + 1 :]
    return [rest, *after] if rest else after
