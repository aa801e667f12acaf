"""Asking in the terminal: what is printed, and with which status it ends."""

import json
from pathlib import Path

import pytest
from web_world import World, make_world

from qa.cli import ask
from qa.cli.main import main


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = make_world(tmp_path)
    monkeypatch.setattr(ask, "AskService", lambda *_: made)
    monkeypatch.setattr(ask, "embedder", lambda _: None)
    return made


@pytest.mark.parametrize(
    "bad", ["inte json", "[1]", '{"id": 2}', '{"question": "a", "context": [1]}']
)
def test_a_line_of_a_batch_that_cannot_be_read_costs_the_status_and_no_other_answer(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    batch = tmp_path / "frågor.jsonl"
    good = '{"id": "x", "question": "Vad är evidens?"}'
    batch.write_text(f"{good}\n{bad}\n{good}\n", encoding="utf-8")
    assert main(["ask", "--batch", str(batch)]) == 1
    told = capsys.readouterr()
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert ["error" in row for row in rows] == [False, True, False]
    assert "Rad 2 är inte en fråga i JSON." in told.err


def test_a_batch_whose_questions_are_all_answered_went_well(world: World, tmp_path: Path) -> None:
    batch = tmp_path / "frågor.jsonl"
    batch.write_text('{"question": "Vad är evidens?"}\n\n', encoding="utf-8")
    assert main(["ask", "--batch", str(batch)]) == 0
