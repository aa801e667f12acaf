"""From what was asked to all that may answer it: spelling, what it names, the search, the register."""

from collections.abc import Sequence
from dataclasses import replace

from qa.answer.interpret import Reading, interpret
from qa.answer.named import named_documents, naming_words
from qa.language import analysis
from qa.model import Question
from qa.ports import Candidate, Embedder, OpenBuild
from qa.search.retriever import candidates
from qa.search.spelling import suggest
from qa.services.known import with_register

OWN_WORDS = 0.5
"""What the asker's own spelling counts beside the spelling that the documents know."""


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
    aside = naming_words(whole, documents)
    searched = question.searched
    if corrected:
        aside |= _stems(text) - _stems(corrected)
        searched = (*searched, (text, OWN_WORDS))
    return replace(
        question,
        text=text,
        corrected=corrected,
        documents=named,
        aside=aside,
        searched=searched,
    )


def find(build: OpenBuild, question: Question, embedder: Embedder | None = None) -> list[Candidate]:
    """Return the passages that may answer a question, with what the register knows."""
    found = candidates(build, question, embedder=embedder, focus=_focus(question, build))
    return with_register(build, question, found)


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
