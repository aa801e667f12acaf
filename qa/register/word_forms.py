"""The coarse class of a word by itself: closed lists, endings and the dictionary's lemma."""

import re
from enum import StrEnum
from functools import cache, lru_cache

from qa.language import lemmas
from qa.register import tables


class Tag(StrEnum):
    """What a word does in its clause; ``BREAK`` is a sign, or what no word is made of."""

    DETERMINER = "best"
    NUMBER = "räkne"
    PREPOSITION = "prep"
    JOIN = "binder"
    OPENER = "inleder"
    PRONOUN = "pron"
    ADVERB = "adv"
    AUXILIARY = "hjälp"
    VERB = "verb"
    INFINITIVE = "infinitiv"
    ADJECTIVE = "adj"
    NOUN = "substantiv"
    BREAK = "brott"


_ADJECTIVE = re.compile(
    r".{2,}(?:ig|igt|iga|sk|skt|ska|bar|bart|bara|sam|samt|samma|ell|ellt|ella|iv|ivt|iva|ande|ende"
    r"|ad|ade|erat|lös|löst|lösa|full|fullt|fulla|ent|enta|ant|anta|nära|hållen|hållet|hållna"
    r"|given|givet|givna|skriven|skrivna|bunden|bundet|angelägen|angeläget|angelägna)"
)
_NOUN = re.compile(
    r".*(?:insats(?:en|er|erna)?|åtgärd(?:en|er|erna)?|vård(?:en|ens|s)?|stöd(?:et)?|team(?:et|en)?"
    r"|samtal(?:en|et)?|metod(?:en|er|erna)?)"
    r"|(?:.*(?:[lsdn]|skade))?risk(?:en|er|erna)?"
    r"|.{2,}(?:ing(?:en|ar|arna|s|ens|arnas)?|else(?:n|r|rna)?|het(?:en|er|erna|s|ens)?"
    r"|skap(?:et|en)?|ion(?:en|er|erna|s|ens)?|itet(?:en|er|erna)?|sikt|nivå(?:n|er|erna)?"
    r"|omsorg(?:en|s)?|tjänst(?:en|er|erna)?|boende(?:t|n)?|bemötande(?:t)?|miljö(?:n|er|erna)?"
    r"|are(?:n|na|s)?|plan(?:en|er)?|andet|endet|anden|medel|medlen|program(?:met|men)?"
    r"|aktivitet(?:en|er|erna)?|personal(?:en|ens)?|utrymme|arbete(?:t|n|ts)?|terapi(?:n|er)?|orna"
    r"|logi(?:n)?|perspektiv(?:et)?|direktiv(?:et|en)?|grad(?:en|er)?|aktör(?:er|erna|en)?)"
)
_PAST = re.compile(r".{3,}(?:ades|ats|des|tes)")
_PARTICIPLES = ("ad", "ade", "at", "ande", "ende", "d", "t", "da", "ta")
_LONGEST_NUMBER = 3
_SHORTEST_TAIL = 5
_LONGEST_TAIL = 14


@cache
def closed() -> dict[str, Tag]:
    """Return the words of ``word_classes.tsv`` and their classes; the first line of a word wins."""
    found: dict[str, Tag] = {}
    for name, words in tables.rows("word_classes.tsv"):
        for word in words.split():
            found.setdefault(word, Tag(name))
    return found


@cache
def known(name: str) -> frozenset[str]:
    """Return the words of one line of ``phrase_words.tsv``."""
    lines = {line: words for line, words, *_ in tables.rows("phrase_words.tsv")}
    return frozenset(lines[name].split())


@lru_cache(maxsize=1 << 14)
def alone(word: str) -> Tag:
    """Return the class of a word in small letters by itself."""
    if word in closed():
        return closed()[word]
    if not any(sign.isalpha() for sign in word) or ("/" in word and "." in word):
        is_number = word.isdigit() and len(word) <= _LONGEST_NUMBER
        return Tag.NUMBER if is_number else Tag.BREAK
    tail = word.rsplit("-", 1)[-1]
    if tail != word:
        return alone(tail) if tail else Tag.NOUN
    if word.endswith("are") and lemmas.lemma(word) + "are" == word:
        return Tag.ADJECTIVE
    if _NOUN.fullmatch(word) or is_compound(word):
        return Tag.NOUN
    ending = Tag.ADJECTIVE if _ADJECTIVE.fullmatch(word) else Tag.NOUN
    return _of_verb(word) or _of_adjective(word) or ending


@lru_cache(maxsize=1 << 12)
def is_infinitive(word: str) -> bool:
    """Tell whether a word may be an infinitive, active or passive."""
    if word in closed():
        return closed()[word] is Tag.INFINITIVE
    if is_compound(word):
        return False
    if word.endswith("as"):
        return lemmas.lemma(word) == word[:-1]
    return word.endswith("a") and lemmas.lemma(word) == word and lemmas.is_known(word)


def is_participle(word: str) -> bool:
    """Tell whether the dictionary counts a word as a form of a verb."""
    return lemmas.lemma(word).endswith("a")


def is_compound(word: str) -> bool:
    """Tell whether the word ends as a noun that its own ending does not show ("munhälsa")."""
    return any(
        closed().get(word[-length:]) is Tag.NOUN
        for length in range(_SHORTEST_TAIL, min(len(word), _LONGEST_TAIL))
    )


def _of_verb(word: str) -> Tag | None:
    base = lemmas.lemma(word)
    if base == word:
        plain = word.endswith("a") and lemmas.is_known(word) and not _ADJECTIVE.fullmatch(word)
        return Tag.INFINITIVE if plain else None
    if base.endswith("a"):
        stem = base[:-1]
        forms = {base + end for end in ("r", "s", "des", "ts")}
        forms |= {stem + end for end in ("er", "r", "es", "s", "te", "de", "it")}
        if word in forms or (word == stem and stem.endswith("r")) or _PAST.fullmatch(word):
            return Tag.VERB
        return Tag.ADJECTIVE if word.endswith(_PARTICIPLES) else None
    return Tag.VERB if closed().get(base) is Tag.INFINITIVE else None


def _of_adjective(word: str) -> Tag | None:
    base = lemmas.lemma(word)
    if base == word:
        return None
    neuter = word == f"{base}t" and not base.endswith(("e", "a"))
    neuter = neuter or (base.endswith("d") and word == f"{base[:-1]}t")
    plural = word == f"{base}a" or (base.endswith("en") and word == f"{base[:-2]}na")
    return Tag.ADJECTIVE if neuter or plural else None
