"""Where a noun phrase or infinitive phrase may end, and what may be added to it."""

from collections.abc import Sequence

from qa.language.defining import lists
from qa.register.noun_heads import head, opens
from qa.register.sentence_words import CORE, FINITE, Words
from qa.register.word_forms import Tag, known

_RELATIVE_MOST = 11
_BEFORE = 4


def object_of(words: Words, at: int) -> tuple[str, int] | None:
    """Return what an infinitive does something to: its kind and the noun it ends in.

    "attribut" stands for an adjective ("vara informerad"), "fråga" for a clause that asks
    ("identifiera vilka som riskerar att falla"), whose last words are returned.
    """
    place = at + 1
    while place < len(words.tags) and not words.stops(place - 1):
        tag = words.tags[place]
        if tag in CORE:
            noun = head(words, place)
            if noun is not None:
                return "verb", noun
            return ("attribut", place) if tag is Tag.ADJECTIVE else None
        if tag is Tag.OPENER and words.bare[place] in known("frågar"):
            return "fråga", _last_of_question(words, place)
        joined = tag is Tag.INFINITIVE and words.is_(place - 1, Tag.JOIN)
        beside = tag in {Tag.ADVERB, Tag.DETERMINER, Tag.PREPOSITION, Tag.JOIN}
        if not (joined or beside or words.bare[place] == "sig"):
            return None
        place += 1
    return None


def _last_of_question(words: Words, at: int) -> int:
    for place in range(at, len(words.tags)):
        if words.bare[place] == "för" and words.tags[place] is Tag.OPENER:
            return place - 1
        if words.stops(place) or words.comma(place):
            return place
    return len(words.tags) - 1


def added(words: Words, at: int) -> tuple[str, int] | None:
    """Return what a phrase that could end before the word may go on with, and the word after it."""
    tag, word, comma = words.tags[at], words.bare[at], words.comma(at - 1)
    if word in known("binder") | known("både"):
        return _with_noun(words, at + 1, "och")
    if comma:
        listed = tag in CORE or tag is Tag.DETERMINER
        return _with_noun(words, at, ",") if listed else None
    if tag is Tag.PREPOSITION:
        action = words.bare[at + 1 : at + 2] == ("att",)
        part = f"{word} att" if action else word
        return (_with_action if action else _with_noun)(words, at + 1, part)
    if tag is Tag.OPENER:
        return _with_clause(words, at)
    if tag is Tag.NOUN and words.written[at][:1].isupper():
        return "namn", at + 1
    return _with_participle(words, at)


def _with_clause(words: Words, at: int) -> tuple[str, int] | None:
    word = words.bare[at]
    if word == "som":
        return _relative(words, at)
    if word == "för":
        return _with_action(words, at + 1, "för att")
    return _with_action(words, at, "att") if word == "att" else None


def _with_participle(words: Words, at: int) -> tuple[str, int] | None:
    """Return "insatser riktade till äldre" whole."""
    ends = words.tags[at] is Tag.VERB and words.bare[at].endswith("ade")
    if words.stops(at) or not (ends or words.tags[at] is Tag.ADJECTIVE):
        return None
    after = words.past(at + 1, Tag.ADVERB)
    if words.is_(after, Tag.ADJECTIVE) and words.bare[after].endswith("kt"):
        after += 1
    return _with_noun(words, after + 1, "particip") if words.is_(after, Tag.PREPOSITION) else None


def _with_noun(words: Words, at: int, part: str) -> tuple[str, int] | None:
    while words.is_(at, Tag.ADVERB, Tag.DETERMINER) or (
        at < len(words.bare) and words.bare[at] in known("både") | {"till"}
    ):
        at += 1
    noun = head(words, at)
    named = known("medel") | ({"fall"} if part == "för" else frozenset())  # "risken för fall"
    if noun is None or words.bare[noun] in _no_heads() - named:
        return None
    return part, noun + 1


def _no_heads() -> frozenset[str]:
    return lists.words("about_no_heads.txt", "qa.register")


def _with_action(words: Words, at: int, part: str) -> tuple[str, int] | None:
    """Return where "att" with an infinitive and its object ends."""
    place = words.past(at + 1, Tag.ADVERB)
    if not words.is_(place, Tag.INFINITIVE):
        return None
    found = object_of(words, place)
    return None if found is None else (part, found[1] + 1)


def _relative(words: Words, at: int) -> tuple[str, int] | None:
    """Return where a relative clause may end: after its verb's object, or where nothing follows."""
    verb = False
    for place in range(at + 1, min(at + _RELATIVE_MOST, len(words.tags))):
        tag = words.tags[place]
        if tag in {Tag.OPENER, Tag.BREAK}:
            return None
        if verb and tag in CORE and opens(words, place):
            noun = head(words, place)
            if noun is not None:
                return "som", noun + 1
        if verb and tag in FINITE and words.is_(place - 1, Tag.NOUN, Tag.ADJECTIVE):
            return "som", place
        verb = verb or tag in FINITE
        comma = words.comma(place)
        if comma and words.is_(place + 1, Tag.VERB):
            continue
        before_verb = verb and tag is Tag.VERB and words.is_(place + 1, *FINITE)
        if words.stops(place) or comma or before_verb:
            ended = tag in {Tag.ADJECTIVE, Tag.VERB, Tag.INFINITIVE, Tag.ADVERB}
            return ("som", place + 1) if verb and ended else None
    return None


def is_open(words: Words, start: int, end: int, parts: Sequence[str]) -> bool:
    """Tell whether the phrase cannot end here: "både patienter", "den vård" before "som"."""
    if known("både") & set(words.bare[start:end]) and not {"och", ","} & set(parts):
        return True
    if words.stops(end - 1):
        return False
    last, following = words.bare[end - 1], words.bare[end]
    goes_on = words.tags[end] is Tag.PREPOSITION or following == "som"
    if goes_on and (last in known("medel") or (parts and last in known("alla"))):
        return True
    return following == "som" and words.tags[end - 1] is Tag.NOUN and _is_held(words, end - 1)


def _is_held(words: Words, noun: int) -> bool:
    first = noun
    while words.is_(first - 1, *CORE):
        first -= 1
    indefinite = not words.bare[noun].endswith(("n", "t", "na"))
    return indefinite and first > 0 and words.bare[first - 1] in known("pekord")


def is_empty(words: Words, start: int, noun: int, parts: Sequence[str]) -> bool:
    """Tell whether the noun names nothing by itself: "på så sätt"; "insatser" before "som"."""
    if parts:
        return False
    word = words.bare[noun]
    if word in _no_heads():
        return True
    alone = start == noun and word in known("ofullständig") and not words.stops(noun)
    return alone and (words.bare[noun + 1] == "som" or words.is_(noun + 1, Tag.PREPOSITION))


def is_of_verb(words: Words, start: int, part: str) -> bool:
    """Tell whether what a preposition adds belongs to the words before the phrase.

    "effekt av tekniken på sömnen", "bidrog satsningen till ökad trygghet".
    """
    before = set(words.bare[max(0, start - _BEFORE) : start])
    if part == "på":
        return bool(known("verkan") & before) and "av" in before
    return part == "till" and bool(known("leder") & before)
