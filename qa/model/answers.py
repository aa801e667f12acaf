"""What is answered: quotes, whence they are, and what is made of them."""

from dataclasses import dataclass

from qa.model.documents import Document, Span
from qa.model.lists import EvidenceStatus, Part, State, UnitKind
from qa.model.questions import Question


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim text that ``quotes.gate`` has found on its pages. Only the gate makes quotes."""

    document_id: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CitedPage:
    """A page as a reader finds it: PDF page number and printed label."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered quote with its document and pages."""

    n: int
    document: Document
    pages: tuple[CitedPage, ...]
    quote: Quote


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """Verbatim text and the numbers of the citations that carry it.

    ``cut``: items of its list are left out before it.
    """

    text: str
    citations: tuple[int, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cited sentences, and what the register or a writer tells of them.

    Of a ``Statement``: all as in the statement. Of a step: ``duty`` is the source's verb ("ska"),
    ``who`` its subject in the source's words. What is not told is empty. Of a row of a table,
    ``head`` names its cells as its source does, when that is known.
    """

    sentences: tuple[AnswerSentence, ...]
    about: str = ""
    status: EvidenceStatus | None = None
    target_group: str = ""
    outcome: str = ""
    grade: str = ""
    level: str = ""
    duty: str = ""
    who: str = ""
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of an answer's body: which part it is, and verbatim sentences or ``rows`` of them.

    ``heading`` is the material's own, save for what is told of a difference or a confusable term.
    ``status`` is set when all rows state the same of the evidence.
    """

    heading: str
    sentences: tuple[AnswerSentence, ...] = ()
    kind: UnitKind = UnitKind.SENTENCE
    status: EvidenceStatus | None = None
    rows: tuple[Row, ...] = ()
    part: Part = Part.PASSAGE


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything a page, the API or the terminal shows; ``nearest`` only when nothing answers.

    ``unstated`` are methods and insatser of whose evidence the documents say nothing;
    ``not_from`` are authorities whose word was asked for and that nothing told first is of;
    ``did_you_mean`` is the question with its misspelt words put right; empty when none was found.
    """

    question: Question
    state: State
    sentences: tuple[AnswerSentence, ...] = ()
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    not_covered: tuple[str, ...] = ()
    unstated: tuple[str, ...] = ()
    not_from: tuple[str, ...] = ()
    did_you_mean: str = ""
    build: str = ""
    searched: int = 0
    documents: int = 0
