"""Whose word a question asks for."""

import pytest

from qa.answer.authorities import authorities


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vad säger SBU om MST?", ["SBU"]),
        ("Vad säger Socialstyrelsen och SBU om MST?", ["Socialstyrelsen", "SBU"]),
        ("Vilka metoder rekommenderar Folkhälsomyndigheten?", ["Folkhälsomyndigheten"]),
        ("Vad är evidens enligt Statens beredning för medicinsk och social utvärdering?", [
            "Statens beredning för medicinsk och social utvärdering"]),
        ("Vad är SBU:s bedömning av MST?", ["SBU"]),
        ("Vad har Socialstyrelsen kommit fram till om hemtjänst?", ["Socialstyrelsen"]),
        ("Vad säger Åmåls kommun om MST?", ["Åmåls kommun"]),
    ],
)  # fmt: skip
def test_a_source_asked_for_is_read_as_written(text: str, names: list[str]) -> None:
    assert [one.name for one in authorities(text, ["Åmåls kommun", ""])] == names


@pytest.mark.parametrize(
    "text",
    ["När ska anmälan göras till IVO?", "Vad säger socialtjänstlagen om SBU?", "Är MST bra?"],
)
def test_an_authority_that_is_but_spoken_of_is_no_source_asked_for(text: str) -> None:
    assert not authorities(text)


def test_an_authority_is_found_by_all_its_names() -> None:
    (sbu,) = authorities("Vad säger SBU om MST?")
    assert sbu.is_named("Enligt Statens beredning för medicinsk och social utvärdering är …")
    assert sbu.is_named("SBU:s rapport")
    assert not sbu.is_named("SBUX")
