"""What no statement is about: who speaks, a bare word, a phrase that is cut off."""

import pytest

from qa.model import Document, Passage, Sentence, Span, Statement, Unit, UnitKind
from qa.register import nameless, statements

DOCUMENT = Document("d", "rapport.pdf", "", "Rapport om äldre")


def found(text: str) -> list[Statement]:
    unit = Unit(UnitKind.SENTENCE, (Sentence(text, (Span(1, 0, len(text)),)),))
    return statements.find(DOCUMENT, [Passage("d:0", "d", ("Vård",), (unit,))])


@pytest.mark.parametrize("bare", ["satsningen", "Arbetssättet", "Mer forskning", "GRADE"])
def test_a_bare_word_names_no_thing(bare: str) -> None:
    assert nameless.is_bare(bare)
    assert not nameless.is_bare(f"{bare} om munhälsa")


def test_a_statement_about_a_bare_word_is_left_out() -> None:
    said = "{} har visat sig minska antalet återinläggningar."
    assert found(said.format("Satsningen")) == []
    assert [one.about for one in found(said.format("Munvård"))] == ["Munvård"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (
            "Sveriges Tandläkarförbund rekommenderar samverkan kring äldres munhälsa.",
            "samverkan kring äldres munhälsa",
        ),
        (
            "Genom att minska risken för fall kan den äldre behålla sin självständighet längre.",
            "minska risken för fall",
        ),
    ],
)
def test_neither_a_speaker_nor_half_a_phrase_is_named(text: str, about: str) -> None:
    assert [one.about for one in found(text)] == [about]


@pytest.mark.parametrize(
    "text",
    [
        "Uppgiften kommer från Wikipedia och bör kontrolleras innan den används.",
        "För uppföljningen behövs personal med särskild kunskap om stroke.",
        "Samma år utvärderade myndigheten i vilken grad regioner följer rekommendationerna.",
        "Enligt Socialstyrelsens riktlinjer vid depression bör vården erbjuda en",
    ],
)
def test_sources_staff_and_follow_ups_state_nothing(text: str) -> None:
    assert found(text) == []
