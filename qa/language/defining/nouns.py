"""What a noun is told to be: a kind of thing, or only a judgement of it."""

from collections.abc import Iterable

from qa.language.defining import lists

_JUDGING_HEADS = ("problem", "faktor", "utmaning", "orsak", "fråga", "område", "förutsättning")


def is_judgement(word: str) -> bool:
    """Tell whether the word says what one thinks of a thing ("viktig", "viktigt", "viktiga").

    So do compounds with a head that ranks ("folkhälsoproblem", "framgångsfaktor").
    """
    judgements = lists.words("not_genus.txt")
    inflected = word[-1:] in {"a", "t", "e"} and word[:-1] in judgements
    return word in judgements or inflected or word.endswith(_JUDGING_HEADS)


def is_judging_adjective(word: str) -> bool:
    """Tell whether the word is a judging adjective in the plural ("viktiga", "centrala")."""
    return word[-1:] == "a" and word[:-1] in lists.words("not_genus.txt")


def is_kind(word: str) -> bool:
    """Tell whether the word names a kind of thing ("metod", "samtalsmetod")."""
    return word in lists.words("genus.txt") or word.endswith(lists.endings("genus.txt"))


def heads(term: str, words: Iterable[str]) -> bool:
    """Tell whether the term ends in one of the words ("hjälpmedel är medel som …")."""
    head = term.casefold().split(" ")[-1]
    return any(len(word) > 3 and head.endswith(word) for word in words)
