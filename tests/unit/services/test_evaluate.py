"""How answers are judged against gold rows."""

from pathlib import Path

import pytest

from qa.errors import QaError
from qa.model import Answer, AnswerSentence, Question, Section, State
from qa.search.builds import Builds
from qa.services.ask import AskService
from qa.services.evaluate import evaluate, holds, judge, summary

ROW = {"id": "g1", "kind": "fact", "file": "x.pdf", "pages": [1], "must": ["tre år"]}
NOBODY = {"id": "g2", "kind": "unanswerable", "file": None, "pages": [], "must": []}


def answer(short: str = "", body: str = "", state: State = State.ANSWERED) -> Answer:
    return Answer(
        Question("Hur länge?"),
        state,
        sentences=(AnswerSentence(short, (1,)),),
        sections=(Section("", (AnswerSentence(body, (1,)),)),),
    )


def test_every_text_must_stand_and_of_a_choice_one() -> None:
    assert holds(["evidens", ["stark", "svag"]], "svagevidens")
    assert not holds(["evidens", ["stark", "svag"]], "evidens")


def test_white_space_hyphens_and_case_do_not_count() -> None:
    assert judge(ROW, answer("Godkännandet gäller i Tre\når.")).short


def test_what_stands_only_in_the_body_is_right_but_not_in_the_short_answer() -> None:
    outcome = judge(ROW, answer("Annat.", "Det gäller i tre år."))
    assert (outcome.right, outcome.short) == (True, False)


def test_an_answer_without_a_citation_of_the_page_is_not_on_the_right_page() -> None:
    assert not judge(ROW, answer("tre år")).page


def test_an_unanswerable_question_is_never_right_and_counts_as_refused_when_it_is() -> None:
    refused = judge(NOBODY, answer(state=State.NO_SUPPORT))
    answered = judge(NOBODY, answer("tre år"))
    assert (refused.right, refused.refused) == (False, True)
    assert (answered.right, answered.refused) == (False, False)


def test_shares_are_counted_by_kind_and_over_all_answerable_rows() -> None:
    table = summary([judge(ROW, answer("tre år")), judge(ROW, answer("nej"))])
    assert table["answerable"]["right"] == table["fact"]["right"] == 0.5


def test_follow_ups_are_counted_apart_and_so_is_the_kind_that_was_read() -> None:
    follow_up = ROW | {"context": ["Vad är godkännandet?"]}
    table = summary([judge(follow_up, answer("tre år")), judge(ROW | {"kind": "gaps"}, answer())])
    assert (table["follow_ups"]["rows"], table["follow_ups"]["right"]) == (1, 1.0)
    assert (table["fact"]["read"], table["gaps"]["read"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "kan inte läsas"), ("{", "rad 1: raden är inte JSON"), ('{"id": "a"}', "saknas")],
)
def test_gold_that_cannot_be_read_is_told_and_where(
    tmp_path: Path, content: str | None, said: str
) -> None:
    file = tmp_path / "gold.jsonl"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(QaError, match=said):
        list(evaluate(AskService(Builds(tmp_path).current), file))
