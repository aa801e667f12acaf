"""The gold of the sample corpus: each right answer stands on the pages that the gold names."""

import json

import pytest
from sample_pages import EXAMPLES, ROOT, pages_by_pdfium, pages_by_pypdf, squeeze

GOLD = ROOT / "tests" / "eval" / "gold"


def gold(name: str) -> list[dict]:
    lines = (GOLD / f"exempel-{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("row", gold("answers"), ids=lambda row: row["id"])
def test_the_right_answer_stands_on_the_pages_named(row: dict) -> None:
    main = {"file": row["file"], "pages": row["pages"]}
    for place in (main, *row.get("also", [])):
        for read in (pages_by_pypdf, pages_by_pdfium):
            pages = read(EXAMPLES / place["file"])
            text = "".join(pages[number - 1] for number in place["pages"])
            for must in row["must"]:
                wordings = must if isinstance(must, list) else [must]
                assert any(squeeze(wording) in text for wording in wordings), (place, must)


@pytest.mark.parametrize("name", ["definitions", "statements"])
def test_gold_quotes_stand_where_the_gold_says(name: str) -> None:
    for row in gold(name):
        for read in (pages_by_pypdf, pages_by_pdfium):
            pages = read(EXAMPLES / row["file"])
            here = pages[row["page"] - 1]
            cells = row["quote"].removesuffix(".").split("\t")
            if (
                row["file"] == "begreppen-2026.pdf"
                and row["term" if name == "definitions" else "about"] == "uppföljning"
            ):
                cells = [row["quote"][:100]]  # runs over the page break
            assert all(squeeze(cell) in here for cell in cells), row


def test_gold_has_the_promised_numbers_and_no_id_twice() -> None:
    rows = {name: gold(name) for name in ("answers", "unanswerable", "definitions", "statements")}
    assert {name: len(found) for name, found in rows.items()} == {
        "answers": 60,
        "unanswerable": 30,
        "definitions": 30,
        "statements": 40,
    }
    answers = {row["id"] for row in rows["answers"]}
    assert len(answers) == 60
    pairs = [row["pair_of"] for row in rows["unanswerable"] if row["domain"] == "pair"]
    assert len(pairs) == 15
    assert set(pairs) <= answers
