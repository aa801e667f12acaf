"""One page of a document with a quote marked on it, put together for its template."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from qa.errors import Busy, NotFound, SourceChanged, UnreadableFile
from qa.model import Document, Page, Span
from qa.quotes import squash
from qa.services.answer_json import source_url
from qa.store.answers import KeptAnswer
from qa.web.marking import Piece, cut, fits, write_marks
from qa.web.services import Area, Services

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Another page to go to."""

    number: int
    address: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """What the template shows.

    ``holds`` is false when the marks no longer point at the words that were quoted; then nothing
    is marked. ``places`` has the keys ``previous``, ``next``, ``quote_previous``, ``quote_next``.
    """

    document: Document
    page: Page
    answer: KeptAnswer | None
    holds: bool
    has_file: bool
    lines: list[list[Piece]]
    marked: bool
    areas: Sequence[Area]
    places: Mapping[str, Place | None]


def source_view(
    services: Services, document_id: str, number: int, spans: Sequence[Span], answer_id: str
) -> SourceView:
    """Return page ``number`` (1-based) with the spans marked.

    ``answer_id`` is the answer that the reader came from, or empty. Raises ``NotFound`` for a
    document or page that does not exist, and ``NoBuild``.
    """
    document = services.documents.document(document_id)
    page = services.documents.page(document_id, number)
    pages = {n: services.documents.page(document_id, n) for n in {span.page for span in spans}}
    answer = _find(services, answer_id)
    holds = _holds(document_id, spans, pages, answer)
    here = [span for span in spans if span.page == number] if holds else []
    has_file = services.documents.has_file(document)
    return SourceView(
        document=document,
        page=page,
        answer=answer,
        holds=holds,
        has_file=has_file,
        lines=cut(page, here),
        marked=bool(here),
        areas=_areas(services, document, page, here) if has_file else (),
        places=_places(document, number, spans, answer_id),
    )


def _find(services: Services, answer_id: str) -> KeptAnswer | None:
    try:
        return services.answers.find(answer_id) if answer_id else None
    except NotFound:
        return None


def _areas(
    services: Services, document: Document, page: Page, spans: Sequence[Span]
) -> Sequence[Area]:
    """Return where the spans stand on the picture; nothing when the file cannot be drawn."""
    if not spans:
        return ()
    texts = {page.number: page.text}
    try:
        return services.sources.marks(document, texts, spans).get(page.number, ())
    except (Busy, NotFound, SourceChanged, UnreadableFile) as error:
        log.warning("no marks: %s", type(error).__name__, extra=error.facts)
        return ()


def _holds(
    document_id: str,
    spans: Sequence[Span],
    pages: Mapping[int, Page],
    answer: KeptAnswer | None,
) -> bool:
    """Tell whether the spans still point at what was quoted.

    A document that was read anew may have its words elsewhere, and a mark in the wrong place is
    worse than none. Without an answer to compare with, spans only have to lie within their pages.
    """
    if not all(fits(page, spans) for page in pages.values()):
        return False
    quotes = _quotes(document_id, spans, answer)
    text = " ".join(pages[span.page].text[span.start : span.end] for span in spans)
    return not quotes or squash(text) in {squash(quote) for quote in quotes}


def _quotes(document_id: str, spans: Sequence[Span], answer: KeptAnswer | None) -> list[str]:
    """Return what the answer quotes from exactly these spans."""
    if answer is None or not spans:
        return []
    address = source_url(document_id, tuple(spans))
    cited: list[Mapping[str, object]] = []
    for part in ("citations", "nearest"):
        cited += answer.payload[part]  # type: ignore[arg-type]  # written by to_json
    return [str(citation["quote"]) for citation in cited if citation["url"] == address]


def _places(
    document: Document, number: int, spans: Sequence[Span], answer_id: str
) -> Mapping[str, Place | None]:
    quoted = sorted({span.page for span in spans})
    wanted = {
        "previous": number - 1,
        "next": number + 1,
        "quote_previous": max((page for page in quoted if page < number), default=0),
        "quote_next": min((page for page in quoted if page > number), default=0),
    }
    extras = {"markera": write_marks(spans), "svar": answer_id}
    given = {name: value for name, value in extras.items() if value}
    return {name: _place(document, page, given) for name, page in wanted.items()}


def _place(document: Document, number: int, given: Mapping[str, str]) -> Place | None:
    if not 1 <= number <= document.page_count:
        return None
    values = {"document_id": document.id, "number": number, **given}
    return Place(number, url_for("documents.page", **values))  # type: ignore[arg-type]
