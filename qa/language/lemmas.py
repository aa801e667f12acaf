"""From a word form to the token that stands for the word: override, or lemma and then stem.

The lemma comes from simplemma, the stem from Snowball; where the two part the forms of one word or
join two words, ``data/overrides.tsv`` says what the token is.
"""

import threading
import unicodedata
from functools import cache, lru_cache

import Stemmer
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy

from qa.language import kept, lemma_dictionary, lexicon
from qa.language.lemma_dictionary import LANGUAGE, TrieFactory

_LOCAL = threading.local()  # a Snowball stemmer has a cache of its own and is not shared by threads


def load() -> None:
    """Map the dictionary; where that has not been done, make and keep it (some seconds)."""
    stem("ladda")


def stem(form: str) -> str:
    """Return the token of a case-folded word. Thread-safe."""
    overrides = _overrides()
    if form in overrides:
        return overrides[form]
    base = lemma(form)
    if base in overrides:
        return overrides[base]
    short = _stemmer().stemWord(base)
    # "hemlig" would become "hem": a word that is not among its forms keeps its lemma instead.
    return base if short in overrides else short


def lemma(form: str) -> str:
    """Return the dictionary form of a case-folded word, itself when unknown. Thread-safe."""
    return _lemmatizer().lemmatize(form, lang=LANGUAGE).casefold().rstrip(".")


@lru_cache(maxsize=1 << 12)
def is_known(form: str) -> bool:
    """Tell whether the dictionary has a case-folded word, inflected or not. Thread-safe."""
    return form in _overrides() or bool(known_lemma(form))


def known_lemma(form: str) -> str:
    """Return the lemma that the dictionary itself has of a case-folded word; empty when none."""
    word = unicodedata.normalize("NFC", form)
    return (DictionaryLookupStrategy(_dictionary()).get_lemma(word, LANGUAGE) or "").casefold()


@cache
def _lemmatizer() -> Lemmatizer:
    strategy = DefaultStrategy(dictionary_factory=_dictionary())
    return Lemmatizer(cache_max_size=1, lemmatization_strategy=strategy)


@cache
def _dictionary() -> TrieFactory:
    trie = kept.load(
        lemma_dictionary.name(),
        lemma_dictionary.make,
        lemma_dictionary.save,
        lemma_dictionary.open_saved,
    )
    return TrieFactory(trie)


def _stemmer() -> Stemmer.Stemmer:
    if not hasattr(_LOCAL, "stemmer"):
        _LOCAL.stemmer = Stemmer.Stemmer("swedish", 0)
    return _LOCAL.stemmer


@cache
def _overrides() -> dict[str, str]:
    """Return form -> token. A line is a token, a tab and the word's forms, genitives left out."""
    found: dict[str, str] = {}
    for line in lexicon.lines("overrides.tsv"):
        token, _, forms = line.partition("\t")
        for form in forms.split():
            found[form] = token
            if not form.endswith("s"):
                found[form + "s"] = token
    return found
