"""What names no thing that a statement can be about: who speaks, a bare word that points, a rest.

A reader who is told "arbetssättet" or "Socialstyrelsen" does not learn what there is evidence for.
"""

import re

from qa.language.defining import lists
from qa.register import phrases, pointers
from qa.register.candidates import Candidate
from qa.register.sentence_words import Words
from qa.register.word_forms import Tag, known

_WHO = re.compile(
    r"(?:[\w-]*(?:styrelse|myndighet|förbund|departement|kontor)(?:en|et|ens|ets|s)?|sbu|skr|skl|who"
    r"|regeringen|huvudm[aä]n\w*|kommun(?:en|erna)|region(?:en|erna)|landsting(?:en|et)|nämnden)"
)
_ADJECTIVE = re.compile(r"[a-zåäö]{5,}(?:erga|ande|iska|liga|iga|ella)")
_POINTING = frozenset({"denna", "detta", "dessa", "sådan", "sådant", "sådana", "den", "det", "de"})
_RISKS = frozenset({"risken", "risker", "riskerna", "behovet", "förekomsten", "antalet", "andelen"})


def is_bare(about: str) -> bool:
    """Tell whether the phrase is one word that points or tells of the source."""
    return about.lower() in lists.words("about_nameless.txt", "qa.register")


def is_unfit(candidate: Candidate, words: Words) -> bool:
    """Tell whether a phrase is who speaks or acts, is cut off, or a bare word that does not point.

    What points ("satsningen", "denna teknik") may yet be followed to what stands above.
    """
    if _WHO.fullmatch(words.bare[candidate.head]) or _is_cut(candidate, words):
        return True
    text = candidate.text(words)
    led = words.bare[candidate.start - 1] if candidate.start else ""
    points = candidate.points(words) or pointers.is_definite(text) or led in _POINTING
    return not points and (is_bare(text) or phrases.is_generic(text))


def _is_cut(candidate: Candidate, words: Words) -> bool:
    end = candidate.end
    start = candidate.start
    if start > 1 and words.written[start - 1] in {"-", "–"} and words.bare[start - 2][-1:] == "s":
        return True
    last = words.bare[end - 1]
    if words.is_(end - 1, Tag.INFINITIVE) and end - candidate.start > 1 and words.comma(end - 2):
        return True  # "läkemedelsbehandling, följa"
    if end >= len(words.tags) or words.comma(end - 1):
        return False
    if words.written[end] in {"-", "–"} and last.endswith("s"):
        return True  # "måltids - miljön"
    if words.stops(end - 1):
        return False
    if candidate.action and last in _RISKS | known("mått"):
        return words.is_(end, Tag.PREPOSITION)
    return _ADJECTIVE.fullmatch(last) is not None and words.is_(end, Tag.NOUN)
