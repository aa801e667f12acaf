"""How questions are read."""

import pytest

from qa.answer.interpret import interpret, leans
from qa.model import Kind


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Vad är evidens?", "evidens"),
        ("Vad menas med bästa tillgängliga kunskap?", "bästa tillgängliga kunskap"),
        ("vad betyder egentligen ordet brukare", "brukare"),
        ("kunskapslucka, vad är det egentligen?", "kunskapslucka"),
        ("systematisk uppföljning – definition", "systematisk uppföljning"),
        ("Förklara begreppet beprövad erfarenhet", "beprövad erfarenhet"),
        ("egenmakt?", "egenmakt"),
        ("Vad innebär skyddat boende?", "skyddat boende"),
    ],
)
def test_asking_what_a_term_means_is_a_definition_of_that_term(text: str, topic: str) -> None:
    question = interpret(text)
    assert (question.kind, question.topic) == (Kind.DEFINITION, topic)


@pytest.mark.parametrize(
    "text",
    [
        "Vad är syftet med metodguiden?",
        "Vad är den högsta avgiften för hemtjänst?",
        "Hur många äldre har hemtjänst?",
        "Vem beslutar om insatser enligt LSS?",
        "När träder lagen i kraft?",
    ],
)
def test_asking_for_an_attribute_is_a_fact(text: str) -> None:
    assert interpret(text).kind is Kind.FACT


@pytest.mark.parametrize(
    "text", ["Vilka insatser finns i LSS?", "Lista stegen i EBP", "Nämn tre metoder för unga"]
)
def test_asking_which_is_a_list(text: str) -> None:
    assert interpret(text).kind is Kind.LIST


def test_the_difference_between_two_terms_is_a_definition_of_both() -> None:
    question = interpret("Vad är skillnaden mellan evidens och beprövad erfarenhet?")
    assert question.kind is Kind.DEFINITION
    assert "evidens och beprövad erfarenhet" in question.topic


@pytest.mark.parametrize(
    "text", ["Och för unga?", "Måste de vara skriftliga?", "Vem bestämmer då?"]
)
def test_a_question_that_points_back_leans_on_the_earlier_ones(text: str) -> None:
    assert leans(text)
    assert interpret(text, ("Vilka metoder finns?",)).standalone == f"Vilka metoder finns? {text}"


def test_a_question_that_stands_alone_leaves_the_earlier_ones_behind() -> None:
    text = "Vilket ansvar har socialnämnden för personer i hemlöshet?"
    assert interpret(text, ("Vad är evidens?",)).standalone == text
