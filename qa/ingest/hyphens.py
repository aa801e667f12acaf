"""Whether two strings of letters are one word that typesetting broke.

Measured on 233,000 pairs of neighbouring words inside the lines of 57 real documents, and on 17,000
of their words broken at syllables and seams: see ``tests/unit/ingest/test_joins.py``.
"""

from qa.ingest import wordlist

# After these the hyphen stands for a part that comes later: "natt- och dagtid".
SUSPENDING = frozenset({"och", "eller", "samt"})
_ALSO_SUSPENDING = frozenset({"respektive", "resp", "kontra", "till", "som", "men", "alternativt"})
# Written apart as often as together, with another meaning or none.
_ALSO_APART = frozenset({"framförallt", "kanske"})
# Particles that hardly ever end a phrase: a line that ends with one goes on with its verb.
_PARTICLES = frozenset({"an", "fram", "in", "ned", "sam", "upp", "ut", "där"})
_PREFIXES = frozenset({"icke", "ex"})
_LONE_WORDS = frozenset({"i", "å", "ö"})
# Natural logarithms of how much likelier one word is than the two by chance.
_TOGETHER = 4.0
_TOGETHER_AFTER_PARTICLE = 1.0
_TOGETHER_IN_LINE = 8.0


def is_known(word: str) -> bool:
    """Tell whether the word list has ``word``, or the parts it is compounded of."""
    if len(word) == 1:
        return word.casefold() in _LONE_WORDS
    return wordlist.is_word(word) or wordlist.is_compound(word)


def suspends(left: str, right: str) -> bool:
    """Tell whether a hyphen after ``left`` stands for what comes after the word ``right``."""
    right = right.casefold()
    return right in SUSPENDING or (right in _ALSO_SUSPENDING and not is_known(left + right))


def keeps_hyphen(left: str, right: str) -> bool:
    """Tell whether the line-end hyphen after ``left`` belongs to the word.

    It does after a number, an acronym, one letter, and before a capital or a digit.
    """
    if not left.isalpha() or not right.isalpha() or len(left) == 1:
        return True
    if left.isupper() and right.isupper():
        return not is_known(left + right)
    if left.casefold() in _PREFIXES:
        return not is_known(left + right)
    return not right.islower() or not left[1:].islower()


def lost_at_line_end(left: str, right: str) -> bool:
    """Tell whether a line ends with ``left`` and the next goes on with ``right`` inside a word."""
    if len(left + right) < 4 or len(right) < 2 or not right.islower():
        return False
    whole = left + right
    known = [is_known(left), is_known(right)]
    if len(left) == 1 and any(known):
        return False
    if not all(known):
        return is_known(whole)
    return (
        len(right) > 2
        and whole.casefold() not in _ALSO_APART
        and is_known(whole)
        and wordlist.log_probability(whole) > wordlist.RARE
        and _together(left, right)
        > (_TOGETHER_AFTER_PARTICLE if left.casefold() in _PARTICLES else _TOGETHER)
    )


def lost_in_line(left: str, right: str) -> bool:
    """Tell whether a word was parted by white space alone: "kun skap", "S äker".

    Stricter than at a line end: one part is no word, with one letter both are none.
    """
    if len(left + right) < 4 or len(right) < 2 or not right.islower():
        return False
    known = [is_known(left), is_known(right)]
    if all(known) or (len(left) == 1 and any(known)):
        return False
    return _together(left, right) > _TOGETHER_IN_LINE and is_known(left + right)


def hyphened_in_line(left: str, right: str, *, spaced: bool) -> bool:
    """Tell whether the hyphen in "kun- skap" (``spaced``: "prak - tik") was a line's end."""
    if suspends(left, right) or keeps_hyphen(left, right):
        return False
    both = is_known(left) and is_known(right)
    if not spaced:
        return is_known(left + right) or not both
    if both:
        return lost_at_line_end(left, right) or _goes_on_inside(left, right)
    return is_known(left + right) or (not is_known(left) and _is_run_together(left + right))


def spaced_at_line_end(left: str, right: str) -> bool:
    """Tell whether a line that ends in "radonexpon -" goes on with "ering" inside a word.

    A dash that stands for a pause has words on both sides.
    """
    if len(right) < 2 or suspends(left, right) or keeps_hyphen(left, right):
        return False
    if is_known(left) and is_known(right):
        return lost_at_line_end(left, right) or _goes_on_inside(left, right)
    return is_known(left + right) or not is_known(right) or _goes_on_inside(left, right)


def _goes_on_inside(left: str, right: str) -> bool:
    """Tell whether a longer word ends in both: "specialistunder" and "sökningar"."""
    return any(
        is_known(left[:at]) and is_known(left[at:] + right) for at in range(4, len(left) - 2)
    )


def _is_run_together(letters: str) -> bool:
    """Tell whether ``letters`` are two words whose space was lost: "evidensbaseradpraktik"."""
    cuts = range(4, len(letters) - 3)
    return any(wordlist.is_word(letters[:at]) and wordlist.is_word(letters[at:]) for at in cuts)


def _together(left: str, right: str) -> float:
    apart = wordlist.log_probability(left) + wordlist.log_probability(right)
    return wordlist.log_probability(left + right) - apart
