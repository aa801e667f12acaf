"""Sections of laws as people write them."""

import pytest

from qa.answer.followups import follow
from qa.answer.sections_asked import asks_for_no_more, heading_of, is_section, sections
from qa.model import Question


def named(text: str) -> list[str]:
    return [str(section) for section in sections(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vad säger 9 § LVU?", ["9 §"]),
        ("Vad säger 9 a § LVU?", ["9 a §"]),
        ("9a§ LVU", ["9 a §"]),
        ("§ 12 i LVM", ["12 §"]),
        ("paragraf 7 i LSS", ["7 §"]),
        ("11 kap. 1 § SoL", ["11 kap. 1 §"]),
        ("11 kap 1§ socialtjänstlagen", ["11 kap. 1 §"]),
        ("2 och 3 §§ LVU", ["2 §", "3 §"]),
        ("9 kap. 2–4 §§ SoL", ["9 kap. 2 §", "9 kap. 3 §", "9 kap. 4 §"]),
        ("Hur många fick LSS 2024?", []),
        ("Vad kostar 9 platser?", []),
    ],
)
def test_sections_are_read_in_every_way_they_are_written(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_a_heading_is_read_as_the_section_it_numbers() -> None:
    assert str(heading_of("2 kap. 3 a §")) == "2 kap. 3 a §"
    assert str(heading_of("9 §")) == "9 §"
    assert heading_of("Vården") is None
    assert heading_of("9 § och mer") is None


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Vad säger 9 § LVU?", True),
        ("Vad står det i 9 § LVU?", True),
        ("9 § LVU", True),
        ("Vem bestämmer om vård enligt 4 § LVU?", False),
    ],
)
def test_a_question_for_the_section_alone_is_told_from_one_about_it(text: str, alone: bool) -> None:
    question = Question(text, documents=("lvu",), aside=frozenset({"lvu"}))
    assert asks_for_no_more(question) is alone


def test_a_section_of_no_document_is_not_looked_up() -> None:
    assert not asks_for_no_more(Question("Vad säger 9 §?"))


def test_a_follow_up_that_names_another_section_takes_its_place() -> None:
    assert follow("Och 14 a §?", ["Vad säger 13 § LVM?"]).standalone == "Vad säger 14 a § LVM?"
    assert is_section("14 a §")
    assert not is_section("14 a § LVM")
