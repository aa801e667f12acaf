"""How much of a question a draft covers: what a refusal rests on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.answer.asked import Asked
from qa.answer.choose import LEAD_UNITS
from qa.answer.held import PARTS_CREDIT
from qa.language import analysis
from qa.ports import Draft, DraftUnit

FITTING = ("defines", "registered", "evidence", "missing", "duty")
"""Features of a unit that tell that it is of the kind asked for."""
USUAL_COSINE, COSINE_SPREAD = 0.86, 0.02
"""Centre and spread of e5's cosines of a question with the passages that answer it."""
_LAW = re.compile(r"\b\w{3,}(?:lagen|förordningen|balken)s?\b|\b(?:SoL|L[SVP][SUMTV]|OSL|FL|KL)\b")
"""A law that a question goes by; foreign when it is none of the documents."""
_NAME = re.compile(r"(?<=[^.?!]\s)[A-ZÅÄÖ][\w-]+|\d+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The stems of some passages, and their words cut into parts."""

    stems: frozenset[str]
    parts: frozenset[str]


def features_of(asked: Asked, draft: Draft) -> dict[str, float]:
    """Return what the decision rests on; shares are of the question's idf mass, 0 to 1."""
    best = max(draft.lead, key=lambda unit: unit.score)
    credits = _credits(asked, tokens_of((best,)))
    cosines = [c for unit in draft.lead if (c := unit.candidate.cosine) is not None]
    units = [u.candidate.unit_cosines[u.unit] for u in draft.lead if u.candidate.unit_cosines]
    lacking = {token: (1 - credits[token]) * idf for token, idf in asked.idf.items()}
    special = {t: (1 - credits[t]) * asked.special.get(t, 1.0) for t in asked.idf}
    loose = [token for token in asked.idf if token in asked.said_otherwise]
    nouns = [token for token in asked.idf if token not in asked.said_otherwise]
    return {
        "bias": 1.0,
        "passage": _share(asked, credits),
        "lacking": max(lacking.values(), default=0.0) / asked.mass,
        "loose": max((lacking[token] for token in loose), default=0.0) / asked.mass,
        "special": sum(special[token] for token in nouns) / 3,
        "loosely": sum(special[token] for token in loose) / 3,
        "heavy": _heaviest(asked, nouns, credits),
        "absent": _heaviest(asked, nouns, _credits(asked, tokens_of(draft.lead))),
        "spread": len({unit.candidate.document.id for unit in draft.lead}) / LEAD_UNITS,
        "substance": min(1.0, sum(asked.special.get(token, 1.0) for token in asked.idf)),
        "unit": best.features.get("context", 0.0),
        "score": best.score,
        "fits": sum(best.features.get(name, 0.0) for name in FITTING),
        "years": len(missing_years(asked, draft)) / len(asked.years) if asked.years else 0.0,
        "names": _missing_names(asked.question.text, _texts_of(best)),
        "named": float(best.candidate.document.id in asked.question.documents),
        "elsewhere": best.features.get("elsewhere", 0.0),
        "foreign": float(not asked.question.documents and bool(_LAW.search(asked.question.text))),
        "follows": float(bool(asked.question.context)),
        "cosine": (max(cosines) - USUAL_COSINE) / COSINE_SPREAD if cosines else 0.0,
        "unit_cosine": (max(units) - USUAL_COSINE) / COSINE_SPREAD if units else 0.0,
    }


def _heaviest(asked: Asked, tokens: Iterable[str], credits: Mapping[str, float]) -> float:
    """Return how rare and special the most telling token is that is not held: 0 to 1."""
    weight = (
        (1 - credits[token]) * asked.special.get(token, 1.0) * asked.idf[token] for token in tokens
    )
    return max(weight, default=0.0) / asked.rarest


def _credits(asked: Asked, held: Tokens) -> dict[str, float]:
    """Return how much of each token is held, itself, in parts or in other words: 0 to 1."""
    return {token: credit(asked, token, held) for token in asked.idf}


def credit(asked: Asked, token: str, held: Tokens) -> float:
    """Return how much of a token is held: 0 to 1."""
    if token in held.stems:
        return 1.0
    parts = asked.parts.get(token)
    if token in held.parts or (parts and parts <= held.parts):
        return PARTS_CREDIT
    return asked.synonym_credit(token, held.stems)


def _share(asked: Asked, credit: Mapping[str, float]) -> float:
    return sum(idf * credit[token] for token, idf in asked.idf.items()) / asked.mass


def _missing_names(text: str, held: Sequence[str]) -> float:
    """Return the share of the question's names and numbers that the texts do not hold."""
    asked = {found.group().casefold() for found in _NAME.finditer(text)}
    said = " ".join(held).casefold()
    return sum(name not in said for name in asked) / len(asked) if asked else 0.0


def tokens_of(units: Iterable[DraftUnit]) -> Tokens:
    """Return the tokens of the units' passages, their headings and titles."""
    candidates = {unit.candidate.passage.id: unit.candidate for unit in units}.values()
    titles = [_of_title(one.document.title) for one in candidates]
    texts = [text for one in candidates for text in (one.analysed, one.analysed.heading)]
    return Tokens(
        frozenset().union(*(text.stems for text in texts), *(t.stems for t in titles)),
        frozenset().union(*(text.parts for text in texts), *(t.parts for t in titles)),
    )


@lru_cache(maxsize=1 << 12)
def _of_title(title: str) -> Tokens:
    found = analysis.fields(title)
    return Tokens(frozenset(found[analysis.STEM]), frozenset(found[analysis.PARTS]))


def _texts_of(unit: DraftUnit) -> tuple[str, ...]:
    passage = unit.candidate.passage
    return (passage.text, *passage.heading, unit.candidate.document.title)


def missing_years(asked: Asked, draft: Draft) -> tuple[str, ...]:
    """Return the years asked for that neither the cited documents nor their passages name."""
    found = {str(u.candidate.document.year) for u in draft.lead}
    for unit in draft.lead:
        found.update(_YEAR.findall(unit.candidate.passage.text))
        found.update(_YEAR.findall(unit.candidate.document.title))
    return tuple(sorted(asked.years - found))
