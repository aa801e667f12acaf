"""Noun phrases for what a statement is about: the words of the source without their verbs."""

import re
from collections.abc import Callable
from itertools import groupby

from qa.language.defining import lists
from qa.register import signs
from qa.register.candidates import candidates
from qa.register.sentence_words import Words

MOST_WORDS = 12
_EDGES = ' ,.;:()–-•·▪”“"*'
_ASIDE = re.compile(r"\s?\[[^\]]*\]|\s?\([A-ZÅÄÖ]{2,6}\)|\s?\((?:ref|se|prioritet)[^()]*\)")
_AGENCIES = re.compile(
    r"(?:\s(?:av|enligt|från|hos))?\s?(?:statens beredning|myndigheten|inspektionen) för [\w-]+"
    r"(?: och [\w-]+)* (?:utvärdering|\w*analys|omsorg)"
    r"|vård- och omsorgsanalys",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"^.{0,140}?\b(?:visa[rt]|slår fast|slog fast|visade|tyder|fann|funnit|konstatera\w+|bedömer"
    r"|framgår|anger|skriver|menar|anser|framkommer|framkom|hänvisar|uppger|betonar|är|antyder)\b[^,]{0,60}?\batt\s",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:som|att|om|för|kring|av|på|inom|vid|till|i|när det gäller|vad gäller|gällande|hos|den"
    r"|det|de|och|eller|dock|därför|även|också|samt|det är|hur|vilken|vilka|huruvida|utvärderat"
    r"|(?:effekten?|effekter(?:na)?|nyttan?|vinsterna) (?:av|med)|undersökt|man|men|så|nu|idag"
    r"|i dag|ännu|samtidigt|dessutom|däremot|vidare|således|därmed|oftast|ofta|vanligen|i grunden"
    r"|i övrigt|(?:de )?flesta"
    r"|i första hand|till exempel|(?:fördjupa|öka) kunskapen om|kartlägga förekomsten av|klarlägga"
    r"|möjlighet(?:en|er)? till|i den mån|vissa|såväl|bland annat|sannolikt|troligen|särskilt"
    r"|främst|bara|genom(?: att)?"
    r"|med(?: hjälp av)?|utöver [^,]{3,60},|enligt [^,]{3,80},|enligt|tack vare)\s)+",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r",\s(?:och\s\w+\s(?:är|kan|har|bör)|som|vilket|vilka|att|men|där|eftersom|samtidigt)\b"
    r"|[;:.]\s|\s\(|\ssom\s"
    r"|\s(?:för|i syfte|genom) att\s|\si (?:stor|hög|viss) utsträckning|\seftersom\s|\sså att\s"
)
_JOINS = frozenset({"att", "och", "eller", "samt"})
_PASSIVE = re.compile(r"[a-zåäö]{3,}(?:as|ades|ats)")


def noun_phrase(text: str) -> str:
    """Return the noun phrase that ``text`` begins with, bare of what leads up to it, or ""."""
    text = _ASIDE.sub("", text).strip(_EDGES)
    text = _REPORT.sub("", text)
    previous = None
    while previous != text:
        previous, text = text, _LEAD.sub("", text).strip(_EDGES)
    cut = _ENDS.search(text)
    if cut and cut.start() > 2:
        text = text[: cut.start()]
    return _trimmed(_before_verb(text.split()))


def without_agencies(text: str) -> str:
    """Return the text without names of agencies that hold words for methods."""
    return _AGENCIES.sub("", text)


def of_method(text: str) -> str:
    """Return the first noun for an insats with what belongs to it, or ""."""
    generic = lists.words("about_generic.txt", "qa.register")
    return _first(text, lambda word: signs.is_method(word) and word.lower() not in generic)


def of_noun(text: str, stem: str) -> str:
    """Return the first noun that is or ends as ``stem`` with what belongs to it, or ""."""
    ending = re.compile(rf"{re.escape(stem)}\w{{0,4}}$", re.IGNORECASE)
    return _first(text, lambda word: ending.search(word) is not None)


def _first(text: str, is_head: Callable[[str], bool]) -> str:
    words = Words.of(_ASIDE.sub("", without_agencies(text)))
    small = lists.words("about_not_methods.txt", "qa.register")
    for _, group in groupby(candidates(words), key=lambda one: one.start):
        found = [
            one
            for one in group
            if not one.action
            and is_head(words.bare[one.head])
            and words.bare[one.start] not in small
            and not is_generic(one.text(words))
        ]
        if found:
            short = [one for one in found if len(one.parts) <= 1]
            return (short[-1] if short else found[0]).text(words)
    return ""


def is_generic(phrase: str) -> bool:
    """Tell whether the words only point to an insats named before ("behandlingen")."""
    pointing = lists.words("about_small.txt", "qa.register") | lists.words(
        "about_generic.txt", "qa.register"
    )
    return all(word in pointing for word in phrase.lower().split())


def _before_verb(words: list[str]) -> list[str]:
    """Return the words before the first verb; one that stands first is passed ("är insatsen").

    An infinitive that nothing joins is the sentence's verb: "kan tekniken bidra till trygghet", and
    so is a passive: "behöver behandlingen följas upp".
    """
    verbs = lists.words("about_verbs.txt", "qa.register")
    infinitives = lists.words("about_infinitives.txt", "qa.register")
    bare = [word.strip(_EDGES).lower() for word in words]
    while bare and bare[0] in verbs:
        words, bare = words[1:], bare[1:]
    for at, word in enumerate(bare):
        joined = not at or bare[at - 1] in _JOINS or words[at - 1][-1:] == ","
        passive = at and _PASSIVE.fullmatch(word)
        if word in verbs or passive or (word in infinitives and not joined):
            return words[:at]
    return words


def _trimmed(words: list[str]) -> str:
    small = lists.words("about_small.txt", "qa.register")
    words = words[:MOST_WORDS]
    while words and (words[-1].strip(_EDGES).lower() in small or words[-1].strip(_EDGES).isdigit()):
        words = words[:-1]
    while words and words[0].strip(_EDGES).lower() in small - {"en", "ett", "andra", "olika"}:
        words = words[1:]
    phrase = " ".join(words).strip(_EDGES)
    heads = [word.strip(_EDGES).lower() for word in words]
    nouns = [word for word in heads if len(word) > 1 and word not in small]
    if (
        not nouns
        or nouns[0] in lists.words("about_not_methods.txt", "qa.register")
        or re.search(r"\d{3}", phrase)
    ):
        return ""
    return phrase
