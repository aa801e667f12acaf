"""Which layout an answer about evidence gets."""

import pytest

from qa.web.parts import asks_for_lack


def answer(*statuses: str, kind: str = "gaps", unstated: tuple[str, ...] = ()) -> dict[str, object]:
    rows = [{"part": "evidence", "status": status, "rows": [{}]} for status in statuses]
    return {"kind": kind, "unstated": list(unstated), "sections": rows}


@pytest.mark.parametrize("statuses", [(), ("gap",), ("insufficient", "gap")])
def test_what_lacks_evidence_is_three_lists(statuses: tuple[str, ...]) -> None:
    assert asks_for_lack(answer(*statuses))


@pytest.mark.parametrize("status", ["recommended", "limited", "supported", "not_recommended"])
def test_no_statement_is_hidden_by_lists_that_have_no_place_for_it(status: str) -> None:
    assert not asks_for_lack(answer(status, "gap"))


def test_what_nothing_is_stated_of_has_its_list_whatever_the_kind() -> None:
    assert asks_for_lack(answer(kind="methods", unstated=("Brukarråd",)))
