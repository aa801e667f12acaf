"""A question with a personal number is stopped before it is searched or kept."""

import pytest

from qa.answer.personal import holds_personal_number

# Numbers that Skatteverket publishes for tests; nobody has them.
NOBODYS = [
    "19121212-1212",
    "121212-1212",
    "121212+1212",
    "191212121212",
    "1912 12 12 - 1212",
    "１９１２１２１２-１２１２",
]


@pytest.mark.parametrize("number", NOBODYS)
def test_a_personal_number_is_seen_however_it_is_written(number: str) -> None:
    assert holds_personal_number(f"Vilket stöd har {number} rätt till?")


def test_a_coordination_number_is_seen() -> None:
    assert holds_personal_number("Gäller det 701063-2391?")


@pytest.mark.parametrize(
    "text",
    [
        "Ring 08-123 45 67 20",
        "dnr 2023-01234",
        "1212121213",  # wrong check digit, and a form that many numbers have
        "991399-1212",  # no such month
        "ISBN 978-91-7555-004-6",
        "Hur många var det 2020 2021?",
    ],
)
def test_other_numbers_pass(text: str) -> None:
    assert not holds_personal_number(text)


@pytest.mark.parametrize("number", ["19121212-1213", "121212-1213", "191212121213"])
def test_a_mistyped_personal_number_is_stopped_too(number: str) -> None:
    assert holds_personal_number(f"Vad gäller för {number}?")
