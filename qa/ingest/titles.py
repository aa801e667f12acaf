"""The titles that a document's table of contents names, found again inside run-together text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

TITLE_WORDS = 22
SURE_WORDS = 3  # a title of so many words is known wherever it stands
LONGEST = 130  # characters
SHORTEST = 5  # letters
FEWEST = 6  # titles in a table of contents without leaders
FURTHEST = 60  # pages between one title and the next

_WORD = re.compile(r"\S+")
_SQUASHED = re.compile(r"[\W_]+")
_LEADERS = re.compile(r"\s*(?:\. ?){4,}\s*(?:\d{1,4})?\s*")
_CONTENTS_HEADING = re.compile(r"^.{0,60}?\bInnehåll(?:sförteckning)?(?=\s+[A-ZÅÄÖ\d])")
_PAGE_NUMBER = re.compile(r"(?<=\s)(\d{1,3})(?=\s|$)")
_CONTENTS = re.compile(r"^.*\bInnehåll(?:sförteckning)?\b")


@lru_cache(maxsize=20_000)
def squash(text: str) -> str:
    """Return the letters and digits of a title, for comparing."""
    return _SQUASHED.sub("", text).casefold()


def titles_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the squashed titles of the tables of contents in the texts of pages."""
    found: set[str] = set()
    for text in texts:
        flat = " ".join(text.split())
        entries = _LEADERS.split(flat)
        if len(entries) < 4:
            found |= {squash(title) for title in _numbered_titles(flat)}
            continue
        entries[0] = _CONTENTS.sub("", entries[0])
        found |= {squash(entry) for entry in entries[:-1] if len(entry) < LONGEST}
    return frozenset(title for title in found if len(title) >= SHORTEST and not title.isdigit())


def _numbered_titles(flat: str) -> list[str]:
    """Return the titles of a table of contents without leaders ("3 Förord 7 Inledning …")."""
    heading = _CONTENTS_HEADING.search(flat)
    if heading is None:
        return []
    titles, page, done = list[str](), 0, heading.end()
    for match in _PAGE_NUMBER.finditer(flat, done):
        if page <= int(match[1]) <= page + FURTHEST:
            titles.append(flat[done : match.start()].strip())
            page, done = int(match[1]), match.end()
    titles = [title for title in [*titles, flat[done:].strip()] if title]
    short = sum(1 for title in titles if len(title) < LONGEST)
    return titles if short >= max(FEWEST, 0.9 * len(titles)) else []


def contents_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where tables of contents stand: two or more titles with leaders after each other."""
    if _numbered_titles(text):
        yield 0, len(text)
        return
    start = end = count = 0
    for match in _LEADERS.finditer(text):
        if count and match.start() - end <= LONGEST:
            end, count = match.end(), count + 1
            continue
        if count > 1:
            yield start, end
        before = text.rfind(". ", max(0, match.start() - LONGEST), match.start())
        start = max(before + 1, end, match.start() - LONGEST) if count or before >= 0 else 0
        end, count = match.end(), 1
    if count > 1:
        yield start, end


def begins_with_title(text: str, titles: frozenset[str]) -> bool:
    """Tell whether the text begins with a known title and a sentence after it."""
    words = list(_WORD.finditer(text, 0, 4 * LONGEST))
    return bool(words) and _length(words[: TITLE_WORDS + 1], titles) > 0


def find_titles(
    text: str, start: int, end: int, titles: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield where in ``text[start:end]`` known titles stand, each before the start of a sentence.

    A title of one or two words is only known at the start and after the end of a sentence.
    """
    if not titles:
        return
    words = list(_WORD.finditer(text, start, end))
    at = 0
    while at < len(words):
        if words[at][0][0].islower():
            at += 1
            continue
        length = _length(words[at : at + TITLE_WORDS + 1], titles)
        first = at == 0 or words[at - 1][0][-1:] in ".!?”"
        if length and (first or length >= SURE_WORDS):
            yield words[at].start(), words[at + length - 1].end()
            at += length
        else:
            at += 1


@lru_cache(maxsize=4)
def _starts(titles: frozenset[str]) -> frozenset[str]:
    """Return how titles begin, so that a word that begins none is known at once."""
    return frozenset(title[:SHORTEST] for title in titles)


def _length(words: Sequence[re.Match[str]], titles: frozenset[str]) -> int:
    """Return how many of the words are a title that a sentence follows, 0 when none."""
    if not words[0][0][:1].isupper() and not words[0][0][:1].isdigit():
        return 0
    squashed, longest = "", 0
    starts = _starts(titles)
    for number, (word, following) in enumerate(pairwise(words), start=1):
        letters = squash(word[0])
        squashed += letters
        if len(squashed) >= SHORTEST and squashed[:SHORTEST] not in starts:
            return 0
        if (
            letters
            and squashed in titles
            and (following[0][:1].isupper() or following[0][:1] == "•")
        ):
            longest = number
    return longest
