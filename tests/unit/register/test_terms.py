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


def test_a_text_without_words_has_no_key_and_matches_nothing() -> None:
    assert terms.key(" – ") == ""
    assert terms.matching("?", [definition("insats")]) == []


def test_a_definition_is_found_by_its_synonym() -> None:
    one = definition("evidensbaserad praktik", "EBP")
    assert terms.matching("EBP", [definition("insats"), one]) == [one]


def test_names_tied_in_one_document_find_the_term_in_another() -> None:
    tied = definition("evidensbaserad praktik", "EBP")
    bare = definition("Evidensbaserad praktik")
    ties = terms.tied([tied, bare])
    assert terms.matching("EBP", [bare]) == []
    assert terms.matching("EBP", [bare], ties) == [bare]
