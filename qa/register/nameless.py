"""What names no thing that a statement can be about: who speaks, a bare word that points, a rest.

A reader who is told "arbetssättet" or "Socialstyrelsen" does not learn what there is evidence for.
"""

import re

from qa.language.defining import lists
from qa.register import phrases, pointers
from qa.register.candidates import Candidate
from qa.register.sentence_words import FINITE, Words
from qa.register.word_forms import Tag, known

_WHO = re.compile(
    r"(?:[\w-]*(?:styrelse|myndighet|förbund|departement|kontor)(?:en|et|ens|ets|s)?|sbu|skr|skl|who"
    r"|[\w-]*rapport(?:en|er|erna)?|[\w-]*omsorgsanalys|forskarna|författarna|regeringen"
    r"|huvudm[aä]n\w*|kommun(?:en|erna)|region(?:en|erna)|landsting(?:en|et)|nämnden)"
)
_ADJECTIVE = re.compile(r"[a-zåäö]{5,}(?:erga|ande|iska|liga|iga|ella|rsta|aste)")
_POINTING = frozenset({"denna", "detta", "dessa", "sådan", "sådant", "sådana", "den", "det", "de"})
_RISKS = frozenset({"risken", "risker", "riskerna", "behovet", "förekomsten", "antalet", "andelen"})


def is_bare(about: str) -> bool:
    """Tell whether the phrase is one word that points or tells of the source."""
    said = about.lower().removeprefix("mer ").removeprefix("fler ")
    return said in lists.words("about_nameless.txt", "qa.register")


def is_unfit(candidate: Candidate, words: Words) -> bool:
    """Tell whether a phrase is who acts, cut off, or a bare word that does not point.

    What points ("satsningen", "denna teknik") may yet be followed to what stands above.
    """
    head = words.bare[candidate.head]
    if _WHO.fullmatch(head) or _is_cut(candidate, words):
        return True
    text = candidate.text(words)
    led = words.bare[candidate.start - 1] if candidate.start else ""
    points = candidate.points(words) or pointers.is_definite(text) or led in _POINTING
    one_word = candidate.end - candidate.start == 1
    return one_word and not points and (is_bare(text) or phrases.is_generic(text))


def _is_cut(candidate: Candidate, words: Words) -> bool:
    start, end = candidate.start, candidate.end
    last = words.bare[end - 1]
    listed = words.is_(end - 1, Tag.INFINITIVE) and end - start > 1 and words.comma(end - 2)
    if listed or _is_hyphen(words, start - 1) or _is_hyphen(words, end):
        return True  # "läkemedelsbehandling, följa", "måltids - miljön"
    if end >= len(words.tags) or words.comma(end - 1) or words.stops(end - 1):
        return False
    if candidate.action and last in _RISKS | known("mått"):
        return words.is_(end, Tag.PREPOSITION)
    if candidate.action and "om" in words.bare[start:end] and words.is_(end, *FINITE):
        return True  # "bedöma om en patient har förhöjd risk"
    return _ADJECTIVE.fullmatch(last) is not None and words.is_(end, Tag.NOUN)


def _is_hyphen(words: Words, at: int) -> bool:
    """Tell whether a word parted over a line goes on here: "måltids - miljön"."""
    inside = 0 < at < len(words.written)
    return inside and words.written[at] in {"-", "–"} and words.bare[at - 1].endswith("s")
