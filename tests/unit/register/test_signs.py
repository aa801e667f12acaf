"""Signs are read by position, and each example of the table has the sign it is an example of."""

import pytest

from qa.model import EvidenceStatus
from qa.register import signs, tables, weights

EXAMPLES = [(name, example) for name, _, _, example in tables.rows("signs.tsv")]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_an_example_has_its_sign(name: str, example: str) -> None:
    assert name in signs.read(example)


def test_words_farther_apart_than_the_gap_are_no_sign() -> None:
    near = "minskar den höga risken"
    far = "minskar om man bara ser till alla som bor i kommunen också en risk"
    assert "minskaront" in signs.read(near)
    assert "minskaront" not in signs.read(far)


def test_a_colon_parts_the_words_of_a_sign() -> None:
    assert "minskaront" not in signs.read("detta minskar: risken")


def test_not_only_denies_nothing() -> None:
    assert "<nekar>" not in signs.read("träning minskar inte bara risken")
    assert "<nekar>" in signs.read("träning minskar inte risken")


def test_the_most_cautious_sign_tells_the_status() -> None:
    assert signs.status({"minskaront", "hedge"}) is EvidenceStatus.LIMITED
    assert signs.status({"minskaront"}) is EvidenceStatus.SUPPORTED
    assert signs.status({"procent"}) is None


def test_a_sign_without_a_weight_weighs_nothing() -> None:
    assert weights.score({"no such sign"}) == weights.score(())
