"""Verbs and adjectives are told from nouns by their dictionary forms and endings."""

import pytest

from qa.language.word_classes import is_adjective, is_verb


@pytest.mark.parametrize("word", ["sökte", "överklaga", "dömdes", "får", "Betalar"])
def test_a_verb_is_told_in_any_form(word: str) -> None:
    assert is_verb(word)


@pytest.mark.parametrize("word", ["kvinna", "barnmorskor", "diesel", "präst", "flickorna"])
def test_a_noun_is_no_verb(word: str) -> None:
    assert not is_verb(word)


@pytest.mark.parametrize("word", ["skriftliga", "evidensbaserad", "gamla", "socialt"])
def test_an_adjective_is_told_by_ending_or_list(word: str) -> None:
    assert is_adjective(word) or is_verb(word)


@pytest.mark.parametrize("word", ["förskolan", "avgift", "fallrisk", "direktivet", "modell"])
def test_a_noun_is_no_adjective(word: str) -> None:
    assert not is_adjective(word)
