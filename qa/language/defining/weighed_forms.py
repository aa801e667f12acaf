"""The forms that define by what stands around them: "X är en …", "X innebär att …".

Counted on real documents, "X är en …" defines in less than half. What tells is an indefinite
subject, a genus ("metod", "insats") with what sets it apart, the term in the heading; and judgement
("en viktig del av") and change ("en ökad risk") tell against.
"""

import re

from qa.language.defining import lists, noun_phrases

ENOUGH = 0.6
LONGEST_SUBJECT = 130
MOST_BESIDE = 0.45  # what the subject and its place can add
MOST_WORDS = 6
MOST_BEFORE = 10
KIND_IN_TERM = 0.3  # "brandfarliga gaser är gaser som …"
SUREST = 0.85

_WEAK_WORDS = (
    " innebär",
    " avser ",
    " syftar ",
    " handlar om",
    " går ut ",
    " är ",
    " omfattar",
    " består av",
    " beskrivs",
    " utgörs",
    " kännetecknas",
    " bygger på",
)

_WEAK_VERB = re.compile(
    r"\s(?:(?:här|vanligen|oftast|generellt)\s)?(?:(?P<means>innebär(?=\s(?:att|en|ett|den|det"
    r"|enligt|\w+(?:ning|ande|ende|else|het|vård|stöd)(?:ar|er)?\s))"
    r"|avser(?=\s(?:att|en|ett|den|det|de|sådan|alla)\b)|syftar\spå|handlar\som|går\sut\spå)"
    r"|(?P<is>är(?=\s(?:en|ett|den|det|de|när|att"
    r"|[^\W\d]+(?:\s(?:och|eller)\s\w+)?\s(?:[^\W\d]+\s){0,3}(?:som|där|vars)\b)))"
    r"|(?P<holds>omfattar|består\sav|beskrivs\ssom|utgörs\sav|kännetecknas\sav|bygger\spå))\b"
)
_AFTER_MEANS = re.compile(
    r"\s(?:(?:flera|olika|många|mer|mycket|två|tre)\b"
    r"|(?:att\s)?(?:inte|dock|också|även|alltså|därmed|ofta|oftast|bland annat|samtidigt|således"
    r"|ytterligare|dessutom|detta|dessa|den\s(?:här|största|vanligaste)|vidare)\b"
    r"|(?:en|ett|att\s(?:fler|det|den|de|man|många|andelen|antalet))\s(?:\w+\s)?(?:risk|ökad\w*"
    r"|minskad\w*|ökning|minskning|förbättr\w+|försämr\w+|utmaning\w*|förändr\w+|möjlighet\w*"
    r"|skillnad\w*|större|mindre|högre|lägre)\b)"
)
_GENUS = re.compile(
    r"\s(?P<article>en|ett|den|det|de|sådan\w*)?\s?"
    r"(?P<phrase>(?:[\w-]+(?:,|\soch|\seller)?\s){0,5}?[\w-]+?)"
    r"(?P<apart>\s(?:som|där|för\satt|för|med|av|i\sform|vid|inom|till|om|enligt|när|i|på|mellan"
    r"|mot|utan|vars|från|så|genom)\b|,|\.)"
)
_SETS_APART = frozenset({"som", "där", "för att", "i form", "vars"})
_QUOTED = re.compile(r"[”\"“’']\s*[^”\"“’']{2,60}[”\"“’']")
_NUMBERED_ARTICLE = re.compile(r"\W*(?:\d+\s?[a-z]?\s?§\s*)?(?:En|Ett)\s")
_DEFINITE_ARTICLE = re.compile(r"\W*(?:Den|Det|De)\s")


def verb_of(text: str) -> re.Match[str] | None:
    """Return the first verb that may define, with its subject before it, or None."""
    if not any(word in text for word in _WEAK_WORDS):
        return None
    verb = _WEAK_VERB.search(text, 0, LONGEST_SUBJECT + 40)
    return verb if verb and verb.start() <= LONGEST_SUBJECT else None


def weigh(verb: re.Match[str], raw: str, term: str, heading: str, *, first: bool) -> float:
    """Return how sure it is that the verb defines the term, 0 when too little speaks for it.

    ``raw`` is the subject as written, ``heading`` what the sentence stands under; ``first`` tells
    whether it is the first there.
    """
    after = verb.string[verb.end() :]
    weight = _of_verb(verb, after)
    if not weight or weight + MOST_BESIDE + KIND_IN_TERM < ENOUGH:
        return 0.0
    weight += _of_subject(raw, term) + _of_place(term, heading, first=first)
    weight += KIND_IN_TERM if verb["is"] and _has_kind(after, term) else 0.0
    sure = weight > ENOUGH - 0.001  # sums of decimals
    return min(weight, SUREST) if sure and _is_subject(raw, term) else 0.0


def _is_subject(raw: str, term: str) -> bool:
    if len(raw.split()) > MOST_BEFORE or len(term.split()) > MOST_WORDS or "," in term:
        return False
    return not noun_phrases.is_empty_head(term) or _QUOTED.search(raw) is not None


def _has_kind(after: str, term: str) -> bool:
    """Tell whether the term ends in the very noun it is said to be ("hjälpmedel är medel som")."""
    match = _GENUS.match(after)
    head = term.casefold().split(" ")[-1]
    return match is not None and any(
        len(word) > 3 and head.endswith(word) for word in match["phrase"].casefold().split()
    )


def _of_verb(verb: re.Match[str], after: str) -> float:
    if verb["means"]:
        if _AFTER_MEANS.match(after):
            return 0.0
        return 0.5 if after.startswith((" att ", " en ", " ett ", " enligt ")) else 0.45
    if verb["holds"]:
        return 0.25
    return _of_genus(after)


def _of_genus(after: str) -> float:
    """Return how much "är en …" looks like a genus and what sets it apart."""
    match = _GENUS.match(after)
    if match is None:
        return 0.1
    words = match["phrase"].casefold().replace(",", "").split()
    if not words or any(_is_judgement(word) for word in words):
        return 0.0
    if words[0] in {"som", "att"} or words[0].isdigit():
        return 0.1
    weight = 0.25 if match["article"] in {"en", "ett"} else 0.15
    known = lists.words("genus.txt")
    if any(word in known or word.endswith(lists.endings("genus.txt")) for word in words):
        weight += 0.25
    return weight + (0.1 if match["apart"].strip() in _SETS_APART else 0.0)


def _is_judgement(word: str) -> bool:
    """Tell whether the word says what one thinks of a thing ("viktig", "viktigt", "viktiga")."""
    judgements = lists.words("not_genus.txt")
    return word in judgements or (word[-1:] in {"a", "t", "e"} and word[:-1] in judgements)


def _of_subject(raw: str, term: str) -> float:
    if _QUOTED.search(raw):
        return 0.25
    if _NUMBERED_ARTICLE.match(raw):
        return 0.2
    if _DEFINITE_ARTICLE.match(raw) or noun_phrases.is_definite(term):
        return -0.3
    return 0.15 if noun_phrases.is_name(term) or term[:1].isupper() else 0.0


def _of_place(term: str, heading: str, *, first: bool) -> float:
    weight = 0.05 if first else 0.0
    head = term.casefold()
    if head in heading.casefold() or (head[:-2] in heading.casefold() and len(head) > 6):
        weight += 0.15
    return weight
