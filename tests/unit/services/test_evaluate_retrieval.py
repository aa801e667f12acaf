"""Figures of retrieval, computed on the chain that serves users."""

import json
from math import log2

import pytest

from qa.cli.main import main
from qa.errors import QaError
from qa.services.evaluate_retrieval import Found, figures, read_gold

PASSAGES = {
    "a": "Socialnämnden beslutar om ekonomiskt bistånd. Beslutet kan överklagas.",
    "b": "Missbruksvården erbjuder samtal med en behandlare. Samtalen är frivilliga.",
    "c": "Biblioteket har öppet alla dagar.\u2028Där finns böcker och tidningar.",
}


@pytest.fixture
def gold(tmp_path):
    lines = [json.dumps({"id": name, "text": text}) for name, text in PASSAGES.items()]
    (tmp_path / "passages.jsonl").write_text("\n".join(lines), encoding="utf-8")
    questions = [
        {"_id": "1", "text": "Vilken vård finns vid missbruk?", "relevant": ["b"]},
        {"_id": "2", "text": "När har biblioteket öppet?", "relevant": ["c"]},
    ]
    (tmp_path / "questions.jsonl").write_text("\n".join(map(json.dumps, questions)) + "\n")
    return tmp_path


def test_figures_follow_their_definitions():
    found = [Found("first", (1,), 1), Found("third", (3,), 1), Found("none", (), 2)]
    means = figures(found)
    assert means["R@1"] == pytest.approx(1 / 3)
    assert means["R@5"] == pytest.approx(2 / 3)
    assert means["MRR@10"] == pytest.approx((1 + 1 / 3) / 3)
    assert means["nDCG@10"] == pytest.approx((1 + 1 / log2(4)) / 3)


def test_two_relevant_passages_at_the_top_are_perfect():
    assert Found("both", (1, 2), 2).ndcg == pytest.approx(1)
    assert Found("one of two", (1,), 2).ndcg < 1


def test_the_command_prints_the_figures_of_the_whole_chain(gold, capsys):
    assert main(["eval", "retrieval", str(gold)]) == 0
    printed = capsys.readouterr().out
    assert "nDCG@10  1.0000" in printed
    assert "2 frågor, 3 stycken" in printed


def test_the_command_gives_every_rank_as_json(gold, capsys):
    assert main(["eval", "retrieval", str(gold), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["R@1"] == 1
    assert [row["ranks"] for row in printed["rows"]] == [[1], [1]]


def test_other_questions_can_be_asked_of_the_same_passages(gold, tmp_path, capsys):
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"_id": "3", "text": "överklaga beslut", "relevant": ["a"]}))
    assert main(["eval", "retrieval", str(gold), "--questions", str(other)]) == 0
    assert "1 frågor, 3 stycken" in capsys.readouterr().out


def test_a_line_that_is_no_gold_is_named(gold):
    with (gold / "questions.jsonl").open("a") as file:
        file.write('{"text": "utan id"}\n')
    with pytest.raises(QaError, match="Rad 3"):
        read_gold(gold)


def test_a_question_whose_passage_is_missing_is_named(gold):
    with (gold / "questions.jsonl").open("a") as file:
        file.write(json.dumps({"_id": "lost", "text": "x", "relevant": ["z"]}))
    with pytest.raises(QaError, match="lost"):
        read_gold(gold)


def test_a_folder_without_gold_is_named(tmp_path, capsys):
    assert main(["eval", "retrieval", str(tmp_path)]) == 1
    assert "passages.jsonl" in capsys.readouterr().err
