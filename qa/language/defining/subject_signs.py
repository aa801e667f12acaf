"""The signs in the subject of a candidate: its article, its form, its words."""

import re
from collections.abc import Iterator

from qa.language.defining import noun_phrases, nouns, said_signs
from qa.language.defining.candidates import ASIDES, Candidate

LONG = 3  # words
_CHANGED = re.compile(
    r"\b(?:längre|kortare|högre|lägre|större|mindre|fler|färre|många|få|stor\w*|hög\w*|låg\w*|lång\w*|ökade?|minskade?|omfattande)\b",
    re.I,
)
_HERE = re.compile(
    r"\b(?:i|enligt|vid)\s(?:denna|detta|dessa|den här|det här|\w*lagen|förordningen)\b"
)
_QUOTED = re.compile(r"[”\"“’']\s*[^”\"“’']{2,60}[”\"“’']")
_ARTICLE = re.compile(
    r"\W*(?:\d+\s?[a-z]?\s?§\s*)?(?P<definite>Den|Det|De|Denna|Dessa|den|det|de)?(?P<indefinite>En|Ett|en|ett)?\s"
)
_PREPOSITION = re.compile(
    r"\s(?:i|på|av|för|med|till|inom|från|om|hos|mellan|enligt|under|per|vid)\s"
)
_GENITIVE = re.compile(r"[^\W\d_]{3,}[^\W\d_s]s\s")


def of(candidate: Candidate) -> Iterator[str]:
    """Yield the names of the signs in the subject."""
    written, term = candidate.written, candidate.term
    yield from _of_definiteness(candidate)
    for name, there in (
        ("subject quoted", _QUOTED.search(written)),
        ("subject short form", "(" in written),
        ("subject change", _CHANGED.search(term)),
        ("subject here", _HERE.search(written)),
        ("subject name", noun_phrases.is_name(term)),
        ("subject long", len(term.split()) > LONG),
        ("subject preposition", _PREPOSITION.search(term)),
        ("subject comma", "," in term),
        ("subject genitive", _GENITIVE.match(term)),
        ("subject judged", any(map(nouns.is_judgement, term.casefold().split()))),
    ):
        if there:
            yield name


def _of_definiteness(candidate: Candidate) -> Iterator[str]:
    term, aside = candidate.term, candidate.form in ASIDES
    article = _ARTICLE.match(candidate.written)
    if article and article["indefinite"]:
        yield "subject indefinite"
    definite = bool(article and article["definite"]) or noun_phrases.is_definite(term)
    if definite and not (aside and said_signs.tells_quantity(candidate)):
        yield "aside definite" if aside else "subject definite"
    if noun_phrases.is_empty_head(term):
        yield "subject empty"
    elif not definite and len(term.split()) < LONG:
        yield "aside plain" if aside else "subject plain"
