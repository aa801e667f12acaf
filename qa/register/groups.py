"""For whom a statement holds and what is said to get better: words of the source, cut short."""

import re
from collections.abc import Sequence

from qa.language.defining import lists
from qa.register.sentence_words import FINITE, Words
from qa.register.word_forms import Tag, known

MOST_WORDS = 12
_PEOPLE = (
    r"(?:personer|barn|unga|ungdomar|äldre|vuxna|kvinnor|män|föräldrar|familjer|anhöriga|patienter"
    r"|flickor|pojkar|brukare|klienter|hemlösa|våldsutsatta|våldsutövare|förövare|placerade|nyanlända"
    r"|tonåringar|småbarn|skolbarn|familjehemsföräldrar|\d+[–-]\d+-åring\w*)"
)
_BEFORE = (
    r"(?:(?:alla|äldre|unga|yngre|vuxna|sköra|hemlösa|gravida|placerade|aggressiva|främst)\s)?"
)
_AFTER = (
    r"(?:\s(?:och|eller|i|med|över|under|från|som|mellan|på|upp|till|utan|vid|\d[\d–-]*"
    r"|[\w-]+)){0,9}"
)
_GROUP = re.compile(
    rf"(?<!\w)(?:hos|för|till|bland|med)\s({_BEFORE}{_PEOPLE}(?!\w){_AFTER})", re.IGNORECASE
)
_CELL = re.compile(rf"^({_BEFORE}{_PEOPLE}(?!\w).*)$", re.IGNORECASE)
_OUTCOME = re.compile(
    r"(?<!\w)(?:minska[rt]?|förbättra[rt]?|lindra[rt]?|förebygg(?:er|a|t)|motverka[rt]?|förhindra[rt]?"
    r"|stärk(?:er|a|t)|främja[rt]?|öka[rt]?)\s((?:[\w-]+\s?){1,6})",
    re.IGNORECASE,
)
_GOES_ON = frozenset({
    "går", "jämfört", "samt", "men", "evidens", "forskning", "kunskapslucka", "medan", "enligt",
    "otillräckligt", "begränsat", "lever", "där", "eftersom", "genom", "sedan", "tycks", "verkar",
    "att", "än", "så", "när",
})  # fmt: skip
_NO_END = frozenset({
    "och", "eller", "i", "med", "över", "under", "från", "som", "mellan", "på", "till", "utan",
    "vid", "hos", "för", "av", "att", "är", "dessutom", "dock", "så", "om", "en", "ett",
})  # fmt: skip
_NOT_OUTCOMES = re.compile(
    r"^(?:kraftigt|stadigt|något|mer|mycket|inte|under|över|med|i|till|från|mellan|sedan|också|även"
    r"|betydligt|successivt|markant|och|troligen|i dag)?\s*$"
)
_COMPARED = re.compile(r"[\w-]+(?:\s[\w-]+)?\sän\s")
_GLUED = re.compile(
    r"\s(?=(?:För|Det|Den|De|En|Ett|I|Om|Att|När|Social)\s)|\si (?:en annan|hela|nationella)\s"
    r"|\soch (?:förbättra|minska|öka|därmed|motverka)\s"
)
_LONGEST_CELL = 14
_LEAD_ON = frozenset({Tag.PREPOSITION, Tag.JOIN, Tag.DETERMINER, Tag.OPENER})


def group(text: str, around: Sequence[str] = ()) -> str:
    """Return the target group in the words of the source, or an empty string.

    ``text`` is the sentence, a table row with its cells parted by tabs; ``around`` the headings
    above it, the innermost first, which tell when the sentence does not.
    """
    cells = text.split("\t")
    for cell in cells[1:]:
        if len(cell.split()) <= _LONGEST_CELL and (whole := _CELL.match(cell.strip())):
            return _cut(whole[1])
    for part in (*cells, *around):
        found = _GROUP.search(part)
        if found and not _COMPARED.match(found[1]):
            return _whole(_cut(_GLUED.split(found[1])[0]))
    return ""


def _whole(told: str) -> str:
    """Return the group without a heading that runs in and without what is left of a cut phrase."""
    words = Words.of(told)
    end = next((at for at in range(1, len(words.tags)) if words.begins(at)), len(words.tags))
    while end > 1 and _dangles(words, end - 1):
        end -= 1
    return " ".join(words.written[:end]).strip(' ,.;:()–-•·▪”“"')


def _dangles(words: Words, last: int) -> bool:
    """Tell whether a group cannot end in the word: "äldre och personer", "med personlig"."""
    if words.bare[last] in known("alla") and words.is_(last - 1, Tag.JOIN):
        return True
    told = words.is_(last - 1, *FINITE)  # "äldre som är ensamma"
    return words.is_(last, Tag.ADJECTIVE, *_LEAD_ON) and not told


def outcome(text: str) -> str:
    """Return what is said to get better, or an empty string."""
    for cell in text.split("\t"):
        for found in _OUTCOME.finditer(cell):
            told = _cut(found[0], first=1)
            if not _NOT_OUTCOMES.match(told.partition(" ")[2]):
                return told
    return ""


def _cut(text: str, first: int = 0) -> str:
    """Return the words up to the verb that goes on, without a small word last."""
    verbs = lists.words("about_verbs.txt", "qa.register") | _GOES_ON
    words = text.split()[:MOST_WORDS]
    for at, word in enumerate(words):
        if at > first and word.lower().strip(",.;:()") in verbs:
            words = words[:at]
            break
        if word[-1:] in ";:" or (word[-1:] == "." and at):
            words = words[: at + 1]
            break
    while words and words[-1].lower().strip(",.;:()") in _NO_END:
        words = words[:-1]
    return " ".join(words).strip(' ,.;:()–-•·▪”“"')
