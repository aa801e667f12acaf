"""Asking in the terminal: what is printed, and with which status it ends."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from web_world import World, make_world

from qa.cli import ask
from qa.cli.main import main
from qa.model import Answer
from qa.services.answer_json import to_json


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = make_world(tmp_path)
    monkeypatch.setattr(ask, "AskService", lambda *_: made)
    monkeypatch.setattr(ask, "embedder", lambda _: None)
    return made


def near(world: World, quote: str) -> Answer:
    """Return a refusal whose nearest passage has these words."""
    refusal = world.no_support("Hur blir vädret?")
    (found,) = refusal.nearest
    return replace(refusal, nearest=(replace(found, quote=replace(found.quote, text=quote)),))


def test_a_refusal_shows_what_is_nearest_and_what_of_the_question_is_not_there(
    world: World,
) -> None:
    refusal = world.no_support("Hur blir vädret?")
    text = ask.as_text(to_json(refusal))
    assert f"    ”{refusal.nearest[0].quote.text}”" in text
    assert "Det här ur frågan står inte i de avsnitt som ligger närmast: vädret" in text
    assert "Står inte i det som visas" not in text


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [("Det här är en mening av sju ord.", 56), ("det här är aldrig slutet på den,", 60)],
)
def test_of_a_long_passage_nearest_its_first_sentences_are_shown_as_they_stand(
    world: World, sentence: str, shown: int
) -> None:
    text = ask.as_text(to_json(near(world, " ".join([sentence] * 40))))
    words = text[text.index("”") + 1 : text.index("” […]")].split()
    assert words == " ".join([sentence] * 40).split()[:shown]
    assert max(map(len, text.splitlines())) <= ask.WIDTH


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


def test_a_blocked_question_is_told_why_in_the_terminal(world: World) -> None:
    text = ask.as_text(to_json(world.blocked("")))
    assert "innehåller ett personnummer" in text
    assert max(map(len, text.splitlines())) <= ask.WIDTH
