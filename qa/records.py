"""The nouns as plain JSON values and back, for caches, builds and the pipe from a reading process.

Reading back checks every type: what comes out of a damaged file or a stricken process raises
``ValueError`` and never becomes half a noun.
"""

from qa.checked_json import Json, Malformed, Row, list_of, number_of, object_of, text_of
from qa.model import (
    Build,
    Document,
    Page,
    PageFlaw,
    Passage,
    Reading,
    ReadingFault,
    Sentence,
    Span,
    Status,
    Unit,
    UnitKind,
)


def _optional_number(value: Json) -> int | None:
    return None if value is None else number_of(value)


def document_to(document: Document) -> dict[str, Json]:
    """Return the document as a JSON object."""
    return {
        "id": document.id,
        "file": document.file,
        "sha256": document.sha256,
        "title": document.title,
        "publisher": document.publisher,
        "year": document.year,
        "url": document.url,
        "status": document.status.value,
        "superseded_by": document.superseded_by,
        "guessed": sorted(document.guessed),
        "page_count": document.page_count,
    }


def document_from(value: Json) -> Document:
    """Read a document back; raises ``ValueError``."""
    row = Row(value)
    return Document(
        id=row.text("id"),
        file=row.text("file"),
        sha256=row.text("sha256"),
        title=row.text("title"),
        publisher=row.text("publisher"),
        year=_optional_number(row.get("year")),
        url=row.text("url"),
        status=Status(row.text("status")),
        superseded_by=row.text("superseded_by"),
        guessed=frozenset(list_of(row.get("guessed"), text_of)),
        page_count=row.number("page_count"),
    )


def page_to(page: Page) -> dict[str, Json]:
    """Return the page as a JSON object."""
    return {
        "number": page.number,
        "label": page.label,
        "text": page.text,
        "flaws": sorted(flaw.value for flaw in page.flaws),
    }


def page_from(value: Json) -> Page:
    """Read a page back; raises ``ValueError``."""
    row = Row(value)
    flaws = frozenset(PageFlaw(flaw) for flaw in list_of(row.get("flaws"), text_of))
    return Page(row.number("number"), row.text("label"), row.text("text"), flaws)


def passage_to(passage: Passage) -> dict[str, Json]:
    """Return the passage as a JSON object; a sentence is its text and its spans' numbers."""
    return {
        "id": passage.id,
        "document": passage.document_id,
        "heading": list(passage.heading),
        "units": [
            [unit.kind.value, [sentence_to(sentence) for sentence in unit.sentences]]
            for unit in passage.units
        ],
    }


def passage_from(value: Json) -> Passage:
    """Read a passage back; raises ``ValueError``."""
    row = Row(value)
    return Passage(
        row.text("id"),
        row.text("document"),
        list_of(row.get("heading"), text_of),
        list_of(row.get("units"), _unit_from),
    )


def sentence_to(sentence: Sentence) -> Json:
    """Return the sentence as its text and its spans' numbers."""
    numbers = [n for span in sentence.spans for n in (span.page, span.start, span.end)]
    return [sentence.text, numbers]


def sentence_from(value: Json) -> Sentence:
    """Read a sentence back; raises ``ValueError``."""
    text, spans = _pair(value)
    numbers = list_of(spans, number_of)
    if len(numbers) % 3:
        raise Malformed("a span is three numbers")
    threes = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return Sentence(text_of(text), tuple(Span(*three) for three in threes))


def _unit_from(value: Json) -> Unit:
    kind, sentences = _pair(value)
    return Unit(UnitKind(text_of(kind)), list_of(sentences, sentence_from))


def _pair(value: Json) -> tuple[Json, Json]:
    if not isinstance(value, list) or len(value) != 2:
        raise Malformed("not a pair")
    return value[0], value[1]


def fault_to(fault: ReadingFault) -> dict[str, Json]:
    """Return the fault as a JSON object."""
    return {
        "file": fault.file,
        "page": fault.page,
        "code": fault.code,
        "reason": fault.reason,
        "advice": fault.advice,
    }


def fault_from(value: Json) -> ReadingFault:
    """Read a fault back; raises ``ValueError``."""
    row = Row(value)
    return ReadingFault(
        file=row.text("file"),
        reason=row.text("reason"),
        advice=row.text("advice"),
        page=_optional_number(row.get("page")),
        code=row.text("code"),
    )


def reading_to(reading: Reading) -> dict[str, Json]:
    """Return the reading as a JSON object."""
    return {
        "document": document_to(reading.document),
        "pages": [page_to(page) for page in reading.pages],
        "passages": [passage_to(passage) for passage in reading.passages],
        "faults": [fault_to(fault) for fault in reading.faults],
    }


def reading_from(value: Json) -> Reading:
    """Read a reading back; raises ``ValueError``."""
    row = Row(value)
    return Reading(
        document_from(row.get("document")),
        list_of(row.get("pages"), page_from),
        list_of(row.get("passages"), passage_from),
        list_of(row.get("faults"), fault_from),
    )


def build_to(build: Build) -> dict[str, Json]:
    """Return the build as a JSON object."""
    return {
        "id": build.id,
        "created": build.created,
        "documents": [document_to(document) for document in build.documents],
        "faults": [fault_to(fault) for fault in build.faults],
        "passage_count": build.passage_count,
        "page_count": build.page_count,
        "versions": dict(build.versions),
    }


def build_from(value: Json) -> Build:
    """Read a build back; raises ``ValueError``."""
    row = Row(value)
    return Build(
        id=row.text("id"),
        created=row.text("created"),
        documents=list_of(row.get("documents"), document_from),
        faults=list_of(row.get("faults"), fault_from),
        passage_count=row.number("passage_count"),
        page_count=row.number("page_count"),
        versions={name: text_of(v) for name, v in object_of(row.get("versions")).items()},
    )
