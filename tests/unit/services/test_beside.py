"""What the register and the other documents put beside an answer, and what is never claimed."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from qa.answer.asked import Asked
from qa.language import analysis
from qa.language.passages import tokens_of
from qa.model import (
    Document,
    EvidenceStatus,
    Kind,
    Part,
    Passage,
    Question,
    Sentence,
    Span,
    Statement,
    Unit,
    UnitKind,
)
from qa.ports import Analysed, Candidate, Draft, Hit, Term
from qa.search import analysed_records
from qa.services.beside import beside

DOCUMENT = Document("d", "d.pdf", "0" * 64, "Underlag")
LISTED = "Att en metod finns med i guiden innebär inte att den rekommenderas."


def passage(ordinal: int, *texts: str) -> Passage:
    units = tuple(
        Unit(UnitKind.SENTENCE, (Sentence(text, (Span(1, 0, len(text)),)),)) for text in texts
    )
    return Passage(f"d:{ordinal}", "d", ("Stöd",), units)


def analysed(found: Passage) -> Analysed:
    return analysed_records.from_text(analysed_records.to_text(tokens_of(found)))


@dataclass
class Kept:
    """A build of some passages with an index of their words, and what its register holds."""

    held: Sequence[Passage]
    stated: Sequence[Statement] = ()

    @property
    def index(self) -> "Kept":
        return self

    texts = forward = register = index

    def search(
        self, terms: Sequence[Term], *, limit: int, documents: frozenset[str] | None = None
    ) -> list[Hit]:
        wanted = {term.text for term in terms}
        return [
            Hit(one.id, 1.0)
            for one in self.held
            if wanted & set(analysis.fields(one.text)[analysis.STEM])
        ][:limit]

    def document_frequency(self, field: str, text: str) -> int:
        return len(self.search([Term(field, text)], limit=100))

    def passage_count(self) -> int:
        return len(self.held)

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        return [{one.id: one for one in self.held}[name] for name in ids]

    def analysed(self, ids: Sequence[str]) -> list[Analysed]:
        return [analysed(one) for one in self.passages(ids)]

    def document(self, document_id: str) -> Document:
        return DOCUMENT

    def statements_in(self, ids: Sequence[str]) -> list[Statement]:
        return [statement for statement in self.stated if statement.passage_id in ids]


def put(text: str, kind: Kind, build: Kept, *, topic: str) -> tuple[dict[Part, str], list[str]]:
    """Return the words of each part that was put beside, and of what nothing is said."""
    asked = Asked.of(Question(text, kind, topic=topic), build)  # type: ignore[arg-type]
    first = build.held[0]
    found = [Candidate(first, analysed(first), DOCUMENT, 1.0, 0)]
    draft, quiet = beside(build, asked, found, Draft(()))  # type: ignore[arg-type]
    words = {p.part: " ".join(s.text for r in p.rows for s in r.sentences) for p in draft.parts}
    return words, sorted(quiet)


SILENT = passage(0, "Ledsagarservice och boendestöd ges till den som behöver det.")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "Boendestöd har effekt enligt en studie.",
        "Boendestöd ges av kommunen. Det har utvärderats.",
        "Metod\tboendestöd\tingen grad anges",
    ],
)
def test_of_a_method_that_any_passage_tells_of_it_is_not_said_that_nothing_is_told(
    elsewhere: str,
) -> None:
    build = Kept([SILENT, passage(1, *elsewhere.split(". "))])
    _, quiet = put("Vad saknas om service?", Kind.GAPS, build, topic="insatser")
    assert quiet == ["Ledsagarservice"]


def test_what_the_register_states_is_told_though_no_word_of_the_passage_says_so() -> None:
    sentences = SILENT.units[0].sentences
    stated = Statement("d:0", 0, "ledsagarservice", EvidenceStatus.GAP, sentences)
    _, quiet = put("Vad saknas?", Kind.GAPS, Kept([SILENT], [stated]), topic="insatser")
    assert quiet == []


def test_that_a_source_found_nothing_is_no_word_on_the_evidence() -> None:
    found = passage(0, "Vi har inte hittat någon studie om ledsagarservice.")
    _, quiet = put("Vad saknas?", Kind.GAPS, Kept([found]), topic="insatser")
    assert quiet == ["ledsagarservice"]


def test_asked_about_one_method_of_no_other_is_anything_said() -> None:
    asked = "Saknas evidens för boendestöd?"
    _, quiet = put(asked, Kind.GAPS, Kept([SILENT]), topic="boendestöd")
    assert quiet == ["boendestöd"]


def test_methods_that_are_only_mentioned_stand_apart_with_their_quote_once() -> None:
    build = Kept([SILENT, passage(1, LISTED)])
    words, quiet = put("Vilka insatser ges som service?", Kind.METHODS, build, topic="service")
    assert words == {Part.MENTIONED: SILENT.text, Part.NOTE: LISTED}
    assert quiet == []


@pytest.mark.parametrize(
    "sentence",
    [
        LISTED,
        "Att en metod finns med i metodguiden innebär inte att Socialstyrelsen rekommenderar den.",
        "Att en metod står här innebär ingen rekommendation.",
    ],
)
def test_a_source_s_own_caution_is_found_wherever_it_stands(sentence: str) -> None:
    build = Kept([SILENT, passage(1, sentence)])
    words, _ = put("Vilka insatser ges?", Kind.METHODS, build, topic="service")
    assert words[Part.NOTE] == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Metoden finns med i guiden och rekommenderas.",
        "Insatsen rekommenderas inte för metoder i guiden.",
    ],
)
def test_another_word_on_recommendations_is_no_caution(sentence: str) -> None:
    build = Kept([SILENT, passage(1, sentence)])
    words, _ = put("Vilka insatser ges?", Kind.METHODS, build, topic="service")
    assert Part.NOTE not in words


def test_other_kinds_get_nothing_beside_them() -> None:
    assert put("Vem ger service?", Kind.FACT, Kept([SILENT]), topic="service") == ({}, [])
