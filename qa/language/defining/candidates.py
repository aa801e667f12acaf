"""What may define: a subject and what a verb says of it, or a noun and the aside that explains it.

Whether it does is told by its signs, see ``signs``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qa.language import lemmas
from qa.language.defining import lists, noun_phrases, nouns, short_forms

ASIDES = frozenset({"aside", "clause", "restriction", "apposition"})
LONGEST_SUBJECT = 130
MOST_WORDS = 6
MOST_BEFORE = 10
EARLY = 50
LONG_WORD = 5  # letters
MOST_WORDS_LATER = 3
REACH = 120  # characters before a short form that may be its words

_VERBS = (
    " är ",
    " innebär",
    " avser ",
    " syftar ",
    " betyder",
    " betecknar",
    " handlar om",
    " går ut ",
    " omfattar",
    " innefattar",
    " inbegriper",
    " består av",
    " utgörs",
    " beskriv",
    " förstås som",
    " ses som",
    " definieras",
    " kännetecknas",
    " karaktäriseras",
    " karakteriseras",
)
_VERB = re.compile(
    r"\s(?:(?:här|vanligen|oftast|generellt|vanligtvis|i korthet|då)\s)?"
    r"(?:(?P<means>innebär)|(?P<refers>avser)|(?P<signifies>syftar\spå|betyder|betecknar)"
    r"|(?P<about>handlar\som|går\sut\spå)|(?P<when>är(?=\s(?:när|då)\s))"
    r"|(?P<that>är(?=\satt\s))|(?P<is>är)"
    r"|(?P<holds>omfattar|innefattar|inbegriper|består\sav|utgörs\sav)"
    r"|(?P<described>(?:beskrivs|förstås|har\sbeskrivits|(?:brukar|kan|ska)\s(?:beskrivas|definieras|förstås|ses))\ssom|kännetecknas\sav|karaktäriseras\sav|karakteriseras\sav))\b"
)
_NOUN = (
    r"(?:[^\W\d_][\w-]*(?:ande|ade|isk|iska|liga|lig|ligt|iga|ig|igt|ala|al|alt|iva|iv|ivt|ärt|öjt|ökt|a)\s){0,2}"
    r"(?:[A-ZÅÄÖ]{2,6}|[A-ZÅÄÖ]\w{2,3}(?=\s\()|[^\W\d_][\w-]{4,})"
)
_ASIDES = (
    " dvs",
    "d.v.s",
    "det vill säga",
    " som är ",
    ", som innebär",
    ", som betyder",
    ", en ",
    ", ett ",
    " – en ",
    " – ett ",
)
_ASIDE = re.compile(
    rf"(?P<term>{_NOUN})(?P<short>\s\([^()]{{2,40}}\))?(?:\s(?:19|20)\d\d)?\s?(?P<aside>,?\s\(?(?:det\svill\ssäga|dvs\.?|d\.\s?v\.\s?s\.)"
    r"|,?\ssom\s(?:är(?=\s(?:en|ett|den|det)\s)|innebär|betyder)"
    r"|(?:,|\s–)(?=\s(?:en|ett)\s(?:[a-zåäö-]+\s){1,3}(?:som|där|för|vars|med|av)\s))\s"
)
_GENUS = re.compile(
    r"\s(?:(?:en|ett)\s|(?:den|det|de)\s(?!(?:som|samma)\b)(?:[^\W\d]+\s){1,5}(?:som|när|där|då|vars|vid|genom|enligt|av|i|för|över)\b"
    r"|(?:fråga\som|exempel\spå)\s|[^\W\d]+(?:,?\s(?:och|eller)\s\w+)?\s(?:[^\W\d]+\s){0,3}(?:som|där|vars)\b)"
)
_ADDS = re.compile(
    r"\s(?:inte|ingen|inget|inga|också|även|dessutom|därmed|ytterligare|fortfarande|samtidigt|(?:en|ett)\sav)\b"
)
_RANKS = re.compile(  # "den kommun som har lägst andel"
    r"\sden\s(?:[\w-]+\s){1,3}(?:som|med|där)\s(?:[\w-]+\s){0,3}(?:lägst|högst|flest|störst|minst|mest)\b"
)
_A_KIND = re.compile(r"\s(?:en|ett)\s")
_ARTICLE = re.compile(
    r"\b(?:en|ett|den|det|de|sådan\w*|någon|något|varje|samma|denna|detta|dessa|vår\w*)\s(?:[\w-]+\s){0,2}$",
    re.I,
)
_LATER = re.compile(r"(?:,\s(?:och|medan|men|samt)|\b\w+:)\s(?=[^\W\d])")
_LATER_FORMS = frozenset({"means", "refers", "signifies", "is"})
_NAMED_TWICE = re.compile(r"(?P<term>[^,]{2,60}),\s[^,]{2,60},")
_FIRST_WORDS = re.compile(r"[^\W_][\w-]*")
_BEGINS_ANEW = re.compile(r"(?<=[^\s.])\s(?=(?:En|Ett)\s[a-zåäö]|[A-ZÅÄÖ][\w-]{3,})")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase and what is said of it; ``form`` names the verb, ``written`` is the subject.

    ``begins`` tells where the sentence begins when a heading ran into it, ``later`` that a clause
    stands before.
    """

    form: str
    written: str
    term: str
    said: str
    begins: int = 0
    later: bool = False


def of(text: str) -> Iterator[Candidate]:
    """Yield all candidates of a sentence, the subject first."""
    subject = of_subject(text)
    if subject is not None:
        yield subject
    yield from of_later_clauses(text)
    yield from of_asides(text)


def of_later_clauses(text: str) -> Iterator[Candidate]:
    """Yield the subjects of clauses after another ("…, medan funktionshinder avser den …")."""
    for match in _LATER.finditer(text):
        candidate = of_subject(text[match.end() :])
        if (
            candidate is not None
            and candidate.form in _LATER_FORMS
            and not candidate.begins
            and len(candidate.term.split()) <= MOST_WORDS_LATER
            and (candidate.form != "is" or _A_KIND.match(candidate.said))
        ):
            yield replace(candidate, later=True)


def of_subject(text: str) -> Candidate | None:
    """Return the subject of the first verb that may define, or None."""
    if not any(word in text for word in _VERBS):
        return None
    verb = _VERB.search(text, 0, LONGEST_SUBJECT + 40)
    if verb is None or verb.start() > LONGEST_SUBJECT:
        return None
    written = last_beginning(text[: verb.start()])
    begins = verb.start() - len(written)
    if named := _NAMED_TWICE.fullmatch(written):  # "Hiv, humant immunbristvirus, är"
        written = named["term"]
    term = noun_phrases.clean(written)
    said = text[verb.end() :]
    form = str(verb.lastgroup)
    if not _may_be_subject(written, term) or not _may_define(form, said, term):
        return None
    if form == "that" and begins:
        return None  # "anmälningar enligt lex Maria är att granska utredningen"
    return Candidate(form, written, term, said, begins)


def _may_be_subject(written: str, term: str) -> bool:
    words = term.split()
    if not words or len(written.split()) > MOST_BEFORE or len(words) > MOST_WORDS:
        return False
    return not nouns.is_judging_adjective(words[-1].casefold())


def _may_define(form: str, said: str, term: str) -> bool:
    """Tell whether what is said neither adds nor ranks, and after "är" gives a noun phrase."""
    if _ADDS.match(said) or _RANKS.match(said):
        return False
    return form != "is" or _has_genus(said, term)


def _has_genus(said: str, term: str) -> bool:
    """Tell whether "är" is followed by a noun phrase and not by what only says how a thing is."""
    if _GENUS.match(said):
        return True
    words = [word.casefold() for word in _FIRST_WORDS.findall(said[:EARLY])]
    return any(map(nouns.is_kind, words)) or nouns.heads(term, words)


def of_asides(text: str) -> Iterator[Candidate]:
    """Yield the nouns that an aside explains ("brytpunktssamtal, det vill säga samtal som …")."""
    if not any(word in text for word in _ASIDES):
        return
    for match in _ASIDE.finditer(text):
        before = text[: match.end("term")]
        short = (match["short"] or "").strip(" ()")
        written = short_forms.long_form(short, before[-REACH:]) or match["term"]
        term = noun_phrases.clean(written)
        form = _form_of(match["aside"])
        if form == "apposition" and not short:
            continue  # "i primärvården, en andel som ökar"
        if term and not (form == "restriction" and _ARTICLE.search(text, 0, match.start())):
            said = text[match.end() - 1 :]
            yield Candidate(form, written + (match["short"] or ""), term, said)


def _form_of(aside: str) -> str:
    if aside.strip() in {",", "–"}:
        return "apposition"
    if "som" not in aside:
        return "aside"
    return "clause" if aside.startswith(",") else "restriction"


def last_beginning(subject: str) -> str:
    """Return the subject without a heading that runs into its sentence.

    "Hälsosamt åldrande bland äldre Ett hälsosamt åldrande": the last beginning whose word the text
    before has already, or that an article begins.
    """
    for match in reversed(list(_BEGINS_ANEW.finditer(subject))):
        rest, before = subject[match.end() :], subject[: match.start()]
        word = rest.split(" ")[0]
        article = word in {"En", "Ett"}
        if noun_phrases.leans(before.split(" ")[-1]):
            continue
        if before.strip().casefold() in lists.words("not_terms.txt"):
            return rest  # "Däremot Hbtq": a word of the column beside
        again = rest.split(" ")[-1].casefold()
        if article or word[:5].casefold() in before.casefold():
            return rest
        if len(again) >= LONG_WORD and again in before.casefold().split():
            return rest  # "Nationella riktlinjer Socialstyrelsens nationella riktlinjer"
    return subject if noun_phrases.clean(subject) else _after_clause(subject)


def _after_clause(subject: str) -> str:
    """Return what follows a heading that is a clause ("Kontroll kan minska fel Diabetes")."""
    for match in reversed(list(_BEGINS_ANEW.finditer(subject))):
        word, before = _FIRST_WORDS.match(subject, match.end()), subject[: match.start()]
        led = before.split(" ")[-1]
        if word and led.isalpha() and led.islower() and not noun_phrases.leans(led):
            rest = subject[match.end() :]
            return rest if lemmas.is_known(word[0].casefold()) else subject
    return subject
