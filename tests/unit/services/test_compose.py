"""From a draft to sections: what passes the gate, in the room there is."""

from dataclasses import dataclass, field, replace

from qa.model import (
    Document,
    EvidenceStatus,
    Page,
    Part,
    Passage,
    Sentence,
    Span,
    Statement,
    Unit,
    UnitKind,
)
from qa.ports import (
    Analysed,
    AnalysedText,
    Candidate,
    Draft,
    DraftPart,
    DraftRow,
    DraftUnit,
)
from qa.services.compose import WORDS_IN_ALL, compose

UNREAD = Analysed(AnalysedText((), frozenset()), ())
"""Composing reads no tokens."""


@dataclass
class Book:
    """A document of one page that grows with every passage made of it."""

    text: str = ""
    made: int = 0
    document: Document = field(default_factory=lambda: Document("d", "d.pdf", "0" * 64, "Boken"))

    def passage(self, *texts: str, kind: UnitKind = UnitKind.SENTENCE) -> Candidate:
        units = tuple(Unit(kind, (self._sentence(text),)) for text in texts)
        self.made += 1
        passage = Passage(f"d:{self.made}", "d", ("Rubrik",), units)
        return Candidate(passage, UNREAD, self.document, score=1.0, rank=0)

    def _sentence(self, text: str) -> Sentence:
        start = len(self.text)
        self.text += f"{text}\n"
        return Sentence(text, (Span(1, start, start + len(text)),))

    def page(self, document_id: str, number: int) -> Page:
        del document_id
        return Page(number, str(number), self.text)

    def passages(self, ids: object) -> list[Passage]:
        raise AssertionError("everything to be shown is in the draft")

    def document_of(self, document_id: str) -> Document:
        raise AssertionError(document_id)


def lead(candidate: Candidate) -> tuple[DraftUnit, ...]:
    return (DraftUnit(candidate, 0, 1.0),)


def rows(candidate: Candidate) -> tuple[DraftRow, ...]:
    return tuple(DraftRow(candidate, unit.sentences) for unit in candidate.passage.units)


def said(draft: Draft, book: Book) -> list[tuple[Part, list[str]]]:
    composed = compose(draft, book)  # type: ignore[arg-type]
    return [
        (s.part, [x.text for x in s.sentences] + [x.text for row in s.rows for x in row.sentences])
        for s in composed.sections
    ]


def test_a_statement_brings_what_the_register_tells_of_it() -> None:
    book = Book()
    found = book.passage("FFT har starkt stöd för unga.")
    stated = Statement("d:1", 0, "FFT", EvidenceStatus.SUPPORTED, found.passage.units[0].sentences,
                       target_group="unga", grade="starkt stöd")  # fmt: skip
    row = DraftRow(found, stated.sentences, stated)
    part = DraftPart(Part.EVIDENCE, (row,), status=EvidenceStatus.SUPPORTED)
    (section,) = compose(Draft(lead(found), parts=(part,)), book).sections  # type: ignore[arg-type]
    (shown,) = section.rows
    assert (shown.about, shown.target_group, shown.grade) == ("FFT", "unga", "starkt stöd")
    assert section.status is shown.status is EvidenceStatus.SUPPORTED
    assert shown.sentences[0].citations == (1,)


def test_where_room_is_short_every_list_gets_a_row_before_any_gets_its_second() -> None:
    book = Book()
    opening = book.passage("Kort svar.")
    long = "ord " * 199 + "slut."
    first, second = book.passage(long, f"A {long}", f"B {long}"), book.passage(f"C {long}")
    parts = (DraftPart(Part.EVIDENCE, rows(first)), DraftPart(Part.EVIDENCE, rows(second)))
    found = said(Draft(lead(opening), parts=parts), book)
    assert [texts[0].split()[0] for _, texts in found] == ["ord", "C"]
    assert [len(texts) for _, texts in found] == [1, 1]


def test_an_answer_is_800_words_at_most_whatever_the_writer_wants() -> None:
    book = Book()
    opening = book.passage("ord " * 99 + "slut.")
    long = "ord " * 149 + "slut."
    many = [book.passage(f"{n} {long}") for n in range(9)]
    parts = tuple(DraftPart(Part.EVIDENCE, rows(found)) for found in many[:4])
    body = tuple(DraftUnit(found, 0, 1.0) for found in many[4:])
    found = said(Draft(lead(opening), body, parts), book)
    words = 100 + sum(len(text.split()) for _, texts in found for text in texts)
    assert words <= WORDS_IN_ALL
    assert Part.PASSAGE in [part for part, _ in found], "tables leave room for passages"


def test_one_side_of_a_difference_is_no_difference() -> None:
    book = Book()
    opening = book.passage("Kort svar.")
    there = book.passage("Tre källor.")
    gone = Candidate(
        Passage("d:9", "d", (), (Unit(UnitKind.SENTENCE, (Sentence("Fyra.", (Span(1, 0, 5),)),)),)),
        UNREAD, book.document, score=1.0, rank=1,
    )  # fmt: skip
    part = DraftPart(Part.DIFFERENCE, (*rows(there), *rows(gone)))
    assert said(Draft(lead(opening), parts=(part,)), book) == []


def test_the_steps_of_a_passage_are_one_quote() -> None:
    book = Book()
    found = book.passage("Nämnden ska utreda.", "Nämnden bör följa upp.")
    one, two = rows(found)
    part = DraftPart(
        Part.STEPS,
        (
            DraftRow(found, one.sentences, duty="ska", who="Nämnden"),
            DraftRow(found, two.sentences, duty="bör", who="Nämnden"),
        ),
        heading="Boken",
    )
    composed = compose(Draft(lead(found), parts=(part,)), book)  # type: ignore[arg-type]
    (section,) = composed.sections
    assert [(row.duty, row.who) for row in section.rows] == [("ska", "Nämnden"), ("bör", "Nämnden")]
    assert {row.sentences[0].citations for row in section.rows} == {(2,)}
    assert composed.citations[1].quote.text == "Nämnden ska utreda.\nNämnden bör följa upp."


def test_a_whole_table_stands_in_place_of_the_units_and_its_passage_is_not_shown_again() -> None:
    book = Book()
    items = [f"Område {n}\t" + "insats " * 9 + "till" for n in range(8)]
    found = book.passage("Tabell 1. Insatser", *items, kind=UnitKind.TABLE)
    sentences = tuple(s for unit in found.passage.units for s in unit.sentences)
    body = tuple(DraftUnit(found, at, 1.0) for at in range(len(items) + 1))
    draft = Draft(lead(found), body, table=DraftRow(found, sentences))
    composed = compose(draft, book)  # type: ignore[arg-type]
    assert [sentence.text for sentence in composed.sentences] == ["Tabell 1. Insatser", *items]
    assert composed.sections == []


def test_items_that_are_left_out_of_a_list_are_marked() -> None:
    book = Book()
    texts = ("Ni ska:", "• fråga", "• lyssna", "• skriva")
    whole = Unit(UnitKind.LIST, tuple(book._sentence(text) for text in texts))
    found = book.passage("En annan mening.")
    candidate = replace(found, passage=replace(found.passage, units=(whole,)))
    draft = Draft((DraftUnit(candidate, 0, 1.0, sentences=(0, 2, 3)),))
    composed = compose(draft, book)  # type: ignore[arg-type]
    assert [(s.text, s.cut) for s in composed.sentences] == [
        ("Ni ska:", False),
        ("• lyssna", True),
        ("• skriva", False),
    ]


def test_the_names_of_a_row_s_cells_must_stand_on_the_page_and_fit() -> None:
    book = Book()
    found = book.passage("Metod Stöd", "FFT\tgott")
    head = found.passage.units[0].sentences[0]
    row = DraftRow(found, found.passage.units[1].sentences)
    made_up = Sentence("Metod\tEffekt", head.spans)
    true = Sentence("Metod\tStöd", (Span(1, 0, 5), Span(1, 6, 10)))
    long = Sentence("Metod\tStöd\tFFT", (*true.spans, Span(1, 11, 14)))
    for name, shown in ((true, ("Metod", "Stöd")), (made_up, ()), (long, ())):
        part = DraftPart(Part.EVIDENCE, (replace(row, head=name),))
        draft = Draft(lead(found), parts=(part,))
        (section,) = compose(draft, book).sections  # type: ignore[arg-type]
        assert section.rows[0].head == shown
