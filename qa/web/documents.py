"""Reading the sources: the list, one document, one page with a quote marked, and the file."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from qa.errors import NotFound
from qa.model import Document, Page, Span
from qa.quotes import squash
from qa.store.answers import KeptAnswer
from qa.web.marking import cut, fits, read_marks, write_marks
from qa.web.services import Area, Services

WIDTHS = frozenset({"600", "1000", "1600"})
FOR_A_DAY = "private, max-age=86400"
PDF_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


def blueprint(services: Services) -> Blueprint:
    """Return the pages about documents."""
    pages = Blueprint("documents", __name__, url_prefix="/dokument")
    documents = services.documents

    @pages.get("")
    def overview() -> ResponseReturnValue:
        return render_template("documents.html", overview=documents.overview())

    @pages.get("/<document_id>")
    def document(document_id: str) -> ResponseReturnValue:
        reading = documents.reading(document_id)
        return render_template(
            "document.html", reading=reading, has_file=_has_file(services, reading.document)
        )

    @pages.get("/<document_id>/fil.pdf")
    def file(document_id: str) -> ResponseReturnValue:
        found = documents.document(document_id)
        path = documents.file(found)
        response = send_file(
            path.absolute(),
            "application/pdf",
            download_name=path.name,
            conditional=True,
            etag=found.sha256,
        )
        return _kept(response, PDF_POLICY)

    @pages.get("/<document_id>/sida/<int:number>.png")
    def image(document_id: str, number: int) -> ResponseReturnValue:
        width = request.args.get("b", "1000")
        if width not in WIDTHS:
            raise BadRequest
        found = documents.document(document_id)
        documents.page(document_id, number)
        documents.file(found)
        picture = services.sources.page_image(found, number, int(width))
        return _kept(Response(picture, mimetype="image/png"))

    @pages.get("/<document_id>/sida/<int:number>")
    def page(document_id: str, number: int) -> ResponseReturnValue:
        spans = read_marks(request.args.get("markera", ""))
        found = documents.document(document_id)
        shown = documents.page(document_id, number)
        answer = _answer(services, request.args.get("svar", ""))
        texts = {n: documents.page(document_id, n) for n in {span.page for span in spans}}
        holds = _still_holds(document_id, spans, texts, answer)
        has_file = _has_file(services, found)
        marked = spans if holds else ()
        return render_template(
            "page.html",
            document=found,
            page=shown,
            answer=answer,
            holds=holds,
            has_file=has_file,
            lines=cut(shown, marked),
            marked=any(span.page == number for span in marked),
            areas=_areas(services, found, shown, marked) if has_file else (),
            places=_places(found, number, spans, request.args.get("svar", "")),
        )

    return pages


def _kept(response: Response, policy: str = "") -> Response:
    response.headers["Cache-Control"] = FOR_A_DAY
    if policy:
        response.headers["Content-Security-Policy"] = policy
    return response


def _has_file(services: Services, document: Document) -> bool:
    try:
        services.documents.file(document)
    except NotFound:
        return False
    return True


def _answer(services: Services, answer_id: str) -> KeptAnswer | None:
    if not answer_id:
        return None
    try:
        return services.answers.find(answer_id)
    except NotFound:
        return None


def _areas(
    services: Services, document: Document, page: Page, spans: Sequence[Span]
) -> Sequence[Area]:
    here = [span for span in spans if span.page == page.number]
    if not here:
        return ()
    return services.sources.marks(document, {page.number: page.text}, here).get(page.number, ())


def _still_holds(
    document_id: str,
    spans: Sequence[Span],
    pages: Mapping[int, Page],
    answer: KeptAnswer | None,
) -> bool:
    """Tell whether the spans still point at what was quoted.

    A document that has been read anew may have its text elsewhere; then nothing is marked, for a
    mark in the wrong place is worse than none. Without an answer to compare with, spans only have
    to lie within their pages.
    """
    if not all(fits(page, spans) for page in pages.values()):
        return False
    quotes = _quotes(document_id, spans, answer)
    text = " ".join(pages[span.page].text[span.start : span.end] for span in spans)
    return not quotes or squash(text) in {squash(quote) for quote in quotes}


def _quotes(document_id: str, spans: Sequence[Span], answer: KeptAnswer | None) -> list[str]:
    if answer is None:
        return []
    cited: list[Mapping[str, object]] = []
    for part in ("citations", "nearest"):
        cited += answer.payload.get(part, [])  # type: ignore[arg-type]  # written by to_json
    address = f"/dokument/{document_id}/"
    end = f"?markera={write_marks(spans)}"
    return [
        str(c["quote"])
        for c in cited
        if str(c["url"]).startswith(address) and str(c["url"]).endswith(end)
    ]


def _places(
    document: Document, number: int, spans: Sequence[Span], answer_id: str
) -> Mapping[str, tuple[int, str] | None]:
    """Return the pages to go on to, as number and address: previous, next, next of the quote."""
    quoted = sorted({span.page for span in spans})
    later = [page for page in quoted if page > number]
    earlier = [page for page in quoted if page < number]
    wanted = {
        "previous": number - 1 if number > 1 else 0,
        "next": number + 1 if number < document.page_count else 0,
        "quote_next": later[0] if later else 0,
        "quote_previous": earlier[-1] if earlier else 0,
    }
    return {
        name: (page, _address(document, page, spans, answer_id)) if page else None
        for name, page in wanted.items()
    }


def _address(document: Document, number: int, spans: Sequence[Span], answer_id: str) -> str:
    extras = {"markera": write_marks(spans), "svar": answer_id}
    return url_for(
        "documents.page",
        document_id=document.id,
        number=number,
        **{name: value for name, value in extras.items() if value},  # type: ignore[arg-type]
    )
