"""Compounds are split where the dictionary lets their parts stand."""

import json
import subprocess
import sys
import time

import pytest

from qa.language import analysis, compound_lists, compounds, kept
from qa.language.grams import grams


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("kunskapslucka", ("kunskaps", "lucka")),
        ("missbruksvården", ("missbruks", "vården")),
        ("socialnämndens", ("social", "nämndens")),
        ("evidensbaserade", ("evidens", "baserade")),
        ("äldreomsorgen", ("äldre", "omsorgen")),
        ("föräldrapenning", ("föräldra", "penning")),
        ("arbetsgivardeklaration", ("arbetsgivar", "deklaration")),
        ("biståndshandläggare", ("bistånds", "handläggare")),
        ("uppehållstillståndskort", ("uppehålls", "tillstånds", "kort")),
        ("tullagstiftning", ("tull", "lagstiftning")),
    ],
)
def test_a_compound_is_split_where_its_parts_meet(word, parts):
    assert compounds.split(word) == parts


@pytest.mark.parametrize(
    "word", ["behandling", "verksamhet", "tillsammans", "barn", "vård", "öppen", "xqzwvkjhg", ""]
)
def test_a_word_that_is_no_compound_stays_whole(word):
    assert compounds.split(word) == ()


def test_the_word_lists_of_the_dictionary_are_kept_as_they_were_made(tmp_path):
    made = compound_lists.make()
    compound_lists.save(made, tmp_path / "lists")
    kept = compound_lists.open_saved(tmp_path / "lists")
    assert kept is not None
    for place in compound_lists.PLACES:
        assert len(kept.forms[place]) == len(made.forms[place]) > 40_000
        assert kept.frequencies[place].tolist() == made.frequencies[place].tolist()
    assert [path.name for path in tmp_path.iterdir()] == ["lists"]


def test_lists_cut_short_by_a_power_loss_are_not_used(tmp_path):
    compounds.load()
    whole = kept.folder(compound_lists.name())
    folder = tmp_path / "lists"
    folder.mkdir()
    for file in whole.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    assert compound_lists.open_saved(folder) is not None
    (folder / "last.marisa").write_bytes(b"")
    assert compound_lists.open_saved(folder) is None


def test_a_process_maps_the_lists_instead_of_making_them():
    compounds.load()
    code = (
        "import json, sys, time; from qa.language import compounds; start = time.process_time();"
        "compounds.load(); json.dump([time.process_time() - start, 'wordfreq' in sys.modules],"
        "sys.stdout)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    seconds, reads_frequencies = json.loads(run.stdout)
    assert seconds < 0.5
    assert not reads_frequencies


def test_a_question_for_the_part_meets_the_compound():
    asked = analysis.question_fields("vård för missbrukare")["parts"]
    assert asked[0] in analysis.fields("missbruksvården")["parts"]


def test_words_that_are_no_compounds_stand_in_the_parts_as_in_the_stems():
    found = analysis.fields("Barn får stöd enligt 11 kap. 1 § år 2024")
    assert found["parts"] == found["stem"]


def test_the_parts_of_a_hyphenated_word_are_counted_once():
    assert analysis.fields("HVB-hemmen")["parts"] == ["hvb", "hem"]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("barn", ("_bar", "barn", "arn_")),
        ("vård", ("_vår", "vård", "ård_")),
        ("ny", ("_ny_",)),
        ("i", ("_i_",)),
    ],
)
def test_grams_know_the_borders_of_a_word(token, expected):
    assert grams(token) == expected


def test_three_fields_come_at_a_hundred_thousand_tokens_a_second():
    text = "Socialnämnden ska erbjuda biståndshandläggaren kunskapsstöd om missbruksvård. " * 400
    analysis.fields(text)
    best = min(_seconds(text) for _ in range(5))
    assert len(analysis.fields(text)["stem"]) / best > 100_000


def _seconds(text):
    start = time.process_time()
    analysis.fields(text)
    return time.process_time() - start
