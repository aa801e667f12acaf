"""Questions that lean on earlier ones."""

import pytest

from qa.answer.followups import follow
from qa.answer.interpret import interpret
from qa.answer.leaning import leaning
from qa.answer.rewriting import completed

MST = "Vad är multisystemisk terapi?"


@pytest.mark.parametrize(
    "text",
    [
        "Och för unga?", "Måste de vara skriftliga?", "Vem bestämmer då?", "Hur länge då?",
        "Vilken rapport gjorde de?", "Innebär det en rekommendation?",
        "Vilka av dem rekommenderas?",
        "Vem tar emot den?", "Gäller samma sak för vuxna?", "Varför?", "Hur såg det ut 2007?",
    ],
)  # fmt: skip
def test_a_question_that_points_back_leans_wholly(text: str) -> None:
    assert leaning(text) == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Vad är evidens?", "egenmakt?", "Finns det forskning om hemtjänst?",
        "Vilka är de fyra hörnstenarna i palliativ vård?",
        "Hur går det till att ansöka om bistånd?",
        "När räknas det som ensamarbete?", "Vad gäller för den som vårdar en närstående?",
        "Hur många personer dog i Sverige 2022?",
        "Vad står i den senaste lägesrapporten om äldre?",
    ],
)  # fmt: skip
def test_a_whole_question_does_not_lean(text: str) -> None:
    assert leaning(text) == 0.0


def test_a_whole_question_that_goes_on_leans_less() -> None:
    assert 0 < leaning("Och vad menas med krisstöd?") < 1


@pytest.mark.parametrize(
    ("earlier", "text", "standalone"),
    [
        ("Vilka metoder finns för vuxna?", "Och för unga?", "Vilka metoder finns för unga?"),
        ("Hur många hade hemtjänst 2020?", "Och 2021?", "Hur många hade hemtjänst 2021?"),
        (
            "När ska anmälan göras?",
            "Och om någon är gravid?",
            "När ska anmälan göras om någon är gravid?",
        ),
        (MST, "Hur länge då?", "Hur länge då? (om multisystemisk terapi)"),
        (
            "Vem beslutar om hemtjänst?",
            "Kan de neka?",
            "Kan de neka? (efter frågan ”Vem beslutar om hemtjänst?”)",
        ),
    ],
)
def test_a_follow_up_is_told_so_that_it_stands_alone(
    earlier: str, text: str, standalone: str
) -> None:
    assert follow(text, [earlier]).standalone == standalone


def test_a_follow_up_holds_no_word_that_was_not_asked() -> None:
    earlier, text = "Vilka insatser finns för äldre?", "Och för deras anhöriga?"
    own = {"om", "efter", "frågan"}
    words = follow(text, [earlier]).standalone.replace("?", " ").split()
    assert set(words) <= set(f"{earlier} {text}".replace("?", " ").split()) | own


def test_the_topic_is_carried_over_several_follow_ups_and_fades() -> None:
    followed = follow("Hur länge då?", [MST, "Vilken målgrupp har den?"])
    assert followed.standalone == "Hur länge då? (om multisystemisk terapi)"
    assert followed.carried == (("Vilken målgrupp har den?", 1.0), (MST, 0.5))


def test_a_new_topic_starts_afresh() -> None:
    followed = follow("Hur länge då?", [MST, "Vem beslutar om insatser enligt LSS?"])
    assert followed.kept == ("Vem beslutar om insatser enligt LSS?",)


def test_an_exchanged_year_is_not_searched_any_more() -> None:
    followed = follow("Och 2021?", ["Hur många hade hemtjänst 2020?"])
    assert all("2020" not in text for text, _ in followed.carried)


def test_a_first_question_has_nothing_to_lean_on() -> None:
    assert follow("Och för unga?", []).standalone == "Och för unga?"


@pytest.mark.parametrize(
    ("earlier", "text", "standalone", "about"),
    [
        ("Vad säger SBU om TFCO?", "Och Komet?", "Vad säger SBU om Komet?", "Komet"),
        ("Vad säger SBU om TFCO för unga?", "Och FFT?", "Vad säger SBU om FFT för unga?", None),
        ("Är MST evidensbaserat?", "Och FFT?", "Är FFT evidensbaserat?", "FFT"),
        ("Vilken evidens finns för MST?", "Och FFT?", "Vilken evidens finns för FFT?", "FFT"),
        ("Rekommenderas boendetrappa?", "Och vårdkedja?", "Rekommenderas vårdkedja?", "vårdkedja"),
        ("Vad säger SBU om TFCO?", "Och IVO?", "Vad säger IVO om TFCO?", "TFCO"),
        ("Vilka metoder har stöd?", "Och SBU?", "Vilka metoder har stöd enligt SBU?", None),
        (
            "Vad säger SBU om TFCO?",
            "Och vad säger IVO om Komet?",
            "Vad säger IVO om Komet?",
            "Komet",
        ),
        (
            "Vad säger SBU om TFCO?",
            "Vad säger de om Komet då?",
            "Vad säger SBU om Komet då?",
            "Komet",
        ),
    ],
)
def test_a_name_takes_the_place_of_its_like_and_the_rest_is_kept(
    earlier: str, text: str, standalone: str, about: str | None
) -> None:
    question = interpret(text, (earlier,))
    assert question.standalone == standalone
    assert question.kind is interpret(earlier).kind
    assert about is None or question.topic == about


def test_what_a_name_has_taken_the_place_of_is_searched_for_no_more() -> None:
    question = interpret("Och ART?", ("Är MST evidensbaserat?", "Och FFT?"))
    assert not any("MST" in words or "FFT" in words for words, _ in question.searched)
    kept = interpret("Och för äldre?", ("Är MST evidensbaserat?", "Och för unga?"))
    assert any("MST" in words for words, _ in kept.searched)


def test_an_authority_spoken_of_is_no_method_named_anew() -> None:
    earlier = "Vad menas med dagverksamhet?"
    assert interpret("Och vad är Socialstyrelsens mål?", (earlier,)).topic == "dagverksamhet"


@pytest.mark.parametrize(
    ("base", "text", "whole"),
    [
        (
            "Vilka metoder rekommenderas vid cannabis?",
            "Och för alkohol?",
            "Vilka metoder rekommenderas för alkohol?",
        ),
        (
            "Vilka insatser mot ensamhet fungerar?",
            "Och mot fall?",
            "Vilka insatser mot fall fungerar?",
        ),
        ("Vad gäller för bidrag?", "Och för äldre?", "Vad gäller för bidrag för äldre?"),
        ("Vilka metoder finns för unga?", "Och mot oro?", "Vilka metoder finns för unga mot oro?"),
    ],
)
def test_what_a_method_is_for_is_exchanged_and_whom_it_is_for_is_added(
    base: str, text: str, whole: str
) -> None:
    found = completed(base, text)
    assert found is not None
    assert found.text == whole


@pytest.mark.parametrize(
    ("earlier", "text", "standalone"),
    [
        (
            "Hur länge får tvångsvård enligt LVM pågå?",
            "Och enligt LVU?",
            "Hur länge får tvångsvård enligt LVU pågå?",
        ),
        (
            "Vilka metoder finns för missbruk hos unga?",
            "Och för vuxna?",
            "Vilka metoder finns för missbruk hos vuxna?",
        ),
        (
            "Hur många hade hemtjänst i oktober 2023?",
            "Och i särskilt boende?",
            "Hur många hade hemtjänst i oktober 2023 i särskilt boende?",
        ),
        (
            "Hur ofta ska ventilationen kontrolleras i skolor?",
            "Och i bostäder?",
            "Hur ofta ska ventilationen kontrolleras i bostäder?",
        ),
    ],
)
def test_a_phrase_takes_the_place_of_its_like_and_of_nothing_else(
    earlier: str, text: str, standalone: str
) -> None:
    assert interpret(text, (earlier,)).standalone == standalone
