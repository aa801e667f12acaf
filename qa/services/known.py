"""What the register knows of a question joins the passages that were found for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from qa.answer.asked import names, terms, topics
from qa.language import analysis, synonyms
from qa.model import Definition, Kind, Question, Statement
from qa.ports import Candidate, OpenBuild

LIKELY = 0.1
"""Kinds less likely than this are not looked up."""
MOST_ADDED = 20
"""Passages that the register adds to those the search has found."""


def with_register(
    build: OpenBuild, question: Question, found: Sequence[Candidate]
) -> list[Candidate]:
    """Return the candidates with their statements and the definitions of what is asked about.

    Passages that define the term, or state the evidence for just what is asked about, join at the
    end when the search has not found them, with a score of 0.
    """
    shares = dict(question.kinds) or {question.kind: 1.0}
    defined: list[Definition] = []
    if shares.get(Kind.DEFINITION, 0.0) > LIKELY:
        defined = _definitions(build, question)
    about: list[Statement] = []
    if shares.get(Kind.METHODS, 0.0) + shares.get(Kind.GAPS, 0.0) > LIKELY:
        about = _about(build, question)
    here = {candidate.passage.id for candidate in found}
    known = [*(d.passage_id for d in defined), *(s.passage_id for s in about)]
    missing = list(dict.fromkeys(name for name in known if name not in here))
    joined = [*found, *_candidates(build, missing[:MOST_ADDED], len(found))]
    stated = build.register.statements_in([candidate.passage.id for candidate in joined])
    return [
        replace(
            candidate,
            statements=tuple(s for s in stated if s.passage_id == candidate.passage.id),
            definitions=tuple(d for d in defined if d.passage_id == candidate.passage.id),
        )
        for candidate in joined
    ]


def _definitions(build: OpenBuild, question: Question) -> list[Definition]:
    """Return the definitions of the topic in its own words, its abbreviations and synonyms."""
    found: dict[tuple[str, int, str], Definition] = {}
    for stems in _names(question, terms):
        for definition in build.register.definitions_of(stems):
            found[definition.passage_id, definition.unit, definition.term] = definition
    return list(found.values())


def _about(build: OpenBuild, question: Question) -> list[Statement]:
    found: dict[tuple[str, int], Statement] = {}
    for stems in _names(question, names):
        for statement in build.register.statements_about(stems):
            found[statement.passage_id, statement.unit] = statement
    return list(found.values())


def _names(
    question: Question, names_of: Callable[[str], tuple[str, ...]]
) -> Iterable[tuple[str, ...]]:
    """Yield the stems of each name of a topic, and of what says all of it in other words."""
    for topic in (name for text in topics(question.topic) for name in names_of(text)):
        own = analysis.question_fields(topic)[analysis.STEM]
        stems = tuple(dict.fromkeys(stem for stem in own if stem not in question.aside))
        if not stems:
            continue
        yield stems
        for variant in synonyms.expand(topic):
            if set(variant.stems) == set(stems):
                yield tuple(dict.fromkeys(variant.tokens[analysis.STEM]))


def _candidates(build: OpenBuild, ids: Sequence[str], rank: int) -> Iterable[Candidate]:
    found = zip(build.texts.passages(ids), build.forward.analysed(ids), strict=True)
    for place, (passage, analysed) in enumerate(found):
        document = build.texts.document(passage.document_id)
        yield Candidate(passage, analysed, document, score=0.0, rank=rank + place)
