"""The tokens that a build keeps are those that its texts have."""

import pytest

from qa.language import analysis
from qa.language.passages import tokens_of
from qa.model import Passage, Sentence, Span, Unit, UnitKind
from qa.ports import Analysed
from qa.search import analysed_records


def passage(*units: tuple[str, ...]) -> Passage:
    made = [Unit(UnitKind.LIST, tuple(Sentence(t, (Span(1, 0, 1),)) for t in u)) for u in units]
    return Passage("d:0", "d", ("2 kap.", "Rätten till bistånd"), tuple(made))


LIST = ("Till stödet hör", "kontaktfamilj", "stödboende för unga")


def kept(of: Passage) -> Analysed:
    return analysed_records.from_text(analysed_records.to_text(tokens_of(of)))


def test_a_unit_keeps_its_stems_in_order_and_its_parts() -> None:
    (unit,) = kept(passage(LIST)).units
    fields = analysis.fields("\n".join(LIST))
    assert list(unit.stems) == fields["stem"]
    assert unit.parts == set(fields["parts"])


def test_each_sentence_of_a_list_keeps_its_own_stems() -> None:
    (unit,) = kept(passage(LIST)).units
    assert [set(s) for s in unit.sentences] == [set(analysis.fields(t)["stem"]) for t in LIST]


def test_a_unit_of_one_sentence_keeps_it_once() -> None:
    single = passage(("Stödet är frivilligt.",))
    assert analysed_records.to_text(tokens_of(single)).count("frivil") == 2  # a stem and a part
    (unit,) = kept(single).units
    assert unit.sentences == (frozenset(unit.stems),)


def test_a_unit_of_stop_words_has_no_tokens() -> None:
    units = kept(passage(("och",), ("i", "på"))).units
    assert [unit.stems for unit in units] == [(), ()]
    assert [len(unit.sentences) for unit in units] == [1, 2]


def test_headings_are_read_together() -> None:
    assert kept(passage(("Stöd.",))).heading.stems == ("2kap", "rätt", "bistånd")


@pytest.mark.parametrize("text", ["", "[]", "{}", "[[1,2]]", '[["a","b"],["a"]]', '[["a","b"],5]'])
def test_damaged_tokens_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        analysed_records.from_text(text)
