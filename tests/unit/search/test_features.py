"""What speaks for a passage, from its words in order."""

import numpy as np
import pytest

from qa.language import analysis
from qa.language.passages import PassageTokens, UnitTokens
from qa.search import features
from qa.search.forward import ForwardWriter, StoredForward


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


@pytest.fixture
def column(tmp_path):
    def compute(name, question, *passages, common=()):
        (tmp_path / "forward.sqlite3").unlink(missing_ok=True)
        with ForwardWriter(tmp_path / "forward.sqlite3") as writer:
            for number, units in enumerate(passages):
                writer.add(f"a:{number}", "a", tokens(*units), sum(map(len, units)))
        stored = StoredForward(tmp_path / "forward.sqlite3")
        records = stored.records([f"a:{number}" for number in range(len(passages))])
        stored.close()
        asked = features.ask(question, Frequencies(common))
        return features.compute(asked, records)[:, features.NAMES.index(name)].tolist()

    return compute


def test_neighbours_of_the_question_count_side_by_side_and_in_order(column):
    side, turned, apart = column(
        "bigrams",
        "ekonomiskt bistånd",
        ["Ekonomiskt bistånd söks här."],
        ["Bistånd är ekonomiskt."],
        ["Ekonomiskt stöd kallas ibland bistånd."],
    )
    assert side > 0
    assert (turned, apart) == (0, 0)


def test_near_words_count_in_any_order(column):
    turned, apart, other = column(
        "near",
        "ekonomiskt bistånd",
        ["Bistånd är ekonomiskt."],
        ["Ekonomiskt ansvar bär kommunen själv medan staten lämnar bistånd."],
        ["Ekonomiskt.", "Bistånd."],
    )
    assert turned > 0
    assert (apart, other) == (0, 0)


def test_words_in_one_sentence_count_more_than_words_in_two(column):
    together, parted = column(
        "unit_cover",
        "Får barn insatser?",
        ["Barn får insatser.", "Vädret är fint."],
        ["Barn leker.", "Insatser är fina."],
    )
    assert together == pytest.approx(1)
    assert parted == pytest.approx(0.5, abs=0.2)


def test_a_rare_word_counts_more_than_a_common_one(column):
    rare, common = column(
        "cover", "läkemedel och vård", ["Läkemedel."], ["Vård."], common=("vård",)
    )
    assert rare > common > 0


def test_grams_meet_in_words_that_share_a_piece(column):
    akin, foreign = column("gram_cover", "vårdare", ["Vårdade."], ["Bibliotek."])
    assert akin > foreign >= 0


def test_a_compound_is_met_by_its_part(column):
    (found,) = column("cover", "vård", ["Missbruksvården byggs ut."])
    assert found == pytest.approx(1)


def test_longer_passages_are_told_from_shorter_ones(column):
    short, long = column("length", "vad", ["Kort."], ["Mycket längre än så är den här."])
    assert short < long


def test_a_question_of_unknown_words_and_a_passage_of_none_give_numbers(column):
    for name in features.NAMES:
        assert np.isfinite(column(name, "xyzzy", ["Vård."])).all()


@pytest.mark.parametrize("question", ["", "?", "och", "§", "a" * 1000, "barn " * 200])
def test_any_question_gives_numbers(tmp_path, question):
    with ForwardWriter(tmp_path / "f") as writer:
        writer.add("a:0", "a", tokens("barn barn", ""), 9)
        writer.add("b:0", "b", tokens(), 0)
    stored = StoredForward(tmp_path / "f")
    rows = features.compute(features.ask(question, Frequencies()), stored.records(["a:0", "b:0"]))
    stored.close()
    assert rows.shape == (2, len(features.NAMES))
    assert np.isfinite(rows).all()


def test_no_passages_give_no_rows():
    assert len(features.compute(features.ask("barn", Frequencies()), [])) == 0


def test_the_passages_of_a_removed_document_are_gone(tmp_path):
    with ForwardWriter(tmp_path / "f") as writer:
        writer.add("a:0", "a", tokens("barn"), 4)
        writer.add("b:0", "b", tokens("barn"), 4)
    with ForwardWriter(tmp_path / "f") as writer:
        writer.remove(["a"])
    stored = StoredForward(tmp_path / "f")
    assert len(stored.records(["b:0"])) == 1
    with pytest.raises(KeyError):
        stored.records(["a:0"])
    stored.close()
