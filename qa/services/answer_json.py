"""The one shape of an answer, for the page, the API, the terminal and exports."""

from typing import TypedDict

from qa.model import Answer, AnswerSentence, Citation, Document, Part, Row, Section, Span, State

EVIDENCE = frozenset({Part.EVIDENCE, Part.OTHER_GROUP})
"""The parts whose rows are statements of evidence."""


BLOCKED = (
    "Frågan, eller en tidigare fråga i samtalet, innehåller ett personnummer. Därför har den inte "
    "besvarats och inte sparats. Ta bort numret och allt annat som pekar ut en person, och fråga "
    "igen."
)


class SentenceJson(TypedDict):
    """Verbatim text and the numbers of its citations; ``cut``: items are left out before it."""

    text: str
    citations: list[int]
    cut: bool


class RowJson(TypedDict):
    """A row of a table or list: see ``Row``.

    Its words are ``sentences[first:last]`` of the section it stands in.
    """

    about: str
    status: str
    target_group: str
    outcome: str
    grade: str
    level: str
    duty: str
    who: str
    head: list[str]
    first: int
    last: int


class SectionJson(TypedDict):
    """One part of the body; ``rows`` for tables and lists, ``status`` when all state the same."""

    part: str
    heading: str
    kind: str
    status: str
    sentences: list[SentenceJson]
    rows: list[RowJson]


class PageJson(TypedDict):
    """PDF page number (1-based) and printed label."""

    number: int
    label: str


class DocumentJson(TypedDict):
    """What a reader needs to find the document."""

    id: str
    file: str
    title: str
    publisher: str
    year: int | None
    status: str
    superseded_by: str


class CitationJson(TypedDict):
    """A numbered, verified quote with its place."""

    n: int
    document: DocumentJson
    pages: list[PageJson]
    quote: str
    verified: bool
    url: str


class AnswerJson(TypedDict):
    """The whole answer."""

    question: str
    standalone_question: str
    kind: str
    topic: str
    area: str
    state: str
    reason: str
    sentences: list[SentenceJson]
    sections: list[SectionJson]
    citations: list[CitationJson]
    nearest: list[CitationJson]
    not_covered: list[str]
    unstated: list[str]
    not_from: list[str]
    did_you_mean: str
    build: str
    searched: int
    documents: int
    generated_by: str


def to_json(answer: Answer) -> AnswerJson:
    """Return the answer as plain values."""
    return {
        "question": answer.question.text,
        "standalone_question": answer.question.standalone or answer.question.text,
        "kind": answer.question.kind.value,
        "topic": answer.question.topic,
        "area": answer.question.area,
        "state": answer.state.value,
        "reason": BLOCKED if answer.state is State.BLOCKED else "",
        "sentences": [_sentence(sentence) for sentence in answer.sentences],
        "sections": [_section(section) for section in answer.sections],
        "citations": [_citation(citation) for citation in answer.citations],
        "nearest": [_citation(citation) for citation in answer.nearest],
        "not_covered": list(answer.not_covered),
        "unstated": list(answer.unstated),
        "not_from": list(answer.not_from),
        "did_you_mean": answer.did_you_mean,
        "build": answer.build,
        "searched": answer.searched,
        "documents": answer.documents,
        "generated_by": "extractive",
    }


def source_url(document_id: str, spans: tuple[Span, ...]) -> str:
    """Return the address of the source view with the spans marked; it holds numbers only."""
    marks = ",".join(f"{span.page}:{span.start}-{span.end}" for span in spans)
    return f"/dokument/{document_id}/sida/{spans[0].page}?markera={marks}"


def _sentence(sentence: AnswerSentence) -> SentenceJson:
    return {
        "text": sentence.text,
        "citations": list(sentence.citations),
        "cut": sentence.cut,
    }


def _section(section: Section) -> SectionJson:
    sentences = list(section.sentences)
    rows: list[RowJson] = []
    for row in section.rows:
        rows.append(_row(row, len(sentences)))
        sentences.extend(row.sentences)
    return {
        "part": section.part.value,
        "heading": section.heading,
        "kind": "evidence" if section.part in EVIDENCE else section.kind.value,
        "status": section.status.value if section.status else "",
        "sentences": [_sentence(sentence) for sentence in sentences],
        "rows": rows,
    }


def _row(row: Row, first: int) -> RowJson:
    return {
        "about": row.about,
        "status": row.status.value if row.status else "",
        "target_group": row.target_group,
        "outcome": row.outcome,
        "grade": row.grade,
        "level": row.level,
        "duty": row.duty,
        "who": row.who,
        "head": list(row.head),
        "first": first,
        "last": first + len(row.sentences),
    }


def _document(document: Document) -> DocumentJson:
    return {
        "id": document.id,
        "file": document.file,
        "title": document.title,
        "publisher": document.publisher,
        "year": document.year,
        "status": document.status.value,
        "superseded_by": document.superseded_by,
    }


def _citation(citation: Citation) -> CitationJson:
    return {
        "n": citation.n,
        "document": _document(citation.document),
        "pages": [{"number": page.number, "label": page.label} for page in citation.pages],
        "quote": citation.quote.text,
        "verified": True,
        "url": source_url(citation.document.id, citation.quote.spans),
    }
