"""The mapped dictionary says what simplemma's own does."""

import subprocess
import sys

import pytest
import simplemma

from qa.language import lemma_dictionary, lemmas

WORDS = (
    *("barnen", "insatser", "socialtjänstens", "äldreomsorgen", "beviljades", "missbruksvården"),
    *("bättre", "hemtjänstpersonalens", "xyzzy", "evidensbaserade", "åt", "é"),
)


@pytest.mark.parametrize("word", WORDS)
def test_lemmas_are_those_of_simplemma(word):
    assert lemmas.lemma(word) == simplemma.lemmatize(word, lang="sv", low_memory=True)


@pytest.mark.parametrize("word", WORDS)
def test_known_words_are_those_of_simplemma(word):
    assert lemmas.is_known(word) == simplemma.is_known(word, lang="sv", low_memory=True)


def test_half_a_surrogate_pair_is_no_word():
    assert not lemmas.is_known("\ud800barn")
    assert lemmas.lemma("\ud800barn") == "\ud800barn"


def test_a_dictionary_that_was_lost_or_cut_short_is_not_used(tmp_path):
    lemmas.load()
    assert lemma_dictionary.open_saved(tmp_path) is None
    (file,) = lemmas.folder().iterdir()
    (tmp_path / file.name).write_bytes(file.read_bytes())
    assert lemma_dictionary.open_saved(tmp_path) is not None
    (tmp_path / file.name).write_bytes(b"")
    assert lemma_dictionary.open_saved(tmp_path) is None


def test_a_process_maps_the_dictionary_instead_of_making_it():
    lemmas.load()
    code = (
        "import time; from qa.language import lemmas; start = time.process_time();"
        "lemmas.load(); print(time.process_time() - start)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert float(run.stdout) < 0.1
