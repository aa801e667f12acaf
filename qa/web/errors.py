"""Errors are caught once, here: a designed page for people, problem details for programs."""

import logging
import traceback

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from qa.errors import QaError

log = logging.getLogger(__name__)

# RFC 9457, Problem Details for HTTP APIs.
PROBLEM = "application/problem+json"


def handle_errors(app: Flask) -> None:
    """Answer every error with a page in Swedish, or as problem details at ``/api`` and below."""

    @app.errorhandler(QaError)
    def on_purpose(error: QaError) -> ResponseReturnValue:
        if error.status >= 500:
            log.error("%s", type(error).__name__, extra={"status": error.status})
        return respond(error.status, error.public_message)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> ResponseReturnValue:
        body, status, headers = respond(error.code or 500)
        kept = {name: value for name, value in error.get_headers() if name in {"Allow"}}
        return body, status, headers | kept

    @app.errorhandler(Exception)
    def unforeseen(error: Exception) -> ResponseReturnValue:
        # The message of an exception can hold a user's text; its type and frames cannot.
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.error("unforeseen %s in %s\n%s", type(error).__name__, request.endpoint, frames)
        return respond(500)


def respond(status: int, message: str = "") -> tuple[str, int, dict[str, str]]:
    """Return body, status and headers of an error."""
    if request.path == "/api" or request.path.startswith("/api/"):
        body = render_template("problem.json", status=status, message=message)
        return body, status, {"Content-Type": PROBLEM}
    return render_template("error.html", status=status, message=message), status, {}
