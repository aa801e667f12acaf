"""A table that lists one thing by another, whole, though it runs over several passages."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from qa.answer.asked import Asked
from qa.answer.topics import target_groups
from qa.language.passages import tokens_of
from qa.model import Document, Kind, Passage, Question, Sentence, Span, Unit, UnitKind
from qa.ports import Analysed, Candidate, Draft, Hit, Term
from qa.search import analysed_records
from qa.services.overview import with_overview

HEAD = "Område\tInsats\tMetod"
ROWS = (
    "Barn och unga\töppenvård\tMST",
    "Barn och unga\tfamiljehem\tTFCO",
    "Missbruk\tboende\tBostad först",
    "Missbruk\tkartläggning\tASI",
)
HEADING = ("Bilaga",)
DOCUMENT = Document("d", "d.pdf", "0" * 64, "Insatser")


def table(*lines: str, ordinal: int, before: str = "") -> Passage:
    """Return a passage that ends with a table, after a sentence when there is one."""
    units = [Unit(UnitKind.SENTENCE, (sentence(before),))] if before else []
    units.append(Unit(UnitKind.TABLE, tuple(sentence(line) for line in lines)))
    return Passage(f"d:{ordinal}", "d", HEADING, tuple(units))


def tokens(passage: Passage) -> Analysed:
    return analysed_records.from_text(analysed_records.to_text(tokens_of(passage)))


def sentence(text: str) -> Sentence:
    return Sentence(text, (Span(1, 0, len(text)),))


PASSAGES = (
    table("Tabell 1. Insatser", HEAD, *ROWS[:2], ordinal=4, before="Här är de."),
    table(HEAD, *ROWS[2:], ordinal=5),
)


@dataclass
class Kept:
    """A build that holds the passages, and an index that finds nothing or all of them."""

    finds: bool = False

    @property
    def index(self) -> "Kept":
        return self

    @property
    def texts(self) -> "Kept":
        return self

    @property
    def forward(self) -> "Kept":
        return self

    def analysed(self, ids: Sequence[str]) -> list[Analysed]:
        return [tokens(passage) for passage in self.passages(ids)]

    def search(
        self, terms: Sequence[Term], *, limit: int, documents: frozenset[str] | None = None
    ) -> list[Hit]:
        return [Hit(passage.id, 1.0) for passage in PASSAGES] if self.finds else []

    def document_frequency(self, field: str, text: str) -> int:
        return 0

    def passage_count(self) -> int:
        return 100

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        return [{passage.id: passage for passage in PASSAGES}[name] for name in ids]

    def document(self, document_id: str) -> Document:
        return DOCUMENT


def shown(text: str, *found: Passage, topic: str = "", finds: bool = False) -> list[str]:
    build = Kept(finds)
    question = Question(text, Kind.LIST, topic=topic or text, target_groups=target_groups(text))
    asked = Asked.of(question, build)  # type: ignore[arg-type]
    candidates = [Candidate(p, tokens(p), DOCUMENT, 1.0, at) for at, p in enumerate(found)]
    draft = with_overview(build, asked, candidates, Draft(()))  # type: ignore[arg-type]
    return [s.text for s in draft.table.sentences] if draft and draft.table else []


@pytest.mark.parametrize("found", [PASSAGES[0], PASSAGES[1]])
@pytest.mark.parametrize(
    "text",
    [
        "Vilka insatser finns per område?",
        "Vilken metod används i varje insats?",
        "Redogör för de olika insatserna inom respektive område.",
    ],
)
def test_whichever_part_is_found_the_whole_table_answers_with_its_head_once(
    text: str, found: Passage
) -> None:
    assert shown(text, found) == ["Tabell 1. Insatser", HEAD, *ROWS]


def test_of_one_area_only_its_rows_answer() -> None:
    text = "Vilka insatser finns inom missbruk?"
    assert shown(text, PASSAGES[0]) == ["Tabell 1. Insatser", HEAD, *ROWS[2:]]


def test_a_table_of_other_things_does_not_answer() -> None:
    assert shown("Vilka kostnader finns per område?", PASSAGES[0]) == []
    assert shown("Vilka insatser finns?", PASSAGES[0]) == []


def test_a_table_that_the_search_has_not_found_is_found_by_its_head() -> None:
    asked = "Vilka insatser finns per område?"
    assert shown(asked) == []
    assert shown(asked, finds=True) == ["Tabell 1. Insatser", HEAD, *ROWS]


def test_a_table_whose_first_cells_are_all_others_lists_nothing_by_them() -> None:
    plain = table("Insats\tOmråde\tMetod", "boende\tMissbruk\tx", "stöd\tBarn\ty", ordinal=9)
    assert shown("Vilka insatser finns per område?", plain) == []
