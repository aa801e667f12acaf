"""The words people use against the words documents use."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qa.language import lexicon, pairs, synonyms
from qa.language.pairs import Pair, read, read_file
from qa.language.synonyms import BUILT_IN, Synonyms


@pytest.fixture(autouse=True)
def built_in_lists_afterwards():
    yield
    synonyms.use(None)


def others(text):
    return {variant.text for variant in synonyms.expand(text)}


@pytest.mark.parametrize(
    ("asked", "official"),
    [
        ("Hur mycket motion behöver äldre?", "fysisk aktivitet"),
        ("Kan soc ta barnen?", "socialtjänst"),
        ("Kan soc ta barnen?", "omhändertagande"),
        ("Vad säger LSS om dagis?", "förskola"),
        ("Hur söker man plats på äldreboende?", "särskilt boende"),
        ("Vad gäller för försörjningsstöd?", "ekonomiskt bistånd"),
        ("Vad gäller för ekonomiskt bistånd?", "försörjningsstöd"),
        ("Vad är EBP?", "evidensbaserad praktik"),
        ("Vad är evidensbaserad praktik?", "EBP"),
        ("Fungerar lex Sarah?", "rapportering av missförhållanden"),
    ],
)
def test_everyday_words_lead_to_the_words_of_documents(asked, official):
    assert official in others(asked)


def test_an_inflected_word_is_the_same_word():
    assert others("äldreboendena") == others("äldreboende") != set()


def test_an_everyday_word_is_not_looked_for_when_the_official_one_is_asked():
    assert "dagis" not in others("Vem ansvarar för förskolan?")


def test_the_longest_phrase_wins_and_each_word_is_matched_once():
    found = Synonyms([Pair("god man", "ställföreträdare", 1, False), Pair("god", "bra", 1, False)])
    assert [variant.text for variant in found.expand("en god man")] == ["ställföreträdare"]
    assert [variant.text for variant in found.expand("en god vård")] == ["bra"]


def test_a_variant_says_which_tokens_it_stands_for():
    found = Synonyms([Pair("ta barnen", "omhändertagande", 0.5, False)])
    (variant,) = found.expand("Får man ta barnet?")
    assert variant.stems == ("ta", "barn")
    assert variant.weight == 0.5
    assert set(variant.tokens) == {"stem", "parts", "grams"}


def test_a_stop_word_alone_is_never_matched_by_another_word():
    found = Synonyms([Pair("jaga", "jakt", 1, False)])
    assert found.expand("Jag har en fråga") == ()
    assert len(found.expand("Får man jaga?")) == 1


@pytest.mark.parametrize("text", ["Vad är en art?", "Vad ser du?", "av samma art"])
def test_an_abbreviation_that_is_a_word_too_must_be_written_as_one(text):
    assert "aggression replacement training" not in others(text)
    assert "aggression replacement training" in others("Vad är ART?")


def test_a_question_without_such_words_has_no_variants():
    assert synonyms.expand("Xyzzy plugh 17?") == ()
    assert synonyms.expand("") == ()


def test_many_threads_get_the_same_variants():
    texts = [f"Vad kostar äldreboende och hemtjänst {n}?" for n in range(50)]
    alone = [others(text) for text in texts]
    fresh = Synonyms(synonyms._built_in_pairs())
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(fresh.expand, texts))
    assert [{variant.text for variant in variants} for variants in found] == alone


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_line_of_the_lists_is_a_pair_that_can_match(name):
    found, wrong = read(lexicon.lines(name))
    assert not wrong
    assert [p for p in found if not (synonyms._key(p.word) and synonyms._key(p.other))] == []
    assert all(0 < pair.weight <= 1 for pair in found)


def test_no_pair_stands_twice_in_a_list():
    for name in BUILT_IN:
        found, _ = read(lexicon.lines(name))
        seen = [(pair.word.casefold(), pair.other.casefold()) for pair in found]
        assert sorted(seen) == sorted(set(seen))


def test_there_are_enough_pairs_to_matter():
    assert len(read(lexicon.lines("vardagsord.tsv"))[0]) >= 300


def own(tmp_path: Path, text: str) -> Path:
    file = tmp_path / pairs.OWN_FILE
    file.write_text(text, encoding="utf-8")
    return file


def test_a_municipality_adds_its_own_words(tmp_path):
    synonyms.use(own(tmp_path, "Solgläntan\t>\tsärskilt boende\t0,9\n"))
    assert others("Vem får bo på Solgläntan?") >= {"särskilt boende"}


def test_a_municipality_takes_away_a_pair_with_weight_nought(tmp_path):
    assert "fysisk aktivitet" in others("motion")
    synonyms.use(own(tmp_path, "motion\t>\tfysisk aktivitet\t0\nfysisk aktivitet\t=\tmotion\t0\n"))
    assert "fysisk aktivitet" not in others("motion")


def test_a_changed_file_counts_without_a_restart(tmp_path):
    file = own(tmp_path, "Gläntan\t>\tsärskilt boende\t1\n")
    synonyms.use(file)
    assert others("Gläntan")
    own(tmp_path, "Kullen\t>\tsärskilt boende\t1\n")
    os.utime(file, ns=(1, 1))
    assert not others("Gläntan")
    file.unlink()
    assert not others("Kullen")


def test_a_file_that_is_not_there_changes_nothing(tmp_path):
    synonyms.use(tmp_path / "saknas.tsv")
    assert "förskola" in others("dagis")
    assert synonyms.complaints(tmp_path / "saknas.tsv") == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("soc socialtjänst", "fyra delar"),
        ("soc\t->\tsocialtjänst\t1", "= eller >"),
        ("soc\t>\tsocialtjänst\tmycket", "ett tal från 0 till 1"),
        ("soc\t>\tsocialtjänst\t7", "ett tal från 0 till 1"),
        ("soc\t>\tsocialtjänst\tnan", "ett tal från 0 till 1"),
        ("\t>\tsocialtjänst\t1", "Skriv ett ord"),
        ("soc\t>\t" + "x" * 101 + "\t1", "Skriv ett ord"),
        ("Soc\t=\tsoc\t1", "samma ord"),
        ("och\t=\tsamt\t1", "för allmänt"),
    ],
)
def test_a_bad_line_is_skipped_with_a_complaint_that_names_it(tmp_path, line, said):
    file = own(tmp_path, f"# ord\n\nkryss\t>\tförskola\t1\n{line}\nslut\t>\tskola\t1\n")
    synonyms.use(file)
    assert others("kryss")
    assert others("slut")
    (complaint,) = synonyms.complaints(file)
    assert str(complaint).startswith("rad 4: ")
    assert said in complaint.reason


@pytest.mark.parametrize("content", [b"\xff\xfe\x00s", b"a\tb\n" * 300_000])
def test_a_file_that_is_no_list_is_complained_of_and_stops_nothing(tmp_path, content):
    file = tmp_path / pairs.OWN_FILE
    file.write_bytes(content)
    synonyms.use(file)
    assert "förskola" in others("dagis")
    assert read_file(file)[0] == ()
    assert len(read_file(file)[1]) == 1


def test_a_folder_in_place_of_the_file_is_complained_of(tmp_path):
    (tmp_path / pairs.OWN_FILE).mkdir()
    assert len(synonyms.complaints(tmp_path / pairs.OWN_FILE)) == 1
