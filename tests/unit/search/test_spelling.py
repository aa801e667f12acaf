""" "Menade du …?": misspelt words are put right, right words are left alone."""

import hashlib
from pathlib import Path

import pytest

from qa.model import Build, Document, Page, Passage, Reading, Sentence, Span, Unit, UnitKind
from qa.search.builds import TEXTS, WHOOSH, OpenedBuild
from qa.search.spelling import suggest
from qa.services import indexing

TEXTS_OF_DOCUMENTS = (
    "Evidens är det samlade stödet för att en insats har effekt.",
    "Socialtjänsten beslutar om ekonomiskt bistånd och försörjningsstöd.",
    "Socialtjänsten ansvarar för insatser till den enskilde.",
    "Socialtjänsten i kommunen utreder behovet av hemtjänst.",
    "En biståndshandläggare bestämmer vilka insatser som beviljas.",
    "Socialtjänsten följer upp. Se www.exempel.se/socialtjanst/statistik för mer.",
    "Vården av missbrukare regleras i lag. Föräldrar har rätt till stöd.",
    "Kontrollen sker varje år. Kontakten sker varje vecka. Banken finns. Tanken finns.",
    "Nämnden anger pris och villkor.",
)


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("build")
    changes = indexing.Changes(removed=(), added=[_reading(text) for text in TEXTS_OF_DOCUMENTS])
    indexing.apply(changes, texts=folder / TEXTS, search=folder / WHOOSH)
    opened = OpenedBuild(folder, Build(id="b", created="", documents=()))
    yield opened
    opened.close()


def _reading(text: str) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(digest[:12], f"{digest[:4]}.pdf", digest, "", page_count=1)
    sentence = Sentence(text, (Span(1, 0, len(text)),))
    passage = Passage(f"{document.id}:0", document.id, (), (Unit(UnitKind.SENTENCE, (sentence,)),))
    return Reading(document, (Page(1, "1", text),), (passage,))


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Vad är evidns?", "Vad är evidens?"),
        ("vad gör socialtjansten", "vad gör socialtjänsten"),
        ("Vad är försörjningstöd?", "Vad är försörjningsstöd?"),
        ("Vem bestämer om hemtjänst?", "Vem bestämmer om hemtjänst?"),
        ("Evidns, vad är det?", "Evidens, vad är det?"),
        ("Vad gör en bitsåndshandläggare?", "Vad gör en biståndshandläggare?"),
        ("Vad säger socialtjansten om evidns?", "Vad säger socialtjänsten om evidens?"),
    ],
)
def test_a_misspelt_word_is_put_right_and_the_rest_is_as_written(build, asked, meant):
    assert suggest(build, asked) == meant


@pytest.mark.parametrize(
    "asked",
    [
        "Vilken prio har hemtjänst?",
        "Vad är evidens?",
        "Vad säger lagen om gasol och sprängmedel?",
        "Vem granskar sprinkleranläggningen?",
        "Vad gäller för förvaltare och dagis?",
        "Vad skriver Evidnsson om stöd?",
        "Vad är EVIDNS?",
        "Vad är BBIC och eHälsa?",
        "Vad hände 20177?",
        "Vad är SBU:s roll?",
        "What is evidence based practise everywhere?",
        "qwertyuiop asdfghjkl",
        "",
        "???",
    ],
)
def test_right_words_names_numbers_and_abbreviations_are_left_alone(build, asked):
    assert suggest(build, asked) is None


def test_nothing_is_said_when_two_different_words_are_as_near(build):
    assert suggest(build, "Vad är en xanken?") is None
