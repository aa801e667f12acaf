"""From what was asked to all that may answer it: spelling, names, the search, the register."""

from collections.abc import Sequence
from dataclasses import replace

from qa.answer.interpret import Reading, interpret
from qa.answer.named import (
    instructing_words,
    joined_to_names,
    named_documents,
    naming_words,
)
from qa.answer.sections_asked import asks_for_no_more
from qa.language import analysis
from qa.model import Kind, Question
from qa.ports import Candidate, Embedder, OpenBuild, Term
from qa.search.retriever import candidates
from qa.search.spelling import suggest
from qa.services.known import with_register

OWN_WORDS = 0.5
"""What the asker's own spelling counts beside the spelling that the documents know."""

THREAD = 3
"""How many passages of the question before are kept in mind."""


def read(
    build: OpenBuild, text: str, context: Sequence[str] = (), reading: Reading | None = None
) -> Question:
    """Return a question as it is understood beside the documents of a build.

    A misspelt word that the documents lack is read as the one they have; ``text`` stays as asked.
    """
    corrected = suggest(build, text) or ""
    question = interpret(corrected or text, tuple(context), reading)
    whole = question.standalone or question.text
    named = named_documents(whole, build.build.documents)
    documents = [document for document in build.build.documents if document.id in named]
    aside = naming_words(whole, documents) | instructing_words(whole)
    if documents:
        aside |= _unheard(joined_to_names(whole), build, frozenset(named))
    searched = question.searched
    if corrected:
        aside |= _stems(text) - _stems(corrected)
        searched = (*searched, (text, OWN_WORDS))
    question = replace(
        question,
        text=text,
        corrected=corrected,
        documents=named,
        aside=aside,
        searched=searched,
    )
    chosen = reading is not None and reading.kind is not None
    return question if chosen or not asks_for_no_more(question) else _of_a_section(question)


def _unheard(stems: frozenset[str], build: OpenBuild, documents: frozenset[str]) -> frozenset[str]:
    """Return those of the stems that no passage of the documents holds."""
    search = build.index.search
    return frozenset(
        stem
        for stem in stems
        if not search([Term(analysis.STEM, stem, 1.0)], limit=1, documents=documents)
    )


def _of_a_section(question: Question) -> Question:
    """Return a question for what a section of a law says: for a fact, whatever its words."""
    return replace(question, kind=Kind.FACT, kinds=((Kind.FACT, 1.0),))


def find(build: OpenBuild, question: Question, embedder: Embedder | None = None) -> list[Candidate]:
    """Return the passages that may answer a question, with what the register knows."""
    focus = _focus(question, build) or frozenset(_document(place) for place in question.thread)
    return with_register(
        build, question, candidates(build, question, embedder=embedder, focus=focus)
    )


def followed(build: OpenBuild, question: Question, embedder: Embedder | None = None) -> Question:
    """Return a question that leans on another with the passages which answer that one."""
    if not question.context:
        return question
    *before, last = question.context
    base = read(build, last, before)
    near = candidates(build, base, limit=THREAD, embedder=embedder, focus=_focus(base, build))
    return replace(question, thread=tuple(one.passage.id for one in near[:THREAD]))


def _document(passage_id: str) -> str:
    return passage_id.partition(":")[0]


def _focus(question: Question, build: OpenBuild) -> frozenset[str]:
    """Return the documents a question is about: those it names, else those of the years named.

    What is said of a year often stands in next year's report.
    """
    if question.documents:
        return frozenset(question.documents)
    told = {year + later for year in question.years for later in (0, 1)}
    return frozenset(d.id for d in build.build.documents if d.year in told)


def _stems(text: str) -> set[str]:
    return set(analysis.question_fields(text)[analysis.STEM])
