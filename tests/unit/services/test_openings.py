"""Whom a law is for and since when is told by its opening and its entry into force."""

from types import SimpleNamespace

import pytest

from qa.model import Document, Passage, Question, Sentence, Span, Unit, UnitKind
from qa.ports import Analysed, AnalysedText
from qa.services.openings import of_openings

TEXTS_OF = {
    "lss": (
        ("1 §", "1 § Denna lag innehåller bestämmelser om insatser åt personer med autism."),
        ("2 §", "2 § Varje region ska svara för insatser enligt 9 § 1."),
        ("Övergång", "1997:723 Denna lag träder i kraft den 1 januari 1998."),
        ("Övergång", "Lag (1993:387) träder i kraft den 1 januari 1994."),
        ("1 §", "1 § En senare lag handlar om annat."),
    ),
    "sol": (
        ("1 kap. 1 §", "1 § Denna lag innehåller bestämmelser om socialtjänst."),
        ("2 kap. 1 §", "1 § Socialtjänstens mål är trygghet."),
    ),
    "rapport": (("Inledning", "Rapporten handlar om äldre."),),
}


def passage(document: str, number: int, heading: str, text: str) -> Passage:
    unit = Unit(UnitKind.SENTENCE, (Sentence(text, (Span(1, 0, 9),)),))
    return Passage(f"{document}:{number}", document, ("Lag", heading), (unit,))


PASSAGES = {
    f"{document}:{n}": passage(document, n, heading, text)
    for document, parts in TEXTS_OF.items()
    for n, (heading, text) in enumerate(parts)
}
BUILD = SimpleNamespace(
    texts=SimpleNamespace(
        ids_of=lambda document: [name for name in PASSAGES if name.startswith(f"{document}:")],
        passages=lambda ids: [PASSAGES[name] for name in ids],
        document=lambda one: Document(one, f"{one}.pdf", "0" * 64, f"Lag (1993:387) om {one}"),
    ),
    forward=SimpleNamespace(
        analysed=lambda ids: [Analysed(AnalysedText((), frozenset()), ()) for _ in ids]
    ),
)


def shown(text: str, *documents: str) -> list[str] | None:
    aside = frozenset({"lss", "sol", "socialtjänstlag"})
    found = of_openings(BUILD, Question(text, documents=documents, aside=aside))
    if found is None:
        return None
    _, draft, verdict = found
    assert verdict.answers
    return [unit.candidate.passage.units[unit.unit].text for unit in draft.lead]


@pytest.mark.parametrize(
    "text", ["Vem omfattas av LSS?", "Vilka har rätt till LSS?", "Vad handlar LSS om?"]
)
def test_whom_or_what_a_law_is_for_is_told_by_its_first_section_alone(text: str) -> None:
    assert shown(text, "lss") == [TEXTS_OF["lss"][0][1]]


def test_of_a_law_with_chapters_the_first_section_of_the_first_opens_it() -> None:
    assert shown("Vad är syftet med socialtjänstlagen?", "sol") == [TEXTS_OF["sol"][0][1]]


def test_since_when_a_law_holds_is_told_with_its_own_number() -> None:
    assert shown("När trädde LSS i kraft?", "lss") == [TEXTS_OF["lss"][3][1]]


@pytest.mark.parametrize(
    "text", ["Vilka har rätt till ledsagning enligt LSS?", "Vem bestämmer enligt LSS?"]
)
def test_what_asks_of_more_is_answered_as_any_other_question(text: str) -> None:
    assert shown(text, "lss") is None


def test_a_report_and_a_law_without_entry_are_asked_as_any_other() -> None:
    assert shown("Vad handlar rapporten om?", "rapport") is None
    assert shown("När trädde SoL i kraft?", "sol") is None


def test_no_law_is_taken_for_another_where_many_are_named() -> None:
    assert shown("Vem omfattas av LSS?", "lss", "sol", "rapport") is None
