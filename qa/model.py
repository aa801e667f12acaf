"""The nouns of Källsvar: frozen values, no input or output.

Offsets are counted in Python characters of ``Page.text``; page numbers are 1-based PDF pages.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """Whether a document still holds."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"


class PageFlaw(StrEnum):
    """What a reader should know about how well a page could be read."""

    EMPTY = "empty"
    SCANNED = "scanned"
    GARBLED = "garbled"
    LOW_TEXT = "low_text"
    HIDDEN_TEXT = "hidden_text"
    TABLE = "table"
    COLUMNS = "columns"


class UnitKind(StrEnum):
    """What a unit is made of."""

    SENTENCE = "sentence"
    LIST = "list"
    TABLE = "table"


class Kind(StrEnum):
    """What sort of answer a question asks for."""

    DEFINITION = "definition"
    METHODS = "methods"
    GAPS = "gaps"
    PROCESS = "process"
    FACT = "fact"
    LIST = "list"


class Part(StrEnum):
    """What a section of an answer is. The list is closed; each part has a heading and a test."""

    PASSAGE = "passage"
    EVIDENCE = "evidence"
    OTHER_GROUP = "other_group"
    MENTIONED = "mentioned"
    NOTE = "note"
    STEPS = "steps"
    WORDING = "wording"
    DIFFERENCE = "difference"
    CONFUSABLE = "confusable"


class State(StrEnum):
    """How an answer ended. The list is closed; each state has a text and a test."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NO_SUPPORT = "no_support"
    BLOCKED = "blocked"


class EvidenceStatus(StrEnum):
    """What a source says of the evidence for a method, an insats or an åtgärd."""

    SUPPORTED = "supported"
    LIMITED = "limited"
    INSUFFICIENT = "insufficient"
    GAP = "gap"
    NO_EFFECT = "no_effect"
    RECOMMENDED = "recommended"
    NOT_RECOMMENDED = "not_recommended"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF file with its metadata.

    ``id`` is the first 12 hexadecimal digits of ``sha256``; ``file`` is the path below the corpus
    folder with forward slashes. ``guessed`` names the fields that were read out of the PDF and not
    given by its ``.toml``.
    """

    id: str
    file: str
    sha256: str
    title: str
    publisher: str = ""
    year: int | None = None
    url: str = ""
    status: Status = Status.IN_FORCE
    superseded_by: str = ""
    guessed: frozenset[str] = frozenset()
    page_count: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One PDF page: 1-based number, printed label, text in NFC with a line feed between lines."""

    number: int
    label: str
    text: str
    flaws: frozenset[PageFlaw] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The slice ``[start, end)`` of the text of page ``page``."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Verbatim text and the spans it was read from, in reading order.

    Cells of a table row are parted by a tab, everything else by single spaces.
    """

    text: str
    spans: tuple[Span, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """The 1-based pages the sentence stands on, each once, in order."""
        return tuple(dict.fromkeys(span.page for span in self.spans))


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a lead-in (first) with the list items or table rows that belong to it."""

    kind: UnitKind
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences, one a line."""
        return "\n".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive units under one heading path; ``id`` is ``<document id>:<ordinal>``."""

    id: str
    document_id: str
    heading: tuple[str, ...]
    units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        """The units, one a line."""
        return "\n".join(unit.text for unit in self.units)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says of the evidence for ``about``, and the sentences that say it.

    ``grade`` holds the source's own words ("måttlig tillförlitlighet", "prioritet 3"), ``level``
    the same on a named scale ("grade:3", "prioritet:3"); both empty when the source gives none.
    ``unit`` is the ordinal of the unit within the passage. ``sentences`` are verbatim: the sentence
    itself, or a lead-in followed by the list item or table row that completes it.
    """

    passage_id: str
    unit: int
    about: str
    status: EvidenceStatus
    sentences: tuple[Sentence, ...]
    target_group: str = ""
    outcome: str = ""
    grade: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and the sentences that define it, with their place as for a ``Statement``."""

    passage_id: str
    unit: int
    term: str
    sentences: tuple[Sentence, ...]
    synonyms: tuple[str, ...] = ()


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
class Question:
    """What was asked, how it was read, and the earlier questions it leans on (oldest first).

    ``kinds`` are shares that sum to 1, ``kind`` the best or the one its reader has chosen;
    ``standalone`` can be understood without the earlier questions; ``searched`` are the texts to
    look for with their weights, the question's own words first among them. ``area`` is a name of
    ``qa/answer/data/areas.tsv``. ``documents`` are the ids of the documents it names ("enligt
    socialtjänstlagen"); ``aside`` are stems that need not stand in an answer: they but name those
    documents, or are misspelt. ``corrected`` is the text with its misspelt words put right.
    ``thread`` are ids of passages that answer the question it leans on, best first. What was not
    found is empty.
    """

    text: str
    kind: Kind = Kind.FACT
    topic: str = ""
    standalone: str = ""
    context: tuple[str, ...] = ()
    kinds: tuple[tuple[Kind, float], ...] = ()
    area: str = ""
    target_groups: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    searched: tuple[tuple[str, float], ...] = ()
    documents: tuple[str, ...] = ()
    aside: frozenset[str] = frozenset()
    corrected: str = ""
    thread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """Verbatim text and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Cited sentences, and what the register or a writer tells of them.

    Of a ``Statement``: all as in the statement. Of a step: ``duty`` is the source's verb ("ska"),
    ``who`` its subject in the source's words. What is not told is empty.
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
    did_you_mean: str = ""
    build: str = ""
    searched: int = 0
    documents: int = 0


@dataclass(frozen=True, slots=True)
class ReadingFault:
    """Why a file, or one page of it, could not be read, and what to do; both in Swedish."""

    file: str
    reason: str
    advice: str
    page: int | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read: its pages and passages. What the cache of a build keeps."""

    document: Document
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    faults: tuple[ReadingFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Build:
    """One finished, immutable generation of the index."""

    id: str
    created: str
    documents: tuple[Document, ...]
    faults: tuple[ReadingFault, ...] = ()
    passage_count: int = 0
    page_count: int = 0
    versions: dict[str, str] = field(default_factory=dict)
