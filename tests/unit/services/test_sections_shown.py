"""A section of a law that is asked for is shown whole, and one that the law lacks is not."""

from types import SimpleNamespace

import pytest

from qa.model import Document, Passage, Question, Sentence, Span, Unit, UnitKind
from qa.ports import Analysed, AnalysedText
from qa.services.sections import of_sections

LAW = {
    "lvu": ("8 §", "9 §", "9 a §"),
    "sol": ("2 kap. 1 §", "3 kap. 1 §"),
    "rapport": ("Inledning",),
}


def passage(document: str, number: int, heading: str) -> Passage:
    said = Unit(UnitKind.SENTENCE, (Sentence(f"{heading} säger detta.", (Span(1, 0, 9),)),))
    more = Unit(UnitKind.SENTENCE, (Sentence(f"Mer av {heading}", (Span(1, 9, 18),)),))
    return Passage(f"{document}:{number}", document, ("Lag", heading), (said, more))


PASSAGES = {
    f"{document}:{n}": passage(document, n, heading)
    for document, headings in LAW.items()
    for n, heading in enumerate(headings)
}
TEXTS = SimpleNamespace(
    ids_of=lambda document: [name for name in PASSAGES if name.startswith(f"{document}:")],
    passages=lambda ids: [PASSAGES[name] for name in ids],
    document=lambda document: Document(document, f"{document}.pdf", "0" * 64, document),
)
FORWARD = SimpleNamespace(
    analysed=lambda ids: [Analysed(AnalysedText((), frozenset()), ()) for _ in ids]
)
BUILD = SimpleNamespace(texts=TEXTS, forward=FORWARD)


def shown(text: str, document: str) -> tuple[list[str], bool, tuple[str, ...]] | None:
    found = of_sections(BUILD, Question(text, documents=(document,), aside=frozenset({"lvu"})))
    if found is None:
        return None
    _, draft, verdict = found
    lead = [unit.candidate.passage.units[unit.unit].text for unit in draft.lead]
    return lead, verdict.answers, verdict.not_covered


def test_the_section_asked_for_is_the_answer_and_no_other() -> None:
    assert shown("Vad säger 9 § LVU?", "lvu") == (["9 § säger detta.", "Mer av 9 §"], True, ())


def test_of_several_sections_each_begins_the_answer() -> None:
    lead, answers, lacks = shown("Vad säger 8 och 9 a §§ LVU?", "lvu") or ([], False, ())
    assert lead[0] == "8 § säger detta."
    assert "9 a § säger detta." in lead
    assert (answers, lacks) == (True, ())


def test_a_law_that_lacks_the_section_does_not_answer() -> None:
    assert shown("Vad säger 99 § LVU?", "lvu") == ([], False, ("99 §",))


def test_one_of_two_sections_is_shown_and_the_other_told_as_lacking() -> None:
    _, answers, lacks = shown("Vad säger 9 och 99 §§ LVU?", "lvu") or ([], False, ())
    assert (answers, lacks) == (True, ("99 §",))


@pytest.mark.parametrize(
    ("text", "answers", "lacks"),
    [("2 kap. 1 § lag", True, ()), ("1 § lag", False, ("1 § (ange kapitel)",))],
)
def test_a_number_that_stands_in_several_chapters_needs_its_chapter(
    text: str, answers: bool, lacks: tuple[str, ...]
) -> None:
    found = shown(text, "sol")
    assert found is not None
    assert found[1:] == (answers, lacks)


def test_a_document_without_sections_is_asked_as_any_other() -> None:
    assert shown("Vad säger 9 § rapporten?", "rapport") is None
