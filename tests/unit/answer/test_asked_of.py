"""Asked about a method by name, what is said of a like one, or compared with it, is no answer."""

import re

import pytest
from made import Rare, made, spoken

from qa.answer.asked_of import AskedOf
from qa.answer.evidence import EvidenceWriter
from qa.answer.topics import target_groups
from qa.model import EvidenceStatus, Kind, Part, Question, Statement, UnitKind
from qa.ports import Candidate, Draft

ROWS = (
    "Insats\tMålgrupp\tVad källan säger\tKälla",
    "IPS\tschizofreni\tbör erbjudas; bättre än arbetsförberedande träning\t[9]",
    "Dagverksamhet\tdemenssjukdom\tbör erbjudas\t[1]",
    "Fysisk träning\themmaboende från 65 år\teffekt på fall\t[10]",
    "Hembesök\täldre utan hemtjänst\tsäkrad effekt\t[13]",
    "Bostad först\tschizofreni\tbör erbjudas\t[14]",
    "Bostad först\themlösa\tgod effekt\t[31]",
    "Vårdkedja\themlösa\tmindre effekt än bostad först\t[30]",
    "Arbetsförberedande träning\tarbetslösa\tkan erbjudas\t[22]",
)
_NAMES = re.compile(
    "IPS|dagverksamhet|fysisk träning|hemtjänst|bostad först|vårdkedja|boendestöd|FIT", re.I
)


def name_in(text: str) -> str:
    found = _NAMES.search(text)
    return found[0] if found else ""


def table() -> Candidate:
    found = made("\n".join(ROWS), heading=("Stöd",), kind=UnitKind.TABLE)
    rows = found.passage.units[0].sentences[1:]
    status = EvidenceStatus.RECOMMENDED
    return spoken(
        found, [Statement("d:0", 0, row.text.split("\t")[0], status, (row,)) for row in rows]
    )


def written(text: str, topic: str, *candidates: Candidate) -> Draft:
    question = Question(text, Kind.METHODS, topic=topic, target_groups=target_groups(text))
    return EvidenceWriter(name_in).write(question, candidates or [table()], Rare())


def shown(draft: Draft, part: Part = Part.EVIDENCE) -> list[str]:
    return [row.about for one in draft.parts if one.part is part for row in one.rows]


@pytest.mark.parametrize("topic", ["daglig verksamhet", "hemtjänst", "boendestöd"])
def test_nothing_answers_of_a_method_that_only_shares_a_stem(topic: str) -> None:
    draft = written(f"Vilken evidens finns för {topic}?", topic)
    assert (shown(draft), draft.lead) == ([], ())


def test_what_a_row_compares_with_is_not_what_it_is_about() -> None:
    draft = written(
        "Vilken evidens finns för arbetsförberedande träning?", "arbetsförberedande träning"
    )
    assert shown(draft) == ["Arbetsförberedande träning"]
    (lead,) = draft.lead
    assert lead.sentences is not None
    assert ROWS.index(ROWS[1]) not in lead.sentences


def test_the_sibling_row_that_names_a_method_is_of_another() -> None:
    draft = written("Vad säger källorna om Bostad först?", "Bostad först")
    assert shown(draft) == ["Bostad först", "Bostad först"]


def test_what_is_said_of_the_method_in_another_case_stands_apart() -> None:
    draft = written(
        "Vilken evidens finns för Bostad först vid schizofreni?", "Bostad först vid schizofreni"
    )
    evidence, other = draft.parts
    assert [row.sentences[0].text for row in evidence.rows] == [ROWS[5]]
    assert other.part is Part.OTHER_GROUP
    assert [row.sentences[0].text for row in other.rows] == [ROWS[6]]


def test_a_sentence_about_another_method_that_names_the_place_is_not_of_it() -> None:
    found = made("En studie av FIT i ett boendestöd fann ingen effekt.", "Boendestöd har stöd.")
    one, two = (unit.sentences for unit in found.passage.units)
    stated = (
        Statement("d:0", 0, "FIT", EvidenceStatus.NO_EFFECT, one),
        Statement("d:0", 1, "Boendestöd", EvidenceStatus.SUPPORTED, two),
    )
    draft = written("Har boendestöd effekt?", "boendestöd", spoken(found, stated))
    assert shown(draft) == ["Boendestöd"]
    assert [unit.unit for unit in draft.lead] == [1]


def test_what_is_stated_of_the_method_opens_the_answer() -> None:
    texts = (
        "Boendestöd är vilken insats som helst, och evidens finns för boendestöd.",
        "Evidens finns för boendestöd enligt några.",
        "Frågan är vilken evidens boendestöd vilar på, och evidens finns.",
    )
    headed = made(*texts, heading=("Vilken evidens finns för boendestöd",), rank=0)
    other = made("Av dem som får boendestöd mår fler bra.", document="e", rank=1)
    (said,) = other.passage.units[0].sentences
    stated = Statement("e:1", 0, "boendestöd", EvidenceStatus.SUPPORTED, (said,))
    asked = "Vilken evidens finns för boendestöd?"
    draft = written(asked, "boendestöd", headed, spoken(other, [stated]))
    assert draft.lead[0].candidate.document.id == "e"


@pytest.mark.parametrize(
    ("text", "topic", "names"),
    [
        ("Vilken evidens finns för hemtjänst?", "hemtjänst", ("hemtjänst",)),
        ("Vilka metoder används i hemtjänst?", "hemtjänst", ()),
        ("Finns det insatser för äldre med hemtjänst?", "äldre med hemtjänst", ()),
        ("Vilken kunskap finns om våld hos dem med hemtjänst?", "våld hos dem med hemtjänst", ()),
        ("Har samtal enligt Trappan effekt?", "samtal enligt TRP", ("TRP",)),
    ],
)
def test_what_a_question_asks_about_is_told_from_where_it_asks(
    text: str, topic: str, names: tuple[str, ...]
) -> None:
    assert AskedOf.of(Question(text, Kind.METHODS, topic=topic), name_in).names == names


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [
        ("daglig verksamhet", "den dagliga verksamheten enligt LSS", True),
        ("daglig verksamhet", "dagverksamhet för äldre", False),
        ("CRA", "A-CRA för unga", False),
        ("Trappan", "samtal enligt Trappan-modellen", True),
        ("familjehem", "familjehemsföräldrar", False),
    ],
)
def test_a_name_is_found_in_its_forms_and_in_no_compound(name: str, text: str, holds: bool) -> None:
    assert AskedOf((name,), name_in).holds(text) is holds
