"""simplemma's Swedish dictionary as a trie that processes map and share.

simplemma unpacks its dictionary into each process (half a second and 15 MB, or 95 MB for the fast
one). The trie is made of it once, and opens at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import marisa_trie
from simplemma.strategies.dictionaries import DefaultDictionaryFactory
from simplemma.strategies.dictionaries.dictionary_factory import DictionaryFactory

from qa.language import kept

LANGUAGE = "sv"
VERSION = "1"  # raised whenever the trie would come out otherwise
_FILE = "lemmas.marisa"


def name() -> str:
    """Return the folder name of the trie: it changes with simplemma and with ``VERSION``."""
    return f"lemmas-{version('simplemma')}-{VERSION}"


def make() -> marisa_trie.BytesTrie:
    """Unpack simplemma's dictionary. Takes a few seconds."""
    forms = DefaultDictionaryFactory(cache_max_size=1).get_dictionary(LANGUAGE)
    return marisa_trie.BytesTrie((form, lemma.encode()) for form, lemma in forms.items())


def save(trie: marisa_trie.BytesTrie, folder: Path) -> None:
    """Write the trie so that readers find the folder whole or not at all. Raises ``OSError``."""
    with kept.beside(folder) as fresh:
        trie.save(str(fresh / _FILE))


def open_saved(folder: Path) -> marisa_trie.BytesTrie | None:
    """Map the trie of ``folder``; None when it has not been made or is damaged."""
    try:
        return marisa_trie.BytesTrie().mmap(str(folder / _FILE))
    except (OSError, RuntimeError):  # marisa raises RuntimeError for all
        return None


@dataclass(frozen=True)
class Lemmas(Mapping[str, str]):
    """The trie as the mapping that simplemma looks forms up in."""

    trie: marisa_trie.BytesTrie

    def __getitem__(self, form: str) -> str:
        try:
            return str(self.trie[form][0], "utf-8")
        except UnicodeEncodeError as error:  # half of a surrogate pair
            raise KeyError(form) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self.trie.iterkeys())

    def __len__(self) -> int:
        return len(self.trie)


class TrieFactory(DictionaryFactory):
    """Hands simplemma the trie, whatever language it asks for."""

    def __init__(self, trie: marisa_trie.BytesTrie) -> None:
        self._lemmas = Lemmas(trie)

    def get_dictionary(self, lang: str) -> Mapping[str, str]:  # noqa: ARG002 - there is one
        """Return the Swedish dictionary."""
        return self._lemmas
