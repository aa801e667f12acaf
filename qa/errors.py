"""Every error raised on purpose: an HTTP status and a message in Swedish that users may read."""


class QaError(Exception):
    """Base of all errors raised on purpose.

    ``public_message`` says what happened and what to do, in Swedish, and never holds a user's text.
    """

    status: int = 500
    public_message: str = "Något gick fel. Felet har loggats."

    def __init__(self, public_message: str | None = None, **facts: object) -> None:
        super().__init__(public_message or self.public_message)
        if public_message is not None:
            self.public_message = public_message
        self.facts = facts


class SettingError(QaError):
    """A setting is missing or malformed; raised at start and names the setting."""


class QuestionRefused(QaError):
    """The question cannot be taken as it is: empty, too long, or with control characters."""

    status = 400
    public_message = "Frågan kan inte tas emot."


class NotFound(QaError):
    """What was asked for by id does not exist here."""

    status = 404
    public_message = "Sidan finns inte."


class NoBuild(QaError):
    """There is no published build to answer from."""

    status = 503
    public_message = "Det finns inget index än. Kör ”python -m qa index” och försök igen."


class BuildDamaged(QaError):
    """A build does not match its manifest."""

    public_message = "Indexversionen är skadad och används inte. Kör ”python -m qa index”."


class EmptyCorpus(QaError):
    """No document can be read, and the build that answers has some."""

    status = 409
    public_message = (
        "Det finns inga läsbara PDF-filer i mappen, men den indexversion som gäller har dokument. "
        "Ingenting har ändrats. Kontrollera mappen. Ska indexet tömmas, kör "
        "”python -m qa index --full”."
    )


class IndexBusy(QaError):
    """Another process is writing the index."""

    status = 409
    public_message = "En annan indexering pågår. Vänta tills den är klar och försök igen."


class UnreadableFile(QaError):
    """A file cannot be read; ``code`` is one of the reasons in ``ingest.faults``."""

    status = 422
    public_message = "Filen kunde inte läsas."

    def __init__(self, code: str, public_message: str | None = None, **facts: object) -> None:
        super().__init__(public_message, **facts)
        self.code = code


class SourceChanged(QaError):
    """A document's file is gone or is no longer the one that was indexed."""

    status = 409
    public_message = (
        "Dokumentet har ändrats sedan det indexerades. Indexera om för att läsa den nya versionen."
    )


class Busy(QaError):
    """Too many ask for the same thing at once."""

    status = 503
    public_message = "Tjänsten är upptagen just nu. Försök igen om en stund."


class EmbedderUnavailable(QaError):
    """Vectors cannot be computed now; the search goes on without them."""

    status = 503
    public_message = "Textvektorer kan inte beräknas. Sökningen görs utan dem."
