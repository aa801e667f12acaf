"""The Flask application, put together from its parts."""

from functools import partial
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined

from qa.answer.topics import areas
from qa.errors import NoBuild
from qa.model import Document
from qa.settings import Settings
from qa.web import about, api, ask, documents, explaining, parts, presentation
from qa.web.collection import asks_for_documents, collection
from qa.web.errors import handle_errors
from qa.web.evidence_rows import evidence_row
from qa.web.security import protect
from qa.web.services import Services
from qa.web.static_files import static_url

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def make_web(services: Services, settings: Settings) -> Flask:
    """Return the application. Raises ``SettingError`` for a setting that cannot be used."""
    app = Flask("qa.web", template_folder=str(TEMPLATES))
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # of Flask's default provider
    app.json.sort_keys = False  # type: ignore[attr-defined]
    protect(app, settings)
    handle_errors(app)
    _prepare_templates(app, services, settings)
    app.register_blueprint(ask.blueprint(services))
    if settings.explain:
        app.register_blueprint(explaining.blueprint(services))
    app.register_blueprint(documents.blueprint(services))
    app.register_blueprint(about.blueprint(services, settings))
    app.register_blueprint(api.blueprint(services))
    return app


def _successor(services: Services, superseded_by: str) -> Document | None:
    """Return what took a document's place; an answer is shown even when no build is left."""
    try:
        return services.documents.successor(superseded_by)
    except NoBuild:
        return None


def _prepare_templates(app: Flask, services: Services, settings: Settings) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        organisation=settings.organisation,
        static_url=static_url,
        areas=tuple(areas()),
        explains=settings.explain,
        successor=partial(_successor, services),
    )
    app.jinja_env.filters.update(
        blocks=presentation.blocks,
        quoted=presentation.quoted,
        page_words=presentation.page_words,
        page_list=presentation.page_list,
        reference=presentation.reference,
        count=presentation.count,
        local_time=presentation.local_time,
        cells=presentation.cells,
        said=presentation.said,
        evidence_row=evidence_row,
        collection=collection,
        asks_for_documents=asks_for_documents,
        year_beside=presentation.year_beside,
        decimals=presentation.decimals,
        parts=parts.parts,
        asks_for_lack=parts.asks_for_lack,
        steps=parts.steps,
    )
