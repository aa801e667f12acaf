"""Which short forms stand for which words."""

import pytest

from qa.register import abbreviations


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Arbetet med evidensbaserad praktik (EBP) går framåt.", "EBP", "evidensbaserad praktik"),
        ("Enligt lagen om stöd och service (LSS) får", "LSS", "lagen om stöd och service"),
        (
            "offentlighets- och sekretesslagen (2009:400), förkortad OSL, gäller",
            "OSL",
            "offentlighets- och sekretesslagen",
        ),
    ],
)
def test_a_short_form_stands_for_the_words_its_letters_are_in(
    text: str, short: str, long: str
) -> None:
    assert abbreviations.names_in([text]) == {short: long}


@pytest.mark.parametrize("text", ["i kommunen (Kristianstad) har", "stora hus (XYZ) finns"])
def test_other_brackets_hold_no_short_form(text: str) -> None:
    assert abbreviations.names_in([text]) == {}


def test_a_number_of_a_statute_is_no_name() -> None:
    assert abbreviations.beside("socialtjänstlagen (2025:400)") == ()
