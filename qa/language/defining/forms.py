"""Whether a sentence defines something, and what: the one place that all forms meet in."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from qa.language.defining import (
    called_forms,
    candidates,
    classing_forms,
    law_forms,
    lists,
    noun_phrases,
    passing_forms,
    sure_forms,
)
from qa.language.defining.candidates import Candidate, last_beginning
from qa.language.defining.signs import Place, signs

ENOUGH = 0.5
"""How sure the signs must be, 0 to 1."""
_FORMS = (
    *sure_forms.FORMS,
    *classing_forms.FORMS,
    *called_forms.FORMS,
    *passing_forms.FORMS,
)
_OPENING = re.compile(  # words that begin a sentence and its form
    r"\s?(?:Med|Som|Till|För|Begrepp\w*|Term\w*|Ordet|Uttrycket|Benämningen|Indikatorn|Måttet|Indexet|Enligt|I)\b"
    r"|\s?\*"
)
_BESIDE = re.compile(r"\s*\([^)]{1,80}\)")
_BIAS = "bias"
_BULLETS = "•●▪–*-"
_NAMES_LAST = re.compile(
    r"(?:\bså\skalla\w+|\bbegreppet|\btermen|\bkallas|\bbenämns)\s(?:för\s)?[”\"]?"
    r"(?P<term>[^.,;:()”\"]{3,60}?)[”\"]?\s?(?:\[[\d, –-]+\])?\d{0,2}\.?$"
)
_POINTS_BACK = re.compile(
    r"^(?:Med\s(?:det|detta|dessa)\s(?:menas|avses)|(?:Det|Detta)\s(?:innebär|betyder)\satt"
    r"|(?:Det|Detta)\sär\s(?:en|ett)\s(?!av\b))"
)

_NAMED_AFTER = re.compile(
    r"(?:Det|Detta(?:\s[\w-]+){0,6}?)\s(?:kallas|benämns|brukar\skallas)\s(?:ofta\s|också\s|även\s|ibland\s|här\s)?(?:för\s)?[”\"]?"
    r"(?P<term>(?!in\b|till\b|ut\b)[^.,;:()”\"]{4,50}?)[”\"]?(?=[.,;(]|\s\(|\soch\s|$)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A term that a sentence defines, as written with what stands beside it, and how sure it is.

    ``begins`` is where the sentence begins that defines it, behind a heading that runs in.
    """

    term: str
    written: str
    weight: float
    begins: int = 0


def in_sentence(text: str, place: Place | None = None) -> Iterator[Found]:
    """Yield the terms that the sentence defines, surest form first."""
    seen: set[str] = set()
    for found in maybe_in_sentence(text, place):
        if found.weight >= ENOUGH and not any(_holds(term, found.term) for term in seen):
            seen.add(found.term)
            yield found


def _holds(term: str, other: str) -> bool:
    """Tell whether a term is another, or that with more before it ("kommunal regi", "regi")."""
    return term == other or term.endswith(" " + other)


def maybe_in_sentence(text: str, place: Place | None = None) -> Iterator[Found]:
    """Yield what the sentence may define, however unsure; a term can come more than once."""
    place = place or Place()
    sure = list(_sure(text, place))
    yield from sure
    for candidate in () if sure else candidates.of(text):
        sure_of = weigh(candidate, place, text)
        yield Found(candidate.term, candidate.written, sure_of, candidate.begins)


def of_sentence_before(before: str, text: str) -> Found | None:
    """Return the term that ``before`` names last and ``text`` explains ("Med det menas …").

    Or that ``text`` gives to what ``before`` tells ("Detta kallas …").
    """
    named = _NAMES_LAST.search(before) if _POINTS_BACK.match(text) else None
    if named is not None:
        return _found(before, named.start("term"), named.end("term"), 0.7)
    back = _NAMED_AFTER.match(text)
    return _found(text, back.start("term"), back.end("term"), 0.65) if back else None


def _sure(text: str, place: Place) -> Iterator[Found]:
    of_laws = law_forms.FORMS if place.ruled and text[:1] not in _BULLETS else ()
    for form in (*_FORMS, *of_laws):
        if not any(word in text for word in form.words):
            continue
        for match in form.pattern.finditer(text):
            found = _found(text, match.start("term"), match.end("term"), form.weight)
            if found and _OPENING.match(text, match.start()):
                found = replace(found, begins=match.start() + match[0].startswith(" "))
            if found and not (form.weak and _unfit(found.term)):
                yield found


def _found(text: str, start: int, end: int, weight: float) -> Found | None:
    written = last_beginning(text[start:end]) if start == 0 else text[start:end]
    term = noun_phrases.clean(written)
    if not term:
        return None
    beside = _BESIDE.match(text, end)
    begins = end - len(written) if start == 0 else 0
    return Found(term, written + (beside[0] if beside else ""), weight, begins)


def _unfit(term: str) -> bool:
    return noun_phrases.is_definite(term) or noun_phrases.is_empty_head(term)


def weigh(candidate: Candidate, place: Place, text: str) -> float:
    """Return how sure the signs are that the sentence ``text`` defines the candidate: 0 to 1.

    A logistic model: the sum of the signs' weights, learned by ``tools/train_defining.py``.
    """
    weights = _weights()
    total = sum(weights.get(sign, 0.0) for sign in signs(candidate, place, text))
    return 1 / (1 + math.exp(-total - weights[_BIAS]))


@cache
def _weights() -> dict[str, float]:
    return {sign: float(weight) for sign, weight, *_ in lists.rows("weights.tsv")}
