"""What the service is, and whether it is well."""

from flask import Blueprint, jsonify, render_template
from flask.typing import ResponseReturnValue

from qa.errors import NoBuild
from qa.settings import Settings
from qa.web.services import Services


def blueprint(services: Services, settings: Settings) -> Blueprint:
    """Return the pages about the service itself."""
    pages = Blueprint("about", __name__)

    @pages.get("/om")
    def about() -> ResponseReturnValue:
        return render_template("about.html", keep_answers_days=settings.keep_answers_days)

    @pages.get("/halsa")
    def health() -> ResponseReturnValue:
        try:
            build = services.documents.build()
        except NoBuild:
            return jsonify(status="no_build", build=None, documents=0), 503
        return jsonify(status="ok", build=build.id, documents=len(build.documents))

    return pages
