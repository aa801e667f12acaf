"""Reading the sources: the list, one document, one page with a quote marked, and the file."""

from flask import Blueprint, Response, render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from qa.web.marking import read_marks
from qa.web.services import Services
from qa.web.source_view import source_view

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
        has_file = documents.has_file(reading.document)
        return render_template("document.html", reading=reading, has_file=has_file)

    @pages.get("/<document_id>/sida/<int:number>")
    def page(document_id: str, number: int) -> ResponseReturnValue:
        spans = read_marks(request.args.get("markera", ""))
        answer_id = request.args.get("svar", "")
        view = source_view(services, document_id, number, spans, answer_id)
        return render_template("page.html", view=view, document=view.document, page=view.page)

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

    @pages.get("/<document_id>/fil.pdf")
    def file(document_id: str) -> ResponseReturnValue:
        found = documents.document(document_id)
        path = documents.file(found).absolute()
        name = "".join(sign if sign.isprintable() else "_" for sign in path.name)
        response = send_file(path, "application/pdf", download_name=name, etag=found.sha256)
        response.headers["Content-Security-Policy"] = PDF_POLICY
        return _kept(response)

    return pages


def _kept(response: Response) -> Response:
    response.headers["Cache-Control"] = FOR_A_DAY
    return response
