"""What the register must find of what the documents define."""

import json
from pathlib import Path

import pytest

from qa.ingest import reader
from qa.model import Definition
from qa.register import definitions, terms

GOLD = Path(__file__).parent / "gold"
Row = dict[str, str | int]


def share_found(gold: Path, corpus: Path, *, near_misses: bool = False) -> float:
    """Return the share of the gold's definitions, or of its near misses, that are found."""
    lines = gold.read_text(encoding="utf-8").splitlines()
    rows: list[Row] = [row for row in map(json.loads, lines) if ("none" in row) == near_misses]
    found: dict[str, list[Definition]] = {}
    for path in sorted(corpus.rglob("*.pdf")):
        if path.name in {Path(str(row["file"])).name for row in rows}:
            reading = reader.read(path, path.name, "0" * 64)
            found[path.name] = definitions.find(reading.document, reading.passages)
    return sum(is_found(row, found[Path(str(row["file"])).name]) for row in rows) / len(rows)


def is_found(row: Row, found: list[Definition]) -> bool:
    asked, quote = terms.key(str(row["term"])), words(str(row["quote"]))
    return any(
        any(name and (asked in name or name in asked) for name in terms.keys(definition))
        and any(row["page"] in sentence.pages for sentence in definition.sentences)
        and len(quote & words(" ".join(sentence.text for sentence in definition.sentences)))
        >= len(quote) / 2
        for definition in found
    )


def words(text: str) -> frozenset[str]:
    return frozenset("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def test_the_sample_corpus_gives_the_definitions_it_holds(root: Path) -> None:
    assert share_found(GOLD / "exempel-definitions.jsonl", root / "corpus") >= 0.93


@pytest.mark.shared
@pytest.mark.parametrize("name", ["definitions-dev.jsonl", "definitions-dev2.jsonl"])
def test_real_documents_give_the_definitions_they_hold(shared: Path, name: str) -> None:
    assert share_found(shared / "eval" / name, shared / "corpus") >= 0.95


@pytest.mark.shared
def test_what_only_looks_like_a_definition_is_left_out(shared: Path) -> None:
    gold = shared / "eval" / "definitions-dev2.jsonl"
    assert share_found(gold, shared / "corpus", near_misses=True) <= 0.06
