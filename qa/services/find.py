"""From a question to all that may answer it: what it names, what the search finds, the register."""

from dataclasses import replace

from qa.answer.named import named_documents, naming_words
from qa.model import Question
from qa.ports import Candidate, Embedder, OpenBuild
from qa.search.retriever import candidates
from qa.services.known import with_register


def place(question: Question, build: OpenBuild) -> Question:
    """Return the question with the documents of the build that it names."""
    text = question.standalone or question.text
    named = named_documents(text, build.build.documents)
    documents = [document for document in build.build.documents if document.id in named]
    return replace(question, documents=named, naming=naming_words(text, documents))


def find(build: OpenBuild, question: Question, embedder: Embedder | None = None) -> list[Candidate]:
    """Return the passages that may answer a placed question, with what the register knows."""
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
