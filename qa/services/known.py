"""What the register knows of a question joins the passages that were found for it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from qa.answer.asked import Asked
from qa.answer.evidence_asked import shown_for
from qa.answer.matter import ABBREVIATED, Matter, is_no_method, spelled, spellings
from qa.answer.terms import names, terms, topics
from qa.language import analysis, synonyms
from qa.model import Definition, Kind, Question, Statement
from qa.ports import Candidate, OpenBuild, Term
from qa.register import tables

LIKELY = 0.1
"""Kinds less likely than this are not looked up."""
MOST_NAMING = 12
"""Passages looked up by each spelling of a name."""
MOST_ADDED = 20
"""Passages that the register adds to those the search has found."""


def with_register(
    build: OpenBuild, question: Question, found: Sequence[Candidate]
) -> list[Candidate]:
    """Return the candidates with their statements and the definitions of what is asked about.

    Passages that define the term, or state the evidence for just what is asked about, join at the
    end when the search has not found them, with a score of 0. So do those that name the method
    asked about, and those that state the evidence for anything, or anything for a group, when the
    question is about no more than that.
    """
    shares = dict(question.kinds) or {question.kind: 1.0}
    defined: list[Definition] = []
    if shares.get(Kind.DEFINITION, 0.0) > LIKELY:
        defined = _definitions(build, question)
    about: list[Statement] = []
    if shares.get(Kind.METHODS, 0.0) + shares.get(Kind.GAPS, 0.0) > LIKELY:
        about = _about(build, question)
    if shown_for(question):
        matter = Matter.of(Asked.of(question, build.index))
        if not matter.stems and not matter.names:
            about += _of_all(build, matter)
    here = {candidate.passage.id for candidate in found}
    known = [*(d.passage_id for d in defined), *(s.passage_id for s in about)]
    if shown_for(question):
        known += _naming(build, question)
    missing = list(dict.fromkeys(name for name in known if name not in here))
    joined = [*found, *candidates_of(build, missing[:MOST_ADDED], len(found))]
    stated = build.register.statements_in([candidate.passage.id for candidate in joined])
    return [
        replace(
            candidate,
            statements=tuple(s for s in stated if s.passage_id == candidate.passage.id),
            definitions=tuple(d for d in defined if d.passage_id == candidate.passage.id),
        )
        for candidate in joined
    ]


def _naming(build: OpenBuild, question: Question) -> list[str]:
    """Return the passages that name the method asked about, however little else they hold of it.

    A short name ("MI") is outweighed in the search by what every question about evidence holds.
    """
    topic = question.topic
    named = [*ABBREVIATED.findall(topic), *(match[0] for match in tables.names().finditer(topic))]
    ids: dict[str, None] = {}
    for name in dict.fromkeys(name for name in named if not is_no_method(name)):
        for spelling in sorted(spellings(name)):
            terms = [Term(analysis.STEM, s) for s in analysis.fields(spelling)[analysis.STEM]]
            ids |= dict.fromkeys(
                hit.passage_id for hit in build.index.search(terms, limit=MOST_NAMING)
            )
        texts = build.texts.passages(list(ids))
        ids = {one.id: None for one in texts if spelled(name).search(one.text)}
    return list(ids)


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


def _of_all(build: OpenBuild, matter: Matter) -> list[Statement]:
    """Return the statements that a question about everything, or about a group, asks for.

    Of everything, those that name a method. Passages with many of them come first.
    """
    shown = shown_for(matter.asked.question)
    stated = [s for s in build.register.all_statements() if s.status in shown]
    if matter.groups:
        fitting = [s for s in stated if matter.speaks_of_group(s.target_group, _said(s))]
    else:
        fitting = [s for s in stated if tables.names().search(s.about)]
    counts = Counter(statement.passage_id for statement in fitting)
    return sorted(fitting, key=lambda statement: -counts[statement.passage_id])


def _said(statement: Statement) -> str:
    return "\n".join(sentence.text for sentence in statement.sentences)


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


def candidates_of(build: OpenBuild, ids: Sequence[str], rank: int) -> Iterable[Candidate]:
    """Yield passages as candidates that the search has not found."""
    found = zip(build.texts.passages(ids), build.forward.analysed(ids), strict=True)
    for place, (passage, analysed) in enumerate(found):
        document = build.texts.document(passage.document_id)
        yield Candidate(passage, analysed, document, score=0.0, rank=rank + place)
