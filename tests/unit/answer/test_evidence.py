"""Tables of evidence hold what is said of the method asked about, and nothing else."""

import re
from dataclasses import replace

import pytest
from made import Rare, made, spoken

from qa.answer.evidence import EvidenceWriter
from qa.answer.evidence_asked import asks_against, asks_for_lack, shown_for
from qa.answer.topics import target_groups
from qa.language.passages import tokens_of
from qa.model import EvidenceStatus, Kind, Part, Question, Statement, Unit, UnitKind
from qa.ports import Candidate, Draft
from qa.search import analysed_records

TEXTS = (
    "FFT har gott vetenskapligt stöd för unga.",
    "ART saknar tillräckligt stöd för unga.",
)
STATUSES = (EvidenceStatus.SUPPORTED, EvidenceStatus.INSUFFICIENT)


def candidate(*texts: str, statuses: tuple[EvidenceStatus, ...] = STATUSES) -> Candidate:
    found = made(*(texts or TEXTS), heading=("Öppenvård",))
    statements = tuple(
        Statement("d:0", at, unit.text.split()[0], status, unit.sentences)
        for at, (unit, status) in enumerate(zip(found.passage.units, statuses, strict=True))
    )
    return spoken(found, statements)


def called(text: str) -> str:
    """Return the method that a text names."""
    found = re.search(
        r"FFT|ART|MST|HAP|Broddar|[Aa]dvocacy|Trappan|Kontaktfamilj|motiverande samtal|tolvsteg\w+",
        text,
    )
    return found[0] if found else ""


def written(text: str, topic: str, kind: Kind, *candidates: Candidate) -> Draft:
    question = Question(text, kind, topic=topic, target_groups=target_groups(text))
    return EvidenceWriter(called).write(question, candidates or [candidate()], Rare())


def about(draft: Draft, part: Part = Part.EVIDENCE) -> list[str]:
    return [
        row.statement.about
        for found in draft.parts
        if found.part is part
        for row in found.rows
        if row.statement
    ]


def test_asked_for_a_group_all_methods_for_it_are_shown_status_by_status() -> None:
    draft = written("Vilka metoder har stöd för unga?", "unga", Kind.METHODS)
    assert [part.status for part in draft.parts] == list(STATUSES)
    assert about(draft) == ["FFT", "ART"]


def test_asked_of_one_method_no_other_is_shown_nor_said_first() -> None:
    draft = written("Har metoden FFT stöd?", "FFT", Kind.METHODS)
    assert about(draft) == ["FFT"]
    assert [unit.unit for unit in draft.lead] == [0]


def test_of_a_table_that_holds_the_method_among_others_only_its_row_opens_the_answer() -> None:
    rows = "Tabell 1. Metoder\nMetod\tStöd\nMST\tgott stöd\nFFT\tgott stöd\nART\tsvagt stöd"
    found = made(rows, heading=("Öppenvård",), kind=UnitKind.TABLE)
    (lead,) = written("Har metoden FFT stöd?", "FFT", Kind.METHODS, found).lead
    assert lead.sentences == (0, 1, 3)
    (whole,) = written("Vilka metoder har stöd?", "stöd", Kind.METHODS, found).lead
    assert whole.sentences == (0, 1, 2, 3, 4)


def test_what_has_support_is_no_gap() -> None:
    asked = "Var saknas tillräckligt stöd för unga?"
    assert about(written(asked, "unga", Kind.GAPS)) == ["ART"]


@pytest.mark.parametrize("kind", [Kind.METHODS, Kind.LIST, Kind.FACT])
@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Vilka insatser har ingen evidensbaserad metod?", True),
        ("Vilka metoder saknar vetenskapliga belägg?", True),
        ("Vilka metoder har stöd?", False),
    ],
)
def test_methods_asked_for_by_what_they_lack_are_shown_as_lacking(
    text: str, lacks: bool, kind: Kind
) -> None:
    assert asks_for_lack(Question(text, kind)) is lacks


def test_no_support_of_another_kind_is_no_lack_of_evidence() -> None:
    assert not asks_for_lack(Question("Vem får inte bistånd och stöd?", Kind.FACT))
    assert asks_for_lack(Question("Vilka metoder saknar stöd?", Kind.METHODS))


def test_what_is_said_of_another_group_stands_apart() -> None:
    found = candidate(
        "FFT har stöd för familjer.",
        "FFT har begränsat stöd för unga.",
        statuses=(EvidenceStatus.SUPPORTED, EvidenceStatus.LIMITED),
    )
    draft = written("Har FFT stöd för unga?", "FFT för unga", Kind.METHODS, found)
    assert [part.part for part in draft.parts] == [Part.EVIDENCE, Part.OTHER_GROUP]
    assert [part.status for part in draft.parts] == [EvidenceStatus.LIMITED, None]
    assert draft.lacks == ()


def test_a_group_that_nothing_speaks_of_is_told_to_be_lacking() -> None:
    draft = written("Har FFT stöd för äldre?", "FFT för äldre", Kind.METHODS)
    assert about(draft) == []
    assert draft.lacks == ("äldre",)


def test_of_one_table_only_the_rows_of_the_group_asked_about_are_shown() -> None:
    found = made("HAP\tunga\nBroddar\täldre", heading=("Här saknas evidens",), kind=UnitKind.TABLE)
    rows = found.passage.units[0].sentences
    stated = tuple(
        Statement("d:0", 0, row.text.split("\t")[0], EvidenceStatus.GAP, (row,)) for row in rows
    )
    asked = "Vilka insatser saknar evidens för äldre?"
    assert about(written(asked, "äldre", Kind.GAPS, spoken(found, stated))) == ["Broddar"]


def test_a_row_of_another_area_in_the_same_table_is_another_matter() -> None:
    rows = "Våld\tadvocacy\tluck\nVåld\tTrappan\tlucka\nMissbruk\tHAP\tlucka\nMissbruk\tMI\tlucka"
    found = made(rows, heading=("Luckor",), kind=UnitKind.TABLE)
    stated = tuple(
        Statement("d:0", 0, row.text.split("\t")[1], EvidenceStatus.GAP, (row,))
        for row in found.passage.units[0].sentences
    )
    asked = "Vilka kunskapsluckor finns om missbruk?"
    draft = written(asked, "missbruk", Kind.GAPS, spoken(found, stated))
    assert about(draft) == ["HAP", "MI"]


def test_a_name_that_does_not_stand_in_the_quote_is_not_put_beside_it() -> None:
    found = made("Trappan är samtal.", "Här saknas evidens.", "Trappan saknar evidens för våld.")
    stated = tuple(
        Statement("d:0", at, about, EvidenceStatus.GAP, found.passage.units[at].sentences)
        for at, about in ((1, "Trappan"), (2, "Trappan som samtal för barn och unga"))
    )
    question = Question("Vad vet man om våld?", Kind.GAPS, topic="evidens")
    writer = EvidenceWriter(lambda text: "Trappan" if "Trappan" in text else "")
    assert about(writer.write(question, [spoken(found, stated)], Rare())) == ["Trappan"]


def test_of_everything_a_method_is_named_once_and_what_names_none_is_left_out() -> None:
    texts = ("Trappan saknar evidens.", "Trappan saknar ännu studier.", "Det saknas mycket.")
    found = candidate(*texts, statuses=(EvidenceStatus.GAP,) * 3)
    question = Question("Vilka insatser saknar evidens?", Kind.GAPS, topic="insatser")
    writer = EvidenceWriter(lambda text: "Trappan" if "Trappan" in text else "")
    draft = writer.write(question, [found], Rare())
    assert about(draft) == ["Trappan"]


def test_of_a_table_that_goes_on_without_its_head_no_other_method_is_said_first() -> None:
    found = made("ART\tunga\tsaknar stöd\nFFT\tunga\thar stöd", kind=UnitKind.TABLE)
    art, fft = found.passage.units[0].sentences
    stated = (
        Statement("d:0", 0, "ART", EvidenceStatus.INSUFFICIENT, (art,)),
        Statement("d:0", 0, "FFT", EvidenceStatus.SUPPORTED, (fft,)),
    )
    draft = written("Har FFT stöd?", "FFT", Kind.METHODS, spoken(found, stated))
    assert [unit.sentences for unit in draft.lead] == [(1,)]


def test_asked_of_a_method_by_its_name_what_speaks_of_others_is_not_said_first() -> None:
    other = made("Evidens saknas för Trappan, och evidens saknas för annat.", rank=0)
    named = made("Grupper enligt Duluthmodellen är vanliga.", rank=1)
    draft = written("Har Duluthmodellen evidens?", "Duluthmodellen", Kind.METHODS, other, named)
    assert [unit.candidate.passage.id for unit in draft.lead] == ["d:1"]


def test_asked_what_should_not_be_offered_nothing_that_should_is_shown() -> None:
    statuses = (EvidenceStatus.RECOMMENDED, EvidenceStatus.NOT_RECOMMENDED)
    found = candidate("FFT bör erbjudas.", "ART bör inte erbjudas.", statuses=statuses)
    text = "Vilka metoder bör inte erbjudas?"
    draft = written(text, text, Kind.METHODS, found)
    assert about(draft) == ["ART"]
    assert [unit.unit for unit in draft.lead] == [1]
    only = candidate("FFT bör erbjudas.", statuses=statuses[:1])
    assert not written(text, text, Kind.METHODS, only).lead


NOTHING = (
    "Källorna ger olika besked.",
    "Vi har inte hittat någon uppgift om stöd.",
    "Det gäller tolvstegsbehandling och MI för vuxna.",
    "Det betyder inte att stöd saknas.",
    "MI är en samtalsmetod.",
)


@pytest.mark.parametrize("topic", ["MI", "motiverande samtal", "tolvstegsprogram"])
def test_that_nothing_is_told_of_a_method_is_what_is_told_of_it(topic: str) -> None:
    """However it is spelled, and with the sentence that another points to before it."""
    draft = written(f"Är {topic} evidensbaserat?", topic, Kind.METHODS, made(*NOTHING))
    assert [unit.unit for unit in draft.lead][:3] == [1, 2, 3]
    assert draft.stated


@pytest.mark.parametrize(
    ("text", "topic"),
    [("Är FFT evidensbaserat?", "FFT"), ("Är MI evidensbaserat för barn?", "MI för barn")],
)
def test_what_is_told_of_nothing_else_is_not_told_of_the_method(text: str, topic: str) -> None:
    draft = written(text, topic, Kind.METHODS, made(*NOTHING))
    assert not draft.stated


def test_a_statement_of_evidence_comes_before_that_nothing_else_is_told() -> None:
    found = candidate("Det saknas uppgifter om FFT.", "FFT har gott vetenskapligt stöd.",
                      statuses=(EvidenceStatus.GAP, EvidenceStatus.SUPPORTED))  # fmt: skip
    draft = written("Har FFT stöd?", "FFT", Kind.METHODS, found)
    assert draft.stated
    assert draft.lead[0].unit == 1


SIBLINGS = (
    "Att en insats står här betyder att källorna inte ger stöd för en metod.",
    "• Kontaktfamilj.\nEn studie fann ingen skillnad [1].\n• Trappan.\nUnderlaget är litet [2].",
)


def siblings() -> Candidate:
    """A sentence, then a list without any lead-in, of which the last line states something."""
    sentence, listed = made(*SIBLINGS).passage.units
    found = made(*SIBLINGS)
    passage = replace(found.passage, units=(sentence, replace(listed, kind=UnitKind.LIST)))
    stated = Statement("d:0", 1, "", EvidenceStatus.INSUFFICIENT, (listed.sentences[3],))
    return spoken(replace(found, passage=passage), (stated,))


@pytest.mark.parametrize(("topic", "places"), [("kontaktfamilj", (0, 1)), ("Trappan", (2, 3))])
def test_of_a_list_the_item_asked_for_is_shown_with_what_leads_in_to_it(
    topic: str, places: tuple[int, ...]
) -> None:
    lead = written(f"Vilken evidens finns för {topic}?", topic, Kind.METHODS, siblings()).lead
    assert [(unit.unit, unit.sentences) for unit in lead] == [(0, (0,)), (1, places)]


def test_what_is_stated_of_one_item_is_not_stated_of_its_siblings() -> None:
    asked = ("Vilken evidens finns för kontaktfamilj?", "kontaktfamilj", Kind.METHODS)
    assert not written(*asked, siblings()).parts
    (part,) = written("Har Trappan stöd?", "Trappan", Kind.METHODS, siblings()).parts
    (row,) = part.rows
    assert [sentence.text for sentence in row.sentences] == [
        "• Trappan.",
        "Underlaget är litet [2].",
    ]


def test_a_list_of_others_opens_no_answer_about_one() -> None:
    other = made("En studie om släktinghem visar stöd.", rank=1)
    lead = written("Har släktinghem stöd?", "släktinghem", Kind.METHODS, siblings(), other).lead
    kinds = [unit.candidate.passage.units[unit.unit].kind for unit in lead]
    assert kinds
    assert UnitKind.LIST not in kinds


CAPTION, HEAD = "Tabell 1. Metoder", "Metod\tStöd"


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        ((CAPTION, HEAD, "FFT\tgott stöd"), HEAD),
        ((HEAD, "FFT\tgott stöd"), None),
        ((CAPTION, "År\t2023", "FFT\tgott stöd"), None),
        ((CAPTION, "FFT\tgott stöd", "MST\tgott stöd"), None),
    ],
)
def test_the_columns_of_a_row_are_named_when_its_table_surely_names_them(
    lines: tuple[str, ...], head: str | None
) -> None:
    """Only right under a caption, without figures, and where no method is spoken of."""
    found = made("\n".join(lines), heading=("Öppenvård",), kind=UnitKind.TABLE)
    stated = next(s for s in found.passage.units[0].sentences if s.text.startswith("FFT"))
    statement = Statement("d:0", 0, "FFT", EvidenceStatus.SUPPORTED, (stated,))
    (part,) = written("Har FFT stöd?", "FFT", Kind.METHODS, spoken(found, (statement,))).parts
    named = part.rows[0].head
    assert (named.text if named else None) == head


NAMED = (
    "Ett exempel är samtal enligt Trappan-modellen.",
    "Forskarna fann inga kontrollerade studier, så det saknas evidens för metoden.",
    "Om familjehem finns flera studier.",
)


def pointed() -> Candidate:
    found = made(*NAMED, heading=("Våld",))
    said = found.passage.units[1].sentences
    gap = Statement("d:0", 1, "Trappan-modellen", EvidenceStatus.GAP, said)
    return spoken(found, (gap,))


def with_names(text: str, topic: str, kind: Kind, *candidates: Candidate) -> Draft:
    def name_in(said: str) -> str:
        return next((name for name in ("Trappan", "familjehem") if name in said), "")

    question = Question(text, kind, topic=topic, target_groups=target_groups(text))
    return EvidenceWriter(name_in).write(question, candidates, Rare())


def test_what_is_said_of_the_method_before_answers_nothing_about_another() -> None:
    asked = "Vilken evidens finns för familjehem?"
    draft = with_names(asked, "familjehem", Kind.METHODS, pointed())
    assert 1 not in [unit.unit for unit in draft.lead]
    assert about(draft) == []


def test_what_points_at_a_method_stands_after_what_names_it() -> None:
    asked = "Vilka insatser saknar evidens?"
    draft = with_names(asked, "insatser", Kind.GAPS, pointed())
    assert [unit.unit for unit in draft.lead][:2] == [0, 1]
    (row,) = (row for part in draft.parts for row in part.rows)
    assert [sentence.text for sentence in row.sentences] == list(NAMED[:2])
    assert row.about == "Trappan-modellen"


def test_what_points_at_the_very_method_is_shown_of_it() -> None:
    draft = with_names("Har Trappan evidens?", "Trappan", Kind.METHODS, pointed())
    assert about(draft) == ["Trappan-modellen"]


@pytest.mark.parametrize(
    "text",
    [
        "Vilka metoder har ingen effekt?",
        "Vilka insatser saknar effekt?",
        "Vilka insatser har inte någon effekt?",
        "Vilka metoder är verkningslösa?",
        "Vilka metoder fungerar inte?",
    ],
)
@pytest.mark.parametrize("kind", [Kind.METHODS, Kind.GAPS, Kind.LIST])
def test_what_has_no_effect_is_neither_what_lacks_evidence_nor_what_has_one(
    text: str, kind: Kind
) -> None:
    question = Question(text, kind)
    assert not asks_for_lack(question)
    assert shown_for(question)[0] is EvidenceStatus.NO_EFFECT
    assert not set(shown_for(question)) & {EvidenceStatus.SUPPORTED, EvidenceStatus.GAP}


@pytest.mark.parametrize(
    "text", ["Vilka insatser saknar evidens för sin effekt?", "Har FFT effekt?"]
)
def test_lacking_evidence_of_an_effect_is_not_lacking_it(text: str) -> None:
    assert not asks_against(Question(text, Kind.METHODS))


def listed() -> Candidate:
    """Return a list with a warning before it, where one item lacks effect and one evidence."""
    found = made(
        "Att en insats står här betyder att stöd saknas.",
        "Det betyder inte att insatsen är verkningslös.",
        heading=("Insatser",),
    )
    lines = made("• Kontaktfamilj.\nEn studie fann ingen skillnad.\n• Trappan.\nEvidens saknas.")
    units = (*found.passage.units, Unit(UnitKind.LIST, lines.passage.units[0].sentences))
    passage = replace(found.passage, units=units)
    analysed = analysed_records.from_text(analysed_records.to_text(tokens_of(passage)))
    kontakt, no_skill, trappan, no_evidence = units[2].sentences
    return spoken(
        replace(found, passage=passage, analysed=analysed),
        (
            Statement("d:0", 2, "Kontaktfamilj", EvidenceStatus.NO_EFFECT, (kontakt, no_skill)),
            Statement("d:0", 2, "Trappan", EvidenceStatus.GAP, (trappan, no_evidence)),
        ),
    )


def test_of_a_list_what_lacks_evidence_is_not_said_to_have_no_effect() -> None:
    asked = "Vilka metoder fungerar inte?"
    draft = written(asked, "vilka metoder fungerar inte", Kind.METHODS, listed())
    assert [(unit.unit, unit.sentences) for unit in draft.lead] == [
        (0, (0,)),
        (1, (0,)),
        (2, (0, 1)),
    ]
    assert draft.stated


def test_what_warns_of_a_list_stays_with_it() -> None:
    draft = written("Vilka insatser har stöd?", "insatser", Kind.METHODS, listed())
    assert [unit.unit for unit in draft.lead][:3] == [0, 1, 2]


def test_one_passage_stands_in_one_table() -> None:
    found = made("• FFT kan minska oro för unga.\nFFT bör erbjudas unga.", kind=UnitKind.LIST)
    effect, advice = found.passage.units[0].sentences
    stated = (
        Statement("d:0", 0, "FFT", EvidenceStatus.SUPPORTED, (effect,)),
        Statement("d:0", 0, "FFT", EvidenceStatus.RECOMMENDED, (advice,)),
    )
    draft = written("Har FFT stöd för unga?", "FFT för unga", Kind.METHODS, spoken(found, stated))
    assert [part.status for part in draft.parts] == [EvidenceStatus.SUPPORTED]


def test_what_points_at_a_thing_right_before_is_not_of_a_method_before_that() -> None:
    texts = (
        "Trappan får bara erbjudas i undantagsfall.",
        "Används en standardiserad bedömningsmetod?",
        "Den bör användas enligt råden.",
    )
    found = made(*texts)
    said = found.passage.units[2].sentences
    about_it = "standardiserad bedömningsmetod"
    advice = Statement("d:0", 2, about_it, EvidenceStatus.RECOMMENDED, said)
    draft = with_names("Rekommenderas Trappan?", "Trappan", Kind.METHODS, spoken(found, (advice,)))
    assert not [row for part in draft.parts for row in part.rows]


def test_asked_what_has_support_the_short_answer_shows_nothing_that_lacks_it() -> None:
    draft = written("Vilka metoder har stöd för unga?", "unga", Kind.METHODS)
    said = [unit.candidate.passage.units[unit.unit].text for unit in draft.lead]
    assert said == [TEXTS[0]]


def test_of_a_table_only_the_rows_with_support_are_shown() -> None:
    rows = "FFT\tunga\thar gott stöd\nART\tunga\tsaknar stöd"
    found = made(rows, heading=("Öppenvård för unga",), kind=UnitKind.TABLE)
    sentences = found.passage.units[0].sentences
    stated = [
        Statement("d:0", 0, name, status, (sentence,))
        for name, status, sentence in zip(("FFT", "ART"), STATUSES, sentences, strict=True)
    ]
    draft = written("Vilka metoder har stöd för unga?", "unga", Kind.METHODS, spoken(found, stated))
    (lead,) = draft.lead
    shown = range(2) if lead.sentences is None else lead.sentences
    assert [sentences[at].text for at in shown] == ["FFT\tunga\thar gott stöd"]


def test_asked_what_has_support_for_a_matter_nobody_speaks_of_nothing_is_shown() -> None:
    lacking = candidate("ART saknar tillräckligt stöd.", statuses=(EvidenceStatus.INSUFFICIENT,))
    assert (
        written("Vilka metoder har evidens mot fetma?", "fetma", Kind.METHODS, lacking).lead == ()
    )
