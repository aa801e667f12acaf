"""Turns of phrase in which what is advised or helps stands elsewhere than the grammar's subject.

"För att undvika smitta är det viktigt att personalen följer hygienrutiner" is about the routines:
neither the aim nor those who act are what a source recommends.
"""

import re
from functools import cache

from qa.model import EvidenceStatus
from qa.register import phrases, tables

_ADVICE = frozenset({EvidenceStatus.RECOMMENDED, EvidenceStatus.NOT_RECOMMENDED})
_EFFECT = frozenset({EvidenceStatus.SUPPORTED, EvidenceStatus.LIMITED})
_STATUSES = {"råd": _ADVICE, "verkan": _EFFECT, "alla": _ADVICE | _EFFECT}
_WORDS = {
    "<värd>": r"(?:viktig|nödvändig|angeläge|betydelsefull|lämplig|klok|avgörande|väsentlig"
    r"|önskvärd|bäst|bra|central)\w*",
    "<göra>": "(?:minska|öka|bidra|leda|ge|ha|vara|förbättra|förebygga|främja|stärka|underlätta"
    "|påverka|innebära)",
    "<myndighet>": "(?:Socialstyrelsen|Folkhälsomyndigheten|SBU|Läkemedelsverket|WHO|riktlinjerna"
    "|myndigheten)",
}
_ADVERBS = r"(?:(?:regelbundet|snabbt|alltid|också|även|först|alla|samtliga|olika)\s)*"
_ACTOR = re.compile(
    r"^(?:(?:alla|samtliga|varje|flera|all|även|de|en|äldre)\s)*"
    r"(?:(?:vård- och omsorgs|omsorgs|vård|tandvårds)?personal\w*|läkar\w*|sjuksköters\w*"
    r"|man|person(?:er|en)?|yrkeskategorier|yrkesgrupper|kommuner\w*|regioner\w*|verksamheter\w*|vuxna|äldre|tandvården|vården"
    r"|socialtjänsten|hälso- och sjukvården|patienter\w*)(?!\w)"
)
_DOES = re.compile(
    r"^(?P<who>.*?)(?<![\w-])(?P<verb>har|får|ges|erbjuds|erbjuder|gör|genomför|genomgår|använder"
    r"|följer"
    r"|kommer för|ser|identifierar|utreder|uppmärksammar|kontrollerar|bedömer|arbetar"
    r"|anpassar|tillgodose)(?!\w)\s"
)
_LIGHT = frozenset({
    "har", "får", "ges", "erbjuds", "erbjuder", "gör", "genomför", "genomgår", "använder", "följer",
    "kommer för",
})  # fmt: skip
_RELATIVE = re.compile(
    r"\ssom\s(?:har|får|är|kan)\s.*?(?=\s(?:följer|erbjuder|ges|gör|använder)\s)"
)
_OFFERS = re.compile(
    r"^(?:(?:erbjuda|erbjudas|ges|ge|få|ha|genomföra|använda|utföra|kunna)\s"
    r"(?:(?:den äldre|de äldre|alla)\s)?"
    r"|tillgång\still\s|möjlighet(?:er)?\s(?:till|att)\s(?:delta\si\s|få\s)?"
    r"|regelbundna?\s(?=tillgång))+",
    re.IGNORECASE,
)
_THERE_IS = re.compile(r"^det\s(?:.{0,60}?\s)?finns\s")
_WITH_RELATIVE = re.compile(r"(?:en\s|ett\s)?[\w-]+\ssom\s[^,;:.]+")
_SO_CALLED = re.compile(r"\b(?:genom|i|med)\sså\skallade\s([\w-]+)")


_GLUED = re.compile(r"(?<=[a-zåäö]\s)(?=(?:För att|Det är|En viktig|Att|Därför är|Genom att)\s)")


def told(clause: str, status: EvidenceStatus) -> str:
    """Return what a turn of phrase says the clause is about, bare of who acts, or nothing.

    A heading that runs into its sentence ("Måltider För att …") is left out.
    """
    clause = _GLUED.split(clause)[-1]
    for statuses, wording in _turns():
        found = wording.search(clause) if status in statuses else None
        if found:
            named = action(found[1])
            if named and not phrases.is_generic(named):
                return named
    return ""


def action(text: str) -> str:
    """Return what is done, without those who do it and words for giving and getting."""
    called = _SO_CALLED.search(text)
    if called:
        return called[1]
    text = _THERE_IS.sub("", re.sub(r"^att\s", "", text, flags=re.IGNORECASE))
    if _ACTOR.match(text):
        does = _DOES.match(_RELATIVE.sub("", text))
        if does is None:
            return ""
        text = does.string[does.end("who" if does["verb"] not in _LIGHT else "verb") :].strip()
    text = _OFFERS.sub("", re.sub(rf"^{_ADVERBS}", "", text))
    named = phrases.noun_phrase(text)
    relative = _WITH_RELATIVE.match(text) if phrases.is_generic(named) else None
    return " ".join(relative[0].split()[: phrases.MOST_WORDS]) if relative else named


@cache
def _turns() -> tuple[tuple[frozenset[EvidenceStatus], re.Pattern[str]], ...]:
    return tuple(
        (_STATUSES[when], re.compile(_spelt(wording), re.IGNORECASE))
        for _, when, wording, *_ in tables.rows("turns.tsv")
    )


def _spelt(wording: str) -> str:
    for name, words in _WORDS.items():
        wording = wording.replace(name, words)
    return wording
