"""Terms meet whatever their form, and by every name that is stated."""

import pytest

from qa.model import Definition
from qa.register import terms


def definition(term: str, *synonyms: str) -> Definition:
    return Definition("d:0", 0, term, (), synonyms)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("evidensbaserad praktik", "Evidensbaserade praktiken"),
        ("en insats", "Insatser"),
        ("vårdrelaterad infektion (VRI)", "vårdrelaterade infektioner"),
        ("begreppet hemtjänst", "hemtjänsten"),
        ("SBU:s", "SBU"),
    ],
)
def test_forms_of_one_term_have_one_key(one: str, other: str) -> None:
    assert terms.key(one) == terms.key(other) != ""


def test_other_terms_have_other_keys() -> None:
    assert terms.key("insats") != terms.key("insatsvara")
    assert terms.key("god vård") != terms.key("vård")


def test_a_text_without_words_has_no_key() -> None:
    assert terms.key(" – ") == ""


def test_a_definition_has_the_keys_of_its_synonyms_too() -> None:
    one = definition("evidensbaserad praktik", "EBP")
    assert terms.keys(one) == {terms.key("Evidensbaserade praktiken"), terms.key("EBP")}
