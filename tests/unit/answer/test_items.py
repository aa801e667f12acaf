"""What leads in to a list, and which sentences belong to which of its items."""

import pytest

from qa.answer.items import around, has_entries, items, lead_in

LED = ["Så här gör ni:", "• Fråga.", "Skriv ned svaret.", "• Följ upp."]
BARE = ["• Kontaktfamilj.", "En studie finns [1].", "• Trappan.", "Evidens saknas [2]."]


def test_the_sentences_under_an_item_are_its_own() -> None:
    assert items(LED) == [range(1, 3), range(3, 4)]
    assert items(BARE) == [range(2), range(2, 4)]
    assert has_entries(LED)
    assert not has_entries(["Krav:", "ett", "två"])


def test_a_list_that_begins_with_an_item_has_no_lead_in() -> None:
    assert (lead_in(LED), lead_in(BARE), lead_in(["Krav:", "ett", "två"]), lead_in([])) == (
        1, 0, 1, 0,
    )  # fmt: skip


def test_a_line_is_said_of_its_own_item_and_of_what_leads_in() -> None:
    assert around(LED, 2) == LED[:3]
    assert around(BARE, 3) == BARE[2:]


@pytest.mark.parametrize(
    ("lines", "found"),
    [([], []), (["Insatser:"], [range(1)]), (["• MST"], [range(1)]), (["a", "b"], [range(1, 2)])],
)
def test_the_shortest_lists_have_items_too(lines: list[str], found: list[range]) -> None:
    assert items(lines) == found
