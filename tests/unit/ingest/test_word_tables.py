"""The word lists are kept as they were made."""

from pathlib import Path

from qa.ingest import word_tables, wordlist
from qa.ingest.word_tables import numbers


def test_tables_are_kept_as_they_were_made(tmp_path: Path) -> None:
    made = word_tables.make()
    word_tables.save(made, tmp_path / "words")
    saved = word_tables.open_saved(tmp_path / "words")
    assert saved is not None
    assert saved.flags == made.flags
    assert len(saved.stems) == len(made.stems) > 100_000
    assert len(saved.ranks) == len(made.ranks) > 100_000
    assert numbers(saved.ranks, "och") == numbers(made.ranks, "och") != []
    assert [path.name for path in tmp_path.iterdir()] == ["words"]


def test_an_entry_with_several_meanings_keeps_the_flags_of_each() -> None:
    wordlist.load()
    assert len(numbers(wordlist._tables().stems, "fil")) > 1


def test_tables_cut_short_by_a_power_loss_are_not_used(tmp_path: Path) -> None:
    word_tables.save(word_tables.make(), tmp_path / "words")
    (tmp_path / "words" / "ranks.marisa").write_bytes(b"")
    assert word_tables.open_saved(tmp_path / "words") is None
    assert word_tables.open_saved(tmp_path / "nothing") is None


def test_half_a_surrogate_pair_is_no_word() -> None:
    assert not wordlist.is_word("\ud800")
    assert wordlist.log_probability("\ud800") == wordlist.RARE
