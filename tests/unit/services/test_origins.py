"""What an authority says comes first when asked for; that nothing is its own is told."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

from qa.model import (
    Document,
    EvidenceStatus,
    Page,
    Part,
    Passage,
    Question,
    Sentence,
    Span,
    Unit,
    UnitKind,
)
from qa.ports import Analysed, AnalysedText, Candidate, Draft, DraftPart, DraftRow, DraftUnit
from qa.services.origins import by_origin

DOCUMENT = Document("d", "d.pdf", "0" * 64, "Underlag", publisher="Åmåls kommun", page_count=2)
SOURCES = (
    "Källor\n[1] Socialstyrelsen (Metodguiden): MST, 2020.\nhttps://exempel.se/SBU\n"
    "[2] SBU: Insatser i öppenvård, 2020.\n[3] Socialstyrelsen, övertagen av SBU: Stöd."
)


@dataclass
class Texts:
    """The pages of the document: its text, and its list of sources."""

    def document(self, document_id: str) -> Document:
        assert document_id == "d"
        return DOCUMENT

    def page(self, document_id: str, number: int) -> Page:
        assert document_id == "d"
        return Page(number, str(number), SOURCES if number == 2 else "Text [9]")


INDEX = SimpleNamespace(passage_count=lambda: 100, document_frequency=lambda field, text: 0)
BUILD = SimpleNamespace(build=SimpleNamespace(documents=(DOCUMENT,)), texts=Texts(), index=INDEX)


def passage(*texts: str, kind: UnitKind = UnitKind.SENTENCE, at: int = 0) -> Candidate:
    units = tuple(Unit(kind, (Sentence(text, (Span(1, 0, 9),)),)) for text in texts)
    empty = Analysed(AnalysedText((), frozenset()), ())
    return Candidate(Passage(f"d:{at}", "d", ("Öppenvård",), units), empty, DOCUMENT, 1.0, 0)


def lead(*texts: str, kind: UnitKind = UnitKind.SENTENCE) -> Draft:
    candidate = passage(*texts, kind=kind)
    return Draft(tuple(DraftUnit(candidate, at, 1.0) for at in range(len(texts))))


def silent(draft: Draft, text: str = "Vad säger SBU om MST?") -> tuple[str, ...]:
    return by_origin(BUILD, Question(text), draft)[1]


def test_an_answer_out_of_another_authority_says_that_nothing_is_of_the_one_asked_for() -> None:
    assert silent(lead("MST är en insats [1].")) == ("SBU",)


def test_the_number_of_a_source_tells_whose_the_sentence_is() -> None:
    assert silent(lead("MST har stöd [2].")) == ()
    assert silent(lead("MST har stöd [1–3].")) == ()
    assert silent(lead("MST har stöd [3].")) == ()


def test_a_number_goes_for_the_sentences_before_it_but_not_for_other_rows() -> None:
    said = passage("MST har stöd.", "Det är säkert.", "Fler studier finns [2].")
    assert silent(Draft((DraftUnit(said, 0, 1.0),))) == ()
    rows = passage("MST\tstöd", "FFT\tstöd [2]", kind=UnitKind.TABLE)
    assert silent(Draft((DraftUnit(rows, 0, 1.0),))) == ("SBU",)


def test_a_sentence_that_names_the_authority_is_its_own() -> None:
    assert silent(lead("Enligt SBU har MST stöd.")) == ()
    assert silent(lead("MST har stöd."), "Vad säger Åmåls kommun om MST?") == ()


def test_nothing_is_missing_where_nobodys_word_is_asked_for() -> None:
    assert silent(lead("MST är en insats [1]."), "Har MST stöd?") == ()


def test_what_the_authority_says_comes_first() -> None:
    one, other = passage("MST är en insats [1]."), passage("MST har stöd [2].", at=1)
    rows = tuple(DraftRow(each, each.passage.units[0].sentences) for each in (one, other))
    of_others = DraftPart(Part.EVIDENCE, rows[:1], status=EvidenceStatus.SUPPORTED)
    mixed = replace(of_others, rows=rows, status=EvidenceStatus.GAP)
    draft = Draft((DraftUnit(one, 0, 1.0), DraftUnit(other, 0, 1.0)), parts=(of_others, mixed))
    ordered, _ = by_origin(BUILD, Question("Vad säger SBU om MST?"), draft)
    assert [unit.candidate for unit in ordered.lead] == [other, one]
    assert [part.status for part in ordered.parts] == [EvidenceStatus.GAP, EvidenceStatus.SUPPORTED]
    assert ordered.parts[0].rows == (rows[1], rows[0])


def test_what_the_authority_says_further_down_of_the_very_matter_is_said_first() -> None:
    candidate = passage("MST är en insats [1].", "FFT har stöd [2].", "MST har stöd [2].")
    body = tuple(DraftUnit(candidate, at, 1.0) for at in range(3))
    question = Question("Vad säger SBU om MST?", topic="MST", searched=(("MST", 1.0),))
    draft, told = by_origin(BUILD, question, Draft(body[:1], body))
    assert [unit.unit for unit in draft.lead] == [2, 0]
    assert told == ()
