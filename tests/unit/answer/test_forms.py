"""The form of a question."""

from qa.answer.forms import forms
from qa.answer.kinds import kinds


def test_what_a_question_is_about_is_no_opening() -> None:
    assert "opens hur ofta ska" in forms("hur ofta ska hissen besiktas?")
    assert {"opens *", "opens * *s"} <= forms("hissen besiktas varje år?")


def test_a_greeting_does_not_open_a_question() -> None:
    assert "opens vem" in forms("hej, vem beslutar?")


def test_what_follows_a_statement_opens_too() -> None:
    found = forms("vi ska bygga om. vem ger tillstånd?")
    assert {"opens vi ska", "ends vem", "states"} <= found


def test_the_noun_after_which_is_told_by_its_class() -> None:
    assert "which actor" in forms("vilka andra kommuner deltog?")
    assert "which actor" not in forms("vilka regler har kommunerna?")


def test_a_text_without_a_question_mark_is_told() -> None:
    assert "unmarked" in forms("regler för hissar")
    assert "unmarked" not in forms("vilka regler gäller?")


def test_a_text_without_words_has_a_form_and_a_kind() -> None:
    assert forms("?")
    assert kinds("?")
