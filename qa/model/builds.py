"""What became of the documents: readings, and the builds made of them."""

from dataclasses import dataclass, field

from qa.model.documents import Document, Page, Passage


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
