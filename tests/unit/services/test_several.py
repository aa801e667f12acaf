"""Several methods in one question are asked about one by one, and shown together."""

from dataclasses import replace

import pytest

from qa.answer.abstain import Verdict
from qa.answer.interpret import Reading, interpret
from qa.model import (
    Document,
    EvidenceStatus,
    Kind,
    Part,
    Passage,
    Sentence,
    Span,
    Unit,
    UnitKind,
)
from qa.ports import Analysed, AnalysedText, Candidate, Draft, DraftPart, DraftRow, DraftUnit
from qa.services.several import agreed, apart, joined

ROWS = tuple(Sentence(text, (Span(1, at, at + 3),)) for at, text in enumerate(("MST", "FFT")))
TABLE = Candidate(
    Passage("d:0", "d", (), (Unit(UnitKind.TABLE, ROWS),)),
    Analysed(AnalysedText((), frozenset()), ()),
    Document("d", "d.pdf", "0" * 64, "Underlag"),
    score=1.0,
    rank=0,
)
NOTE = DraftPart(Part.NOTE, (DraftRow(TABLE, ROWS[:1]),))


def told(status: EvidenceStatus, row: int) -> DraftPart:
    return DraftPart(Part.EVIDENCE, (DraftRow(TABLE, (ROWS[row],)),), status=status)


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("Är KBT och MST evidensbaserade?", ["Är KBT evidensbaserade?", "Är MST evidensbaserade?"]),
        ("Vad säger SBU om Komet och TFCO?", ["Vad säger SBU om Komet?", "Vad säger SBU om TFCO?"]),
        (
            "Har både ART, Komet och XYZ stöd för unga?",
            ["Har ART stöd för unga?", "Har Komet stöd för unga?", "Har XYZ stöd för unga?"],
        ),
    ],
)
def test_methods_side_by_side_are_asked_about_one_by_one(text: str, each: list[str]) -> None:
    assert list(apart(interpret(text)).values()) == each


@pytest.mark.parametrize(
    "text",
    [
        "Är MST evidensbaserat?",
        "Är MI eller motiverande samtal evidensbaserat?",  # one method by two names
        "Vad säger SBU och IVO om hemtjänst?",
        "Vilka metoder har stöd för barn och unga?",
        "Vad är skillnaden mellan KBT och MST?",
    ],
)
def test_what_names_no_two_methods_to_judge_is_one_question(text: str) -> None:
    assert not apart(interpret(text))


def test_a_reader_who_has_named_another_topic_is_not_asked_about_the_methods() -> None:
    reading = Reading(kind=Kind.METHODS, topic="familjehem")
    assert not apart(interpret("Är KBT och MST evidensbaserade?", reading=reading))


def test_what_nothing_answers_is_lacking_and_the_best_of_each_comes_first() -> None:
    units = [DraftUnit(TABLE, 0, 1.0, sentences=(at,)) for at in (0, 1)]
    draft = joined([Draft((units[0],)), Draft((units[1],), lacks=("unga",))], ["KBT"])
    assert draft.lacks == ("KBT", "unga")
    assert [unit.sentences for unit in draft.lead] == [(0, 1)]


def test_what_stands_in_one_passage_stays_together() -> None:
    other = replace(TABLE, passage=replace(TABLE.passage, id="d:1"))
    pair = Draft((DraftUnit(TABLE, 0, 1.0), DraftUnit(TABLE, 1, 1.0)))
    lead = joined([pair, Draft((DraftUnit(other, 0, 1.0),))], ()).lead
    assert [(unit.candidate.passage.id, unit.unit) for unit in lead] == [
        ("d:0", 0),
        ("d:0", 1),
        ("d:1", 0),
    ]


def test_statements_stand_by_status_in_the_order_of_the_tables_with_one_note() -> None:
    first = Draft((), parts=(told(EvidenceStatus.GAP, 0), NOTE))
    other = Draft((), parts=(told(EvidenceStatus.SUPPORTED, 1), told(EvidenceStatus.GAP, 1), NOTE))
    parts = joined([first, other], ()).parts
    assert [(part.part, part.status, len(part.rows)) for part in parts] == [
        (Part.EVIDENCE, EvidenceStatus.SUPPORTED, 1),
        (Part.EVIDENCE, EvidenceStatus.GAP, 2),
        (Part.NOTE, None, 1),
    ]


def test_a_word_is_uncovered_when_no_answer_covers_it() -> None:
    one = Verdict(True, 0.4, ("unga", "stöd"), ("2020",), {})
    other = Verdict(False, 0.9, ("stöd",), (), {})
    whole = agreed([one, other])
    assert (whole.answers, whole.not_covered, whole.missing_years) == (True, ("stöd",), ())
