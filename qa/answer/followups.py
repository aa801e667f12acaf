"""Questions that lean on earlier ones: how much, on which, and how they read on their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer.kinds import best, kinds
from qa.answer.tables import table
from qa.answer.topics import groups, topic, years
from qa.language import analysis
from qa.model import Kind

OLDER = 0.5
"""What a question counts of the one that came after it; the last one counts in full."""
WEAK = 0.5
"""A question that could stand alone but seems to go on."""
NAMING = frozenset({Kind.DEFINITION, Kind.METHODS, Kind.GAPS})
"""Kinds whose topic is a name that can follow "om"."""
HINT = 0.25
"""A question with a pronoun that may point back or only fill its place ("finns det …")."""
LONGEST_TOPIC = 12
"""Words of a topic that is still read in passing."""

_WORD = re.compile(r"[^\W_]+")
_OPENS = re.compile(r"^\s*(?:och|men|även|samt|då|jaha)\b[\s,–-]*", re.IGNORECASE)
_PHRASE = re.compile(
    r"^(?:(?:för|hos|om|vid|i|på|mot|med|när|efter|under|inom|enligt|bland|till|från)\s+\S"
    r"|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_HOW_ABOUT = re.compile(
    r"^\s*(?:(?:och|men)\s+)?(?:hur\s+(?:är|var|blir|ser|såg|gäller)\s+det\b|gäller\s+(?:det|samma)\b"
    r"|är\s+det\s+(?:samma|likadant)\b)",
    re.IGNORECASE,
)
_MODAL = r"(?:måste|ska|skall|kan|får|bör|vill|behöver|skulle|kunde|fick)"
_VERB = (
    r"(?:är|var|har|hade|gör|gjorde|blir|blev|gäller|gällde|gav|ger|fick|får|finns|sade|säger|skrev"
    r"|visar|visade|kom|går|ingår|kostar|tar|anser|ansåg|menar|använder|använde|rekommenderar)"
)
_AFTER = (
    r"(?:\s*[?.,!]|\s*$|\s+(?:vara|ha|bli|få|ges|göra|inte|också|även|med|för|hos|i|på|till|av|mot"
    r"|vid|då|där|en|ett|någon|något|några|fram|när|om|att|enligt)\b)"
)
_POINTS = re.compile(
    rf"""\b(?:dem|deras|dess|detta|dessa|denna|densamma|sådan[at]?|honom|henne)\b
      |\b(?:då|där|däri|därifrån|dit)\s*[?.!,]*\s*$
      |^\s*(?:varför|hur|vad|när|var)\s+då\b
      |\b(?:{_MODAL}|{_VERB})\s+(?:de|den|hon|han){_AFTER}
      |\b{_MODAL}\s+de\s+\w+[as]\b(?!\s+(?:som|\w+[rn]a)\b)
      |\b(?:av|med|för|om|på|till|hos|i|mot|vid|under|kring|utan)\s+(?:den|det|de)\s*(?:[?.,!]|$)
      |\b(?:innebär|betyder|kostar|tar|gjorde|gör|gav|ger|stämmer|menas|säger|sade)\s+det(?!\s+(?:som\b|\w+[ea]\s+\w))
      |\b(?:är|var|gäller|blir)\s+det\s+(?:en|ett|någon|något|samma|också|även|så|inte|här|där)\b
      |\bsäger\s+(?:den|de|det)\b|\b(?:den|det|de)\s*(?:då)?\s*[?.!]+\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_MAY_POINT = re.compile(r"\b(?:de|den|det|där|då|här)\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"""\b(?:metod(?:en|erna)|insats(?:en|erna)|åtgärd(?:en|erna)|program(?:met|men)
      |behandling(?:en|arna)|stud(?:ien|ierna)|rapport(?:en|erna)|utvärdering(?:en|arna)
      |kartläggning(?:en|arna)|undersökning(?:en|arna)|utredning(?:en|arna)|beslut(?:et|en)
      |arbetssätt(?:et|en)|modell(?:en|erna)|begreppet|definition(?:en|erna)|resultat(?:et|en)
      |effekt(?:en|erna)|lag(?:en|arna)|regl(?:eln|erna)|krav(?:et|en)|uppgift(?:en|erna)
      |rekommendation(?:en|erna)|slutsats(?:en|erna)|definitionen|stödet|avgift(?:en|erna))
      (?!\s+(?:om|av|för|i|på|till|mellan|mot|som|vid|med|hos|från|ur)\b)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Followed:
    """A question with what it leans on.

    ``standalone`` can be understood for itself; ``kept`` are the earlier questions that count, in
    full, oldest first; ``carried`` what is searched of them and how much it counts beside the
    question's own words (newest first); ``base`` the question before, made to stand alone, and
    ``about`` its topic; ``elliptic`` when the question is but a phrase of it.
    """

    standalone: str
    kept: tuple[str, ...] = ()
    carried: tuple[tuple[str, float], ...] = ()
    base: str = ""
    about: str = ""
    elliptic: bool = False


def leaning(text: str) -> float:
    """Return how much a question needs the ones before it: 0 not at all, 1 wholly."""
    words = _WORD.findall(text)
    own = analysis.question_fields(text)[analysis.STEM]
    if _POINTS.search(text) or _HOW_ABOUT.search(text):
        return 1.0
    if _OPENS.search(text):
        return WEAK if _is_whole(_OPENS.sub("", text, count=1)) else 1.0
    if len(words) <= 4 and len(own) <= 2 and best(kinds(text)) is not Kind.DEFINITION:
        return 1.0 if len(own) <= 1 else WEAK
    return WEAK if len(words) <= 8 and _GENERIC.search(text) else 0.0


def follow(text: str, earlier: Sequence[str]) -> Followed:
    """Return the question with those of the ``earlier`` ones (oldest first) that it leans on.

    A question that stands alone begins a new topic: what was asked before it counts no more.
    """
    strength = leaning(text)
    if not earlier or not strength:
        return Followed(text, carried=_hinted(text, earlier))
    kept = _since_the_topic_began(earlier)
    before = follow(kept[-1], kept[:-1])
    base = before.standalone
    about = before.about or topic(base, best(kinds(base)))
    carried = tuple(
        (cleared, strength * OLDER**age)
        for age, question in enumerate(reversed(kept))
        if (cleared := _without_what_is_exchanged(question, text))
    )
    phrase = _phrase(text)
    if phrase:
        whole = _joined(base, phrase)
        return Followed(whole, kept, carried, base, topic(whole, best(kinds(whole))), elliptic=True)
    if best(kinds(text)) is Kind.DEFINITION and strength < 1:
        return Followed(text, kept, carried, base)
    return Followed(_told(text, before, about), kept, carried, base, about)


def _since_the_topic_began(earlier: Sequence[str]) -> tuple[str, ...]:
    start = len(earlier) - 1
    while start and (
        leaning(earlier[start]) or _stems(earlier[start]) & _stems(earlier[start - 1])
    ):
        start -= 1
    return tuple(earlier[start:])


def _hinted(text: str, earlier: Sequence[str]) -> tuple[tuple[str, float], ...]:
    if earlier and _MAY_POINT.search(text) and best(kinds(text)) is not Kind.DEFINITION:
        return ((_without_what_is_exchanged(earlier[-1], text), HINT),)
    return ()


def _stems(text: str) -> set[str]:
    return set(analysis.question_fields(text)[analysis.STEM])


def _is_whole(rest: str) -> bool:
    """Tell whether what follows an "och" is a question of its own."""
    return not _PHRASE.match(rest) and len(_WORD.findall(rest)) > 3


def _phrase(text: str) -> str:
    """Return the phrase of "Och för unga då?", or nothing for a question with words of its own."""
    opened = _OPENS.search(text)
    rest = text[opened.end() :] if opened else text
    rest = re.sub(r"\s*(?:då)?\s*[?.!]*\s*$", "", rest)
    return rest if _PHRASE.match(rest) and "?" not in rest else ""


def _joined(base: str, phrase: str) -> str:
    """Return the earlier question with the phrase in place of its like, or after it."""
    plain = base.rstrip(" ?.!")
    if years(phrase) and len(phrase.split()) <= 2:
        swapped, times = re.subn(r"\b(?:i\s+|under\s+)?(?:19|20)\d\d\b", phrase, plain, count=1)
        if times:
            return f"{swapped}?"
    named = next((words for words in groups().values() if words.search(phrase.casefold())), None)
    if named is not None:
        preposition = re.escape(phrase.split(maxsplit=1)[0])
        for words in groups().values():
            like = re.compile(
                rf"\b{preposition}\s+(?:\w+a\s+)?{words.pattern}(?=\s*$|\s+(?:i|på|enligt|under|år)\b)",
                re.IGNORECASE,
            )
            swapped, times = like.subn(phrase, plain, count=1)
            if times:
                return f"{swapped}?"
    return f"{plain} {phrase}?"


def _told(text: str, before: Followed, about: str) -> str:
    """Return the question with what it is about, in the words of the questions before."""
    plain = text.rstrip()
    told = re.search(r"\((?:om|efter frågan) .*\)$", before.standalone)
    if told:
        return f"{plain} {told[0]}"
    kind = best(kinds(before.standalone))
    if kind in NAMING and len(about.split()) <= LONGEST_TOPIC:
        return f"{plain} (om {about})"
    return f"{plain} (efter frågan ”{before.standalone}”)"


def _without_what_is_exchanged(question: str, by: str) -> str:
    """Return an earlier question without the years or target groups that the new one exchanges."""
    if years(by):
        question = re.sub(r"(?<![\d:])(?:19|20)\d\d(?![\d:])", " ", question)
    if not _phrase(by) or not any(w.search(by.casefold()) for w in groups().values()):
        return " ".join(question.split())
    for words in table("target_groups.tsv").values():
        question = re.sub(words, " ", question, flags=re.IGNORECASE)
    return " ".join(question.split())
