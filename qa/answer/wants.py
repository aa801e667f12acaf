"""What a question wants to see in its answer: a number, a time, a person, an authority."""

import re
from dataclasses import dataclass

_NUMBER = (
    r"(?:\d[\d\s]*(?:,\d+)?|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|fjorton|femton"
    r"|arton|tjugo|trettio|några|halv)"
)
_TIME_UNIT = (
    r"(?:sekund|minut|timm|dag|dygn|veck|månad|kvartal|år|arbetsdag|vardag|kalenderdag|kalenderår)"
    r"(?:arna|erna|orna|ars|ers|ets|ar|er|or|an|en|et|a|e|s|n)?"
)
_EVERY = (
    r"(?:vart?|varje|vartannat|varannan|vart?\s+\w+|första|andra|tredje|fjärde|femte|sjätte|sjunde"
    r"|åttonde|nionde|tionde)"
)
_MONTHS = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)
_COUNT = (
    r"(?<![\w§\[.,:/–-])(?<!tabell )(?<!figur )(?<!diagram )(?<!bilaga )(?<!prioritet )"
    r"(?!(?:19|20)\d\d\b(?!\s+(?:personer|procent|kommuner|kronor|kr|st)\b))"
    r"\d+(?:[ \u00a0]\d{3})*(?:,\d+)?(?![\d\]]|[.:/–-]\d|\s*(?:§|kap\b|år\b|[–-]\s*\d+\s+år))"
)
"""A number that counts: no year, age, section, range, reference or number of a table."""


@dataclass(frozen=True, slots=True)
class Want:
    """A sign in the question, and the sign in a sentence that could answer it."""

    name: str
    asked: re.Pattern[str]
    given: re.Pattern[str]


def _want(name: str, asked: str, given: str) -> Want:
    return Want(name, re.compile(asked, re.IGNORECASE), re.compile(given))


DUTY = _want(
    "duty",
    r"\b(?:måste|ska|skyldig\w*|får\s+(?:man|jag|vi)|behöver|krävs?|tillåt\w*|förbjud\w*)\b",
    r"(?i)\b(?:ska|skall|måste|får|bör|skyldig\w*|krävs|behöver|förbjud\w*|tillåt\w*)\b",
)
"""What somebody must, may or should do; also a sign of a process."""

MONEY = _want(
    "money",
    r"\b(?:kosta\w*|pris\w*|avgift\w*|belopp\w*|pengar|kronor|summa\w*|budget\w*|hur\s+dyr\w*)\b",
    r"(?i)\d[\d\s,.]*\s*(?:kronor|kr\b|miljon|miljard|procent|prisbasbelopp)|\bprisbasbelopp",
)
"""What a thing costs."""

_YEARS = (
    rf"(?:(?<!fyllt )(?<!fyller )(?<!fylla )(?<!under )(?<!över )(?<!än )\b\d+|\b(?!\d){_NUMBER})"
    r"[\s-]*år(?:s|et|en)?\b(?!\s+(?:eller|och)\s+(?:äldre|yngre|över|däröver|uppåt))"
)
"""Years that something takes; "15 år eller äldre" and "fyllt 18 år" are ages."""
_TAKES = (
    rf"\b{_NUMBER}[\s-]*(?:och\s+(?:en|ett)\s+halv\w*\s+)?(?:\w+\s)?(?!år){_TIME_UNIT}\b|{_YEARS}"
    r"|\bsamma\s+dag\b|\b(?:dagen|dag)\s+(?:efter|före)\b|\bhalvår\w*"
)
_OFTEN = (
    rf"\b{_NUMBER}\s+gång(?:er)?\b|\b{_EVERY}\s+{_TIME_UNIT}\b|\bvar(?:t|je)?\s+\w+\s+{_TIME_UNIT}\b"
    r"|\b(?:årlig|daglig|månadsvis|kvartalsvis|veckovis|halvårsvis)\w*|\bintervall\w*|\bmellanrum\b"
    r"|\b(?:per|om|i)\s+(?:år|året|månad(?:en)?|veckan?|dygn(?:et)?|dag(?:en)?|kvartal(?:et)?)\b"
)

DURATION = _want(
    "duration",
    r"\bhur\s+(?:länge|snabbt?|fort|sent|tidigt|lång(?:t|a)?"
    r"|många\s+(?:dagar|timmar|månader|år|veckor))\b|\binom\s+vilken\s+tid\b"
    r"|\b(?:när|vad)\b.*\bsenast\b|\bvilken\s+(?:tid|tidsfrist|frist)\b",
    rf"(?i){_TAKES}",
)
"""How long something takes or may take, told by a number."""

FREQUENCY = _want(
    "frequency", r"\bhur\s+(?:ofta|många\s+gånger|tätt)\b|\bvilket\s+intervall\b", rf"(?i){_OFTEN}"
)
"""How often."""

AGE = _want(
    "age",
    r"\bhur\s+(?:gammal|gamla|ung|unga)\b|\bvilken\s+ålder\w*\b|\båldersgräns\w*",
    r"(?i)\b\d+[\s-]*år(?:s|ing\w*)?\b|\bmyndig\w*",
)
"""At what age."""

TIMES = (DURATION, FREQUENCY, AGE)

_LOOSELY = re.compile(
    rf"(?i){_TAKES}|{_OFTEN}|\b(?:omedelbart|genast|skyndsamt|löpande|regelbundet|snarast|fortlöpande"
    r"|så\s+snart|utan\s+dröjsmål|tills\s+vidare|senast|innan)\b|\b\d+\s*år\b"
)
"""A time of any sort, told by a number or a word."""

OBLIGES = _want(
    "obliges",
    r"\b(?:måste|ska|skall|skyldig\w*|krävs|behöver)\b",
    r"(?i)\b(?:ska|skall|måste|skyldig\w*|krävs|är\s+det\s+obligatoriskt)\b",
)
"""What somebody must do; what is but advised ("bör") answers it less."""

PERMITS = _want(
    "permits",
    r"\b(?:får|kan|tillåt\w*|förbjud\w*|rätt\s+att|lagligt|olagligt|okej|ok)\b",
    r"(?i)\b(?:får|förbjud\w*|tillåt\w*|har\s+rätt|undantag|endast\s+om|kan)\b",
)
"""What somebody may do, or may not."""

WANTS = (
    *(Want(time.name, time.asked, _LOOSELY) for time in TIMES),
    MONEY,
    _want(
        "share",
        r"\b(?:andel\w*|procent\w*|hur\s+stor\s+del|hur\s+vanlig\w*)\b",
        r"(?i)\d\s*(?:procent|%)|\b(?:hälften|tredjedel|fjärdedel|femtedel|majoritet\w*|var\s+\w+\s+person)\b",
    ),
    _want(
        "count",
        r"\b(?:hur\s+(?:många|mycket|mycke|stor\w*|högt?|låg\w*|tung\w*)|antal\w*)\b",
        rf"(?i){_COUNT}|\b(?:hälften|tredjedel\w*|fjärdedel\w*|femtedel\w*|\w*tusen\w*|miljon\w*"
        r"|miljard\w*|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\b",
    ),
    _want(
        "date",
        r"\b(?:när|vilket\s+(?:år|datum)|vilken\s+dag|sedan\s+när|hur\s+dags)\b",
        rf"(?i)\b(?:1[89]|20)\d\d\b|\b{_MONTHS}\b|\b{_NUMBER}\s*{_TIME_UNIT}\b|\bsenast\b|\bnär\b|\binnan\b|\bi\s+kraft\b",
    ),
    _want(
        "who",
        r"\b(?:vem|vems|vilka\s+personer|vilken\s+(?:nämnd|roll|person))\b",
        r"\b[A-ZÅÄÖ][a-zåäöé]+\s[A-ZÅÄÖ][a-zåäöé]+\b|(?i:\b\w*(?:nämnd|styrelse|fullmäktige|utskott|ordförande|direktion|rektor|socialtjänst|chef|läkare|verket|myndighet|arbetsgivare|huvudman|verksamhetsutövare|tillsynsmyndighet|kommun|region|regering|rätten|domstol)\w*\b)",
    ),
    _want(
        "authority",
        r"\b(?:vilken|vilka)\s+(?:\w+\s+)?(?:myndighet\w*|organisation\w*|aktör\w*|instans\w*|domstol\w*)\b",
        r"(?i:\b\w*(?:verket|styrelsen|myndigheten|inspektionen|nämnden|domstol\w*|rätten|kassan|beredning\w*|rådet|institutet)\b)|\b[A-ZÅÄÖ]{2,6}\b",
    ),
    _want(
        "reason",
        r"\b(?:varför|av\s+vilken\s+(?:anledning|orsak)|syfte\w*|orsak\w*|anledning\w*)\b",
        r"(?i)\b(?:eftersom|därför|på\s+grund\s+av|beror|orsak\w*|syfte\w*|anledning\w*|för\s+att|genom\s+att|då\s+det)\b",
    ),
    DUTY,
)


def wanted(question: str) -> tuple[Want, ...]:
    """Return what the question asks to see, in the order of the table."""
    return tuple(want for want in WANTS if want.asked.search(question))
