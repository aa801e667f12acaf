"""How a question is understood beside the documents: spelling, names, years and the thread."""

import hashlib
from pathlib import Path

import pytest

from qa.model import Build, Document, Page, Passage, Reading, Sentence, Span, Unit, UnitKind
from qa.search.builds import TEXTS, WHOOSH, OpenedBuild
from qa.services import indexing
from qa.services.find import find, followed, read

DOCUMENTS = (
    ("Socialtjänstlag (2001:453)", 2001, "Nämnden får ge stöd. Stödet ges i familjehem."),
    ("Socialtjänstlag (2025:400)", 2025, "Med familjehem avses ett enskilt hem."),
    ("Lägesrapport 2024", 2024, "Trycksår var vanliga. Hälarna var det vanligaste stället."),
    ("Lägesrapport 2019", 2019, "Hemtjänsten nådde fler i familjehem och stöd i hemmet."),
)


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("build")
    readings = [_reading(*told) for told in DOCUMENTS]
    changes = indexing.Changes(removed=(), added=readings)
    indexing.apply(changes, texts=folder / TEXTS, search=folder / WHOOSH)
    documents = tuple(reading.document for reading in readings)
    opened = OpenedBuild(folder, Build(id="b", created="", documents=documents))
    yield opened
    opened.close()


def _reading(title: str, year: int, text: str) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(digest[:12], f"{digest[:4]}.pdf", digest, title, year=year, page_count=1)
    sentence = Sentence(text, (Span(1, 0, len(text)),))
    passage = Passage(f"{document.id}:0", document.id, (), (Unit(UnitKind.SENTENCE, (sentence,)),))
    return Reading(document, (Page(1, "1", text),), (passage,))


def test_a_misspelt_word_is_read_right_and_the_question_stays_as_asked(build):
    question = read(build, "Vad är ett familjehm?")
    assert question.text == "Vad är ett familjehm?"
    assert question.corrected == "Vad är ett familjehem?"
    assert find(build, question)[0].document.year == 2025


def test_the_document_that_a_question_names_is_kept_and_its_name_left_out(build):
    question = read(build, "Vad är ett familjehem enligt nya socialtjänstlagen?")
    named = {document.id: document.year for document in build.build.documents}
    assert [named[key] for key in question.documents] == [2025]
    assert question.aside and not any(stem.startswith("familj") for stem in question.aside)


def test_a_year_brings_the_report_of_that_year_along(build):
    found = find(build, read(build, "Hur många fick stöd i familjehem 2019?"))
    assert 2019 in {candidate.document.year for candidate in found}


def test_a_follow_up_keeps_to_where_the_question_before_was_answered(build):
    question = followed(build, read(build, "Och var satt de?", ["Hur vanliga var trycksår?"]))
    thread = [passage_id.partition(":")[0] for passage_id in question.thread]
    years = {document.id: document.year for document in build.build.documents}
    assert years[thread[0]] == 2024
    assert followed(build, read(build, "Vad är stöd?")).thread == ()


def test_of_a_word_joined_to_a_laws_name_the_rest_is_asked_about(build):
    """No passage of the laws says "SoL-stödet"; one that they hold stays what is asked about."""
    assert "solstöd" in read(build, "Vem får ge SoL-stödet?").aside
    assert (
        not {"solfamiljehem", "familjehem"} & read(build, "Vad är ett familjehem enligt SoL?").aside
    )
