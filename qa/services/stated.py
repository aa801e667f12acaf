"""What the documents of a build state, as rows whose quotes have passed the gate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict, TypeVar

from qa import quotes
from qa.model import Definition, Document, Sentence, Statement
from qa.ports import OpenBuild

_Noun = TypeVar("_Noun", Statement, Definition)


class StatementRow(TypedDict):
    """A statement of evidence as the command line and the API give it."""

    about: str
    status: str
    grade: str
    level: str
    target_group: str
    outcome: str
    quote: str
    file: str
    pages: list[int]


class DefinitionRow(TypedDict):
    """A definition as the command line and the API give it."""

    term: str
    synonyms: list[str]
    quote: str
    file: str
    pages: list[int]


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Verbatim text with the file and the 1-based pages it stands on."""

    text: str
    file: str
    pages: list[int]


def statement_rows(build: OpenBuild) -> Iterator[StatementRow]:
    """Yield the statements by file and page; what the gate does not pass is left out."""
    for statement, quoted in _passed(build, build.register.all_statements()):
        yield StatementRow(
            about=statement.about,
            status=statement.status.value,
            grade=statement.grade,
            level=statement.level,
            target_group=statement.target_group,
            outcome=statement.outcome,
            quote=quoted.text,
            file=quoted.file,
            pages=quoted.pages,
        )


def definition_rows(build: OpenBuild) -> Iterator[DefinitionRow]:
    """Yield the definitions by file and page; what the gate does not pass is left out."""
    for definition, quoted in _passed(build, build.register.all_definitions()):
        yield DefinitionRow(
            term=definition.term,
            synonyms=list(definition.synonyms),
            quote=quoted.text,
            file=quoted.file,
            pages=quoted.pages,
        )


def _passed(build: OpenBuild, nouns: Sequence[_Noun]) -> Iterator[tuple[_Noun, _Quoted]]:
    documents = {document.id: document for document in build.build.documents}

    def place(noun: _Noun) -> tuple[str, int]:
        document = documents[noun.passage_id.partition(":")[0]]
        return document.file, noun.sentences[0].pages[0]

    for noun in sorted(nouns, key=place):
        document = documents[noun.passage_id.partition(":")[0]]
        quoted = _quoted(build, document, noun.sentences)
        if quoted is not None:
            yield noun, quoted


def _quoted(build: OpenBuild, document: Document, sentences: Sequence[Sentence]) -> _Quoted | None:
    """Return the sentences as one quote, a line each, or None when one of them fails."""
    found = quotes.gate_all(
        document.id, sentences, lambda number: build.texts.page(document.id, number).text
    )
    if found is None or len(found[1]) != len(sentences):
        return None
    pages = sorted({page for sentence in sentences for page in sentence.pages})
    return _Quoted(found[0].text, document.file, pages)
