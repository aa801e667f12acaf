"""What speaks for a passage, from its words in order."""

import numpy as np
import pytest

from qa.language import analysis
from qa.language.passages import PassageTokens, UnitTokens
from qa.ports import Record
from qa.search import features
from qa.search.forward import gram_hashes, word_hashes


class Frequencies:
    """An index in which every token is in one passage of a hundred, but for the ones given."""

    def __init__(self, common=()):
        self.common = common

    def document_frequency(self, field, text):
        return 99 if text in self.common else 1

    def passage_count(self):
        return 100


def tokens(*units):
    """Return the tokens of a passage without headings."""
    return PassageTokens(
        analysis.fields(""), [UnitTokens(analysis.fields(unit), []) for unit in units]
    )


def record(*units):
    """Return what a build keeps of a passage."""
    of = tokens(*units)
    words, grams = np.frombuffer(word_hashes(of), "<u4"), np.frombuffer(gram_hashes(of), "<u2")
    return Record(sum(map(len, units)), words, grams)


def column(name, question, *passages, common=()):
    asked = features.ask(question, Frequencies(common))
    rows = features.compute(asked, [record(*units) for units in passages])
    return rows[:, features.NAMES.index(name)].tolist()


def test_neighbours_of_the_question_count_side_by_side_and_in_order():
    side, turned, apart = column(
        "bigrams",
        "ekonomiskt bistånd",
        ["Ekonomiskt bistånd söks här."],
        ["Bistånd är ekonomiskt."],
        ["Ekonomiskt stöd kallas ibland bistånd."],
    )
    assert side > 0
    assert (turned, apart) == (0, 0)


def test_near_words_count_in_any_order():
    turned, apart, other = column(
        "near",
        "ekonomiskt bistånd",
        ["Bistånd är ekonomiskt."],
        ["Ekonomiskt ansvar bär kommunen själv medan staten lämnar bistånd."],
        ["Ekonomiskt.", "Bistånd."],
    )
    assert turned > 0
    assert (apart, other) == (0, 0)


def test_words_in_one_sentence_count_more_than_words_in_two():
    together, parted = column(
        "unit_cover",
        "Får barn insatser?",
        ["Barn får insatser.", "Vädret är fint."],
        ["Barn leker.", "Insatser är fina."],
    )
    assert together == pytest.approx(1)
    assert parted == pytest.approx(0.5, abs=0.2)


def test_a_rare_word_counts_more_than_a_common_one():
    rare, common = column(
        "cover", "läkemedel och vård", ["Läkemedel."], ["Vård."], common=("vård",)
    )
    assert rare > common > 0


def test_grams_meet_in_words_that_share_a_piece():
    akin, foreign = column("gram_cover", "vårdare", ["Vårdade."], ["Bibliotek."])
    assert akin > foreign >= 0


def test_a_compound_is_met_by_its_part():
    (found,) = column("cover", "vård", ["Missbruksvården byggs ut."])
    assert found == pytest.approx(1)


def test_longer_passages_are_told_from_shorter_ones():
    short, long = column("length", "vad", ["Kort."], ["Mycket längre än så är den här."])
    assert short < long


def test_a_question_of_unknown_words_and_a_passage_of_none_give_numbers():
    for name in features.NAMES:
        assert np.isfinite(column(name, "xyzzy", ["Vård."])).all()


@pytest.mark.parametrize("question", ["", "?", "och", "§", "a" * 1000, "barn " * 200])
def test_any_question_gives_numbers(question):
    passages = [record("barn barn", ""), record()]
    rows = features.compute(features.ask(question, Frequencies()), passages)
    assert rows.shape == (2, len(features.NAMES))
    assert np.isfinite(rows).all()


def test_no_passages_give_no_rows():
    assert len(features.compute(features.ask("barn", Frequencies()), [])) == 0
