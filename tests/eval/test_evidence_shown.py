"""Floors under the register of statements: a change that finds less, or more amiss, is stopped."""

from pathlib import Path

import pytest

from qa.model import EvidenceStatus, State
from qa.search.builds import Builds
from qa.services.ask import AskService
from qa.services.evaluate_register import Shares, compare, summary
from qa.services.stated import StatementRow, statement_rows

GOLD = Path(__file__).parent / "gold"


def statements(index: Path) -> list[StatementRow]:
    builds = Builds(index)
    with builds.current() as build:
        rows = list(statement_rows(build))
    builds.close()
    return rows


def measured(index: Path, gold: Path) -> Shares:
    return summary(list(compare(statements(index), gold)))


def test_the_sample_corpus_gives_its_statements(sample_index: Path) -> None:
    shares = measured(sample_index, GOLD / "exempel-statements.jsonl")
    assert shares.found >= 0.85
    assert shares.right >= 0.85
    assert shares.taken <= 0.1


def test_nothing_that_states_evidence_fails_the_gate(sample_index: Path) -> None:
    builds = Builds(sample_index)
    with builds.current() as build:
        everything = build.register.all_statements()
        shown = list(statement_rows(build))
    builds.close()
    assert len(shown) >= 0.98 * len(everything)


@pytest.mark.shared
def test_real_documents_give_their_statements(real_index: Path, shared: Path) -> None:
    shares = measured(real_index, shared / "eval" / "statements-dev.jsonl")
    assert shares.found >= 0.95
    assert shares.right >= 0.95


@pytest.mark.shared
def test_a_second_reading_of_real_documents_is_met(real_index: Path, shared: Path) -> None:
    shares = measured(real_index, shared / "eval" / "statements-dev2.jsonl")
    assert shares.found >= 0.85
    assert shares.right >= 0.88
    assert shares.taken <= 0.03


@pytest.mark.parametrize("question", ["Vad säger SBU om ART?", "Är ART evidensbaserat?"])
def test_what_is_stated_of_a_named_method_answers_whoever_asks(
    sample_index: Path, question: str
) -> None:
    builds = Builds(sample_index)
    answer = AskService(builds.current).ask(question)
    builds.close()
    rows = [row for section in answer.sections for row in section.rows if row.status]
    assert answer.state is not State.NO_SUPPORT
    assert {row.status for row in rows} == {EvidenceStatus.INSUFFICIENT}
    assert all("ART" in " ".join(sentence.text for sentence in row.sentences) for row in rows)


def test_of_two_methods_the_one_that_is_told_of_is_shown_and_the_other_named(
    sample: AskService,
) -> None:
    answer = sample.ask("Är KBT och MST evidensbaserade?")
    assert answer.state is State.PARTIAL
    assert answer.not_covered == ("KBT",)
    shown = " ".join(sentence.text for sentence in answer.sentences)
    assert "MST" in shown
    stated = {row.about: row.status for part in answer.sections for row in part.rows if row.status}
    assert stated == {
        "Multisystemisk terapi (MST)": EvidenceStatus.RECOMMENDED,
        "MST": EvidenceStatus.MIXED,
    }


@pytest.mark.parametrize(("question", "silent"), [("MST", ("SBU",)), ("TFCO", ())])
def test_that_nothing_is_of_the_authority_asked_for_is_told(
    sample: AskService, question: str, silent: tuple[str, ...]
) -> None:
    answer = sample.ask(f"Vad säger SBU om {question}?")
    assert answer.not_from == silent
    assert answer.state is (State.PARTIAL if silent else State.ANSWERED)


@pytest.mark.parametrize("method", ["MI", "motiverande samtal", "CRAFT", "tolvstegsbehandling"])
def test_that_nothing_was_found_of_a_method_is_told_in_the_words_of_the_source(
    sample: AskService, method: str
) -> None:
    answer = sample.ask(f"Är {method} evidensbaserat?")
    shown = [sentence.text for sentence in answer.sentences]
    at = shown.index("Vi har inte hittat någon uppgift om stöd.")
    assert shown[at + 1].startswith("Det gäller tolvstegsbehandling, MI")
    assert answer.state is State.ANSWERED


def test_how_not_to_write_of_a_method_is_no_answer_about_its_evidence(sample: AskService) -> None:
    answer = sample.ask("Är MST evidensbaserat?")
    shown = " ".join(sentence.text for sentence in answer.sentences)
    assert "MST" in shown
    assert "felaktigt" not in shown


def test_an_item_beside_one_that_states_evidence_does_not_count_as_stating_it(
    sample: AskService,
) -> None:
    answer = sample.ask("Är Bostad först evidensbaserat?")
    assert "egna uppföljningen" not in " ".join(sentence.text for sentence in answer.sentences)
    assert any("begränsat underlag" in sentence.text for sentence in answer.sentences)
