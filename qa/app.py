"""The composition root: the only module that knows concrete classes."""

from flask import Flask

from qa.search.builds import Builds
from qa.search.embedders import embedder
from qa.services.ask import AskService
from qa.services.documents import DocumentService
from qa.services.sources import SourceService
from qa.settings import Settings
from qa.store.answers import AnswerStore
from qa.store.schema import open_database
from qa.web.application import make_web
from qa.web.services import Services


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application, wired to the index, the corpus and the database of the settings.

    Raises ``SettingError`` for a setting that cannot be used. A missing index is no error here:
    pages say so until one is published.
    """
    settings = settings or Settings.from_env()
    builds = Builds(settings.index)
    services = Services(
        ask=AskService(builds.current, embedder(settings)),
        documents=DocumentService(builds.current, settings.corpus),
        sources=SourceService(settings.corpus),
        answers=AnswerStore(
            open_database(settings.database_url, settings.data), days=settings.keep_answers_days
        ),
    )
    return make_web(services, settings)
