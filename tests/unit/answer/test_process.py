"""Steps in the source's order, one list a source, and passages without any step by themselves."""

from dataclasses import replace

from made import Rare, made

from qa.answer.process import ProcessWriter
from qa.model import Kind, Part, Question, Sentence, Span, Unit, UnitKind
from qa.ports import Candidate, Draft


def written(*candidates: Candidate) -> Draft:
    question = Question("Hur utreder man våld?", Kind.PROCESS, topic="utreder våld")
    return ProcessWriter().write(question, candidates, Rare())


def test_each_source_gets_one_list_in_its_own_order() -> None:
    later = made("Nämnden bör följa upp våld.", document="a", rank=1)
    first = made("Nämnden ska utreda våld.", document="a", rank=0)
    other = made("Kommunen kan utreda våld.", document="b", rank=2)
    parts = written(later, other, first).parts
    told = [[(row.duty, row.who) for row in part.rows] for part in parts]
    assert sorted(told, key=len) == [
        [("kan", "Kommunen")],
        [("ska", "Nämnden"), ("bör", "Nämnden")],
    ]
    assert {part.part for part in parts} == {Part.STEPS}


def test_the_items_of_a_list_share_what_leads_in_to_them() -> None:
    found = made("Vid våld ska nämnden:\n• utreda våld\n• följa upp", kind=UnitKind.LIST)
    (part,) = written(found).parts
    assert [(row.duty, row.who) for row in part.rows] == [("ska", "nämnden")] * 3


def test_a_passage_that_lays_nothing_on_anybody_is_no_list_of_steps() -> None:
    draft = written(made("Våld utreds olika."), made("Nämnden ska utreda våld.", rank=1))
    assert [row.sentences[0].text for part in draft.parts for row in part.rows] == [
        "Nämnden ska utreda våld."
    ]
    assert [unit.candidate.passage.id for unit in draft.body] == ["d:0"]


def test_the_cells_of_a_table_are_no_sentence_with_a_subject() -> None:
    table = made("Utföraren ska utreda våld.\tBättre krav", kind=UnitKind.TABLE)
    draft = written(table, made("Nämnden ska utreda våld.", rank=1))
    rows = [row for part in draft.parts for row in part.rows if "\t" in row.sentences[0].text]
    assert all(row.duty == "" for row in rows)
    assert draft.body


def steps(candidate: Candidate) -> list[str]:
    (part,) = written(candidate).parts
    return [row.sentences[0].text for row in part.rows]


def test_the_names_on_a_title_page_are_no_steps() -> None:
    front = made("Vägledning för utredare", "Förvaltningen", "Nämnden ska utreda våld.")
    assert steps(front) == ["Nämnden ska utreda våld."]


def test_a_lead_in_on_a_title_page_stays_with_what_it_leads_in_to() -> None:
    front = made("Om våld", "Det viktigaste i korthet:", "Nämnden ska utreda våld.")
    assert steps(front) == ["Det viktigaste i korthet:", "Nämnden ska utreda våld."]


def test_what_stands_before_a_duty_on_another_page_stays() -> None:
    sentence = Sentence("Våld är vanligt.", (Span(2, 0, 16),))
    found = made("Våld är vanligt.", "Nämnden ska utreda våld.")
    units = (Unit(UnitKind.SENTENCE, (sentence,)), found.passage.units[1])
    later = replace(found, passage=replace(found.passage, units=units))
    assert steps(later) == ["Våld är vanligt.", "Nämnden ska utreda våld."]


COUNTED = "Under 2023 fick 4 212 personer hjälp efter våld."


def test_statistics_are_no_step_but_stand_below() -> None:
    found = made("Nämnden ska utreda våld.", COUNTED, "Anmälan av våld görs genast.")
    draft = written(found)
    (part,) = draft.parts
    assert [row.sentences[0].text for row in part.rows] == [
        "Nämnden ska utreda våld.",
        "Anmälan av våld görs genast.",
    ]
    assert [unit.unit for unit in draft.body] == [1]


def test_what_is_to_be_done_is_a_step_whatever_it_counts() -> None:
    text = "Nämnden ska pröva våld i minst 80 procent av fallen."
    (part,) = written(made(text)).parts
    assert [row.duty for row in part.rows] == ["ska"]


def test_a_table_of_numbers_is_no_step() -> None:
    rule, numbers = (
        made("Nämnden ska utreda våld."),
        made("År\tFall\n2022\t31", kind=UnitKind.TABLE),
    )
    units = (*rule.passage.units, *numbers.passage.units)
    analysed = replace(rule.analysed, units=(*rule.analysed.units, *numbers.analysed.units))
    both = replace(rule, passage=replace(rule.passage, units=units), analysed=analysed)
    (part,) = written(both).parts
    assert len(part.rows) == 1
