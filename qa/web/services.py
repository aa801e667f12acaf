"""What the pages call. The composition root decides which classes stand behind the promises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from qa.answer.interpret import Reading
from qa.model import Answer, Document, Span
from qa.services.documents import DocumentService
from qa.services.explain import Explanation
from qa.store.answers import AnswerStore


class Asking(Protocol):
    """Answers questions."""

    def ask(self, text: str, context: Sequence[str] = (), reading: Reading | None = None) -> Answer:
        """Answer ``text``; ``context`` holds the earlier questions, oldest first.

        ``reading`` is how the reader wants the question to be understood.
        """
        ...

    def explain(
        self, text: str, context: Sequence[str] = (), reading: Reading | None = None
    ) -> Explanation:
        """Return why the question is answered as it is."""
        ...


class Area(Protocol):
    """A rectangle on a page, as fractions of its width and height from the top left."""

    @property
    def left(self) -> float: ...  # noqa: D102
    @property
    def top(self) -> float: ...  # noqa: D102
    @property
    def right(self) -> float: ...  # noqa: D102
    @property
    def bottom(self) -> float: ...  # noqa: D102


class Sources(Protocol):
    """Draws pages and finds where on them a quote stands."""

    def page_image(self, document: Document, number: int, width: int) -> bytes:
        """Return the page as PNG, ``width`` pixels wide."""
        ...

    def marks(
        self, document: Document, page_texts: Mapping[int, str], spans: Sequence[Span]
    ) -> Mapping[int, Sequence[Area]]:
        """Return the rectangles of the spans by page."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the views need."""

    ask: Asking
    documents: DocumentService
    sources: Sources
    answers: AnswerStore
