"""Floors under what was measured on gold questions: a change that answers worse does not pass."""

from pathlib import Path

import pytest
from independent import stands

from qa.model import Answer, State
from qa.services.ask import AskService
from qa.services.evaluate import Outcome, evaluate

GOLD = Path(__file__).parent / "gold"


def share(outcomes: list[Outcome], name: str) -> float:
    return sum(getattr(outcome, name) for outcome in outcomes) / len(outcomes)


def asked(service: AskService, file: Path) -> tuple[list[Outcome], list[Answer]]:
    pairs = list(evaluate(service, file))
    return [outcome for outcome, _ in pairs], [answer for _, answer in pairs]


def untrue(answers: list[Answer], corpus: Path) -> tuple[list[str], float]:
    """Return the prose that pdfium does not see on the pages it cites, and the share of such rows.

    The rows of a table are counted apart: pdfium reads the lines of neighbouring cells in turn.
    """
    found: set[str] = set()
    rows: dict[str, bool] = {}
    for answer in answers:
        cited = {citation.n: citation for citation in answer.citations}
        body = [sentence for section in answer.sections for sentence in section.sentences]
        for sentence in (*answer.sentences, *body):
            citation = cited[sentence.citations[0]]
            pages = tuple(page.number for page in citation.pages)
            there = stands(corpus / citation.document.file, pages, sentence.text)
            if "\t" in sentence.text:
                rows[sentence.text] = there
            elif not there:
                found.add(f"{citation.document.file} {pages}: {sentence.text}")
    return sorted(found), 1 - sum(rows.values()) / max(len(rows), 1)


def test_the_sample_corpus_answers_what_it_holds(sample: AskService) -> None:
    outcomes, _ = asked(sample, GOLD / "exempel-answers.jsonl")
    assert share(outcomes, "right") >= 0.82
    assert share(outcomes, "short") >= 0.65
    assert share(outcomes, "page") >= 0.85
    assert share(outcomes, "refused") <= 0.12


def test_the_sample_corpus_refuses_what_it_does_not_hold(sample: AskService) -> None:
    outcomes, _ = asked(sample, GOLD / "exempel-unanswerable.jsonl")
    assert share(outcomes, "refused") >= 0.7


def test_every_sentence_of_the_sample_answers_stands_on_its_page(
    sample: AskService, root: Path
) -> None:
    _, answers = asked(sample, GOLD / "exempel-answers.jsonl")
    prose, rows = untrue(answers, root / "corpus")
    assert prose == []
    assert rows <= 0.05


@pytest.mark.shared
def test_real_documents_answer_definitions_and_facts(real: AskService, shared: Path) -> None:
    outcomes, _ = asked(real, shared / "eval" / "answers-dev.jsonl")
    plain = [outcome for outcome in outcomes if outcome.kind in {"definition", "fact"}]
    assert share(plain, "right") >= 0.75
    refusals = [outcome for outcome in outcomes if outcome.kind == "unanswerable"]
    assert share(refusals, "refused") >= 0.8


@pytest.mark.shared
def test_every_sentence_of_the_real_answers_stands_on_its_page(
    real: AskService, shared: Path
) -> None:
    _, answers = asked(real, shared / "eval" / "answers-dev.jsonl")
    prose, rows = untrue(answers, shared / "corpus")
    assert prose == []
    assert rows <= 0.05


@pytest.mark.shared
@pytest.mark.parametrize(
    ("question", "words", "page"),
    [
        ("Vad är evidens?", "vetenskapliga belägg som talar för eller emot en teori", 2),
        ("Vad är metodguidens syfte?", "ge en objektiv och transparent information", 3),
        (
            "Rekommenderar Socialstyrelsen metoderna i metodguiden?",
            "Att en metod finns med i metodguiden innebär inte att Socialstyrelsen rekommenderar "
            "den metoden framför andra.",
            2,
        ),
        ("Hur ska politiker se på brukare?", "medskapare till en bättre socialtjänst", 2),
    ],
)
def test_the_first_questions_get_their_answer_in_the_short_answer_from_the_right_page(
    real: AskService, question: str, words: str, page: int
) -> None:
    answer = real.ask(question)
    holding = [sentence for sentence in answer.sentences if words in sentence.text]
    assert answer.state is State.ANSWERED
    assert holding, [sentence.text for sentence in answer.sentences]
    citation = answer.citations[holding[0].citations[0] - 1]
    assert page in {cited.number for cited in citation.pages}
