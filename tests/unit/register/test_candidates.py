"""The phrases of a sentence that a statement may be about: whole, and never cut amiss."""

import pytest

from qa.register.candidates import candidates
from qa.register.sentence_words import Words
from qa.register.word_classes import tags
from qa.register.word_forms import Tag


def phrases(text: str) -> list[str]:
    words = Words.of(text)
    return [one.text(words) for one in candidates(words)]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("mobila team", "Många återinskrivningar kan undvikas med mobila team."),
        ("utbilda personal i bemötande", "Det är viktigt att utbilda personal i bemötande."),
        ("hälso- och sjukvården", "Samarbete med hälso- och sjukvården är viktigt."),
        ("vård som ges i hemmet", "Insatser i den vård som ges i hemmet kan hjälpa."),
        ("insatser riktade till äldre", "Forskning saknas om insatser riktade till äldre."),
        ("åtgärder för att minska ensamhet", "Det behövs åtgärder för att minska ensamhet."),
        ("arbetet med att förebygga fall", "Viktigt är arbetet med att förebygga fall."),
        (
            "identifiera vilka personer som riskerar att falla",
            "Det är viktigt att identifiera vilka personer som riskerar att falla.",
        ),
        ("patienter och anhöriga", "Genom både patienter och anhöriga."),
    ],
)
def test_a_phrase_that_names_something_is_a_candidate(phrase: str, text: str) -> None:
    assert phrase in phrases(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("vård", "Den vård som kan undvikas innefattar team."),
        (
            "förstärkt vård samt förbättrad",
            "Genom förstärkt vård samt förbättrad kan besök undvikas.",
        ),
        ("insatser i form", "Det finns insatser i form av dagverksamhet."),
        ("insatser", "Det behövs insatser för personer med demens."),
        ("sätt", "På så sätt blir planen ett verktyg."),
        ("involvera både patienter", "Genom att involvera både patienter och anhöriga."),
        ("tekniken på sömnen", "Ingen effekt av tekniken på sömnen syns."),
        ("Det", "Det är viktigt att följa upp behandlingen."),
        ("undvikas", "Preparatet bör undvikas av äldre."),
        ("metoder i stor utsträckning", "Att metoder i stor utsträckning saknar evidens är känt."),
        (
            "Åtgärder som främjar det friska bör omfatta alla",
            "Åtgärder som främjar det friska bör omfatta alla.",
        ),
        ("Måltider", "Måltider För att minska undernäring behövs stöd."),
    ],
)
def test_what_is_cut_amiss_or_names_nothing_is_no_candidate(phrase: str, text: str) -> None:
    assert phrase not in phrases(text)


def test_no_candidate_begins_with_a_finite_verb_or_ends_on_a_word_that_leads_on() -> None:
    text = (
        "Enligt riktlinjerna bör personalen följa upp den behandling som ges till äldre, och"
        " dessutom erbjuda stöd till anhöriga som vårdar eller hjälper någon med en svår sjukdom."
    )
    words = Words.of(text)
    leads_on = {Tag.PREPOSITION, Tag.JOIN, Tag.OPENER, Tag.DETERMINER}
    found = list(candidates(words))
    assert found
    assert not {words.tags[one.start] for one in found} & {Tag.VERB, Tag.AUXILIARY}
    assert not {words.tags[one.end - 1] for one in found} & leads_on


@pytest.mark.parametrize(
    ("tag", "word", "text"),
    [
        (Tag.INFINITIVE, "följa", "Det är viktigt att framöver följa utvecklingen"),
        (Tag.INFINITIVE, "erbjuda", "Därför bör kommunerna erbjuda stöd"),
        (Tag.INFINITIVE, "träna", "Det är viktigt att äta bra, träna balans och vila"),
        (Tag.NOUN, "munhälsa", "God munhälsa kan bevaras"),
        (Tag.ADJECTIVE, "sunt", "Insatser för ett sunt liv"),
        (Tag.ADJECTIVE, "äldre", "Stöd till äldre personer"),
        (Tag.NOUN, "äldre", "Stöd till äldre kan hjälpa"),
        (Tag.ADJECTIVE, "hälsofrämjande", "Satsa på hälsofrämjande och förebyggande åtgärder"),
        (Tag.NOUN, "omhändertagande", "Ett gott omhändertagande bidrar"),
        (Tag.VERB, "ökade", "Insatsen ökade tryggheten"),
        (Tag.ADJECTIVE, "ökade", "Den ökade tryggheten"),
        (Tag.NOUN, "SBU", "Enligt SBU saknas stöd"),
        (Tag.VERB, "minskar", "Träning minskar fallen"),
    ],
)
def test_a_word_is_classed_by_its_form_and_what_stands_beside_it(
    tag: Tag, word: str, text: str
) -> None:
    assert tags(text.split())[text.split().index(word)] is tag
