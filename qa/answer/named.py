"""Which documents a question names: "enligt SBU", "i lagen om …", "i tjänsteutlåtandet"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa.answer.document_names import NUMBER, Names, names_of, plain, stems_of
from qa.answer.tables import lines
from qa.answer.topics import years
from qa.language import analysis
from qa.model import Document

_CUE = re.compile(
    r"\b(?:enligt|i|ur|av|från|säger|skriver|anser|rekommenderar|menar|visar|hos)\s+$",
    re.IGNORECASE,
)
_SORT = re.compile(
    r"\b(\w*(?:rapport|utlåtande|skrivelse|föreskrift|vägledning|handbok|riktlinje|direktiv|lag"
    r"|förordning|jämförelse|råd|översikt|utredning|proposition|betänkande))(?:en|et|n|t|er|r|erna|rna|arna|na|s)?\b",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:(?P<new>nya|ny|senaste|nuvarande|gällande)|(?P<old>gamla|förra|tidigare|äldre|upphävda))"
    r"\s+(?:\w+\s+)?(?P<sort>\w+)",
    re.IGNORECASE,
)
OF_NUMBER, SHORT_NAME, PUBLISHER, TITLE = 3.0, 2.0, 1.5, 2.0
SORT = 1.5
"""For a sort of its own ("tjänsteutlåtande"); "lag" and "rapport" need words of the title too."""
CLOSE = 0.5
"""Documents that score so near the best are named as well."""
ENOUGH = 1.5
"""A sort of document alone ("rapporten") names none."""
OF_ITS_AGE = 2.0
"""For the newest or the oldest of several editions ("nya lagen"), or a sort of the year named."""


def named_documents(text: str, documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the ids of the documents that ``text`` names, best first; none when it names none.

    A document is named by its number ("2023:2"), by a short name of the law or publisher, by its
    publisher, or by its sort ("tjänsteutlåtandet") with what its title or file name holds. A year
    in the text leaves those of that year, when there are any, and so does "nya" or "gamla" where
    there are several editions.
    """
    aged, dated = _of_age(text, documents), _of_year(text, documents)
    named = _Naming.of(text)
    says = {name: _names_publisher(text, name) for name in {d.publisher for d in documents}}
    told = {d.id: PUBLISHER * says[d.publisher] + named.score(d) for d in documents}
    told |= {key: told[key] + OF_ITS_AGE for key in aged | dated}
    scores = {key: score for key, score in told.items() if score >= ENOUGH}
    asked = set(years(text))
    fits = {d.id for d in documents if d.id in scores and d.year in asked} or aged & set(scores)
    kept = {i: score for i, score in scores.items() if not fits or i in fits}
    best = max(kept.values(), default=0.0)
    order = sorted(kept, key=lambda document_id: -kept[document_id])
    near = {i for i, score in kept.items() if score > best - CLOSE} | aged | dated
    return tuple(document_id for document_id in order if document_id in near)


_SERIES = re.compile(rf"\b(?!SFS\b)([A-ZÅÄÖ][A-ZÅÄÖ-]*FS)\s+(?={NUMBER.pattern})")
"""What numbers acts: MSBFS 2021:5 is not SSMFS 2021:5."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """What a text may name documents by: numbers, long names of laws, sorts, and its stems.

    Where the text tells a ``series`` with the number, a document must be of it.
    """

    numbers: frozenset[str]
    series: tuple[str, ...]
    full: tuple[str, ...]
    sorts: tuple[str, ...]
    stems: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Naming":
        full = tuple(full.casefold() for _, full in _shorts(text))
        sorts = tuple(plain(sort) for sort in _SORT.findall(text))
        numbers, series = frozenset(NUMBER.findall(text)), tuple(map(plain, _SERIES.findall(text)))
        return cls(numbers, series, full, sorts, frozenset(stems_of(text)))

    def score(self, document: Document) -> float:
        """Return what number, short name, sort and title count."""
        if not (self.numbers or self.full or self.sorts):
            return 0.0
        names = names_of(document)
        score = 0.0
        in_series = not self.series or any(one in names.file_too for one in self.series)
        if in_series and not self.numbers.isdisjoint(names.numbers):
            score += OF_NUMBER
        if not names.changes and any(full in names.held for full in self.full):
            score += SHORT_NAME
        return score + self._title(names)

    def _title(self, names: Names) -> float:
        """Return what sort and title count: the sort must stand in the title or the file name."""
        sorts = [sort for sort in self.sorts if sort in names.file_too]
        if not sorts:
            return 0.0
        shared = names.stems & self.stems
        share = len(shared) / len(names.stems) if names.stems else 0.0
        if any(len(sort) > len("rapport") + 1 for sort in sorts):
            return SORT + TITLE * share
        return TITLE * share + (SORT / 2 if len(shared) > 2 else 0.0)


_INSTRUCTS = re.compile(
    r"(?:^|[.!?;,]\s+|\b(?:samt|och)\s+)(redogör|redovisa|motivera|beskriv|lista|ange|peka\s+ut)\b"
    r"|\bredogör(?=\s+för\b)"
    r"|\b(?:de|dom|vilka)\s+(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)(?=\s+\w)"
    r"|\b(?:kan|får)\s+(?:man|jag|vi)\s+få\b"
    r"|\b(?:evidensbaserade|verksamma|effektiva|beprövade|rekommenderade)\s+(?:metod|insats|åtgärd)\w*"
    r"(?=.*\b(?:för|mot|vid|till|åt|hos)\b)"
    r"|\b(?:i\s+dag|idag|just\s+nu|för\s+närvarande|nuförtiden)\b"
    r"|\bhur\s+(?:många|mycke\w*|säker\w*|stark\w*|tillförlitlig\w*|stor\w*|länge|ofta|lång\w*|vanlig\w*|hög\w*|låg\w*)\b",
    re.IGNORECASE,
)


def instructing_words(text: str) -> frozenset[str]:
    """Return the stems of what tells an answerer what to do: "Redogör för …", "de tio insatserna".

    How many there are, "hur länge", that one "kan få" them, or that they are "evidensbaserade
    metoder" for something need not stand in what answers.
    None when no other words are left.
    """
    found = frozenset(
        stem for match in _INSTRUCTS.finditer(text) for stem in stems_of(match.group())
    )
    return found if frozenset(stems_of(text)) - found else frozenset()


def naming_words(text: str, documents: Sequence[Document]) -> frozenset[str]:
    """Return the stems of ``text`` that but name the ``documents``: all passages of them fit.

    None when no other words are left: then the name is what is asked about.
    """
    if not documents:
        return frozenset()
    shorts = [short for short, _ in _shorts(text)]
    found = [
        *NUMBER.findall(text),
        *_SERIES.findall(text),
        *shorts,
        *(match.group() for match in _AGED.finditer(text)),
    ]
    titles = plain(" ".join(d.title for d in documents))
    found += [match.group() for match in _SORT.finditer(text) if plain(match[1]) in titles]
    found += [name for d in documents for name in _publishers(d.publisher)]
    own = stems_of(text)
    naming = own & stems_of(" ".join([*found, *map(str, years(text))]))
    if shorts:
        naming |= own & stems_of(" ".join(d.title for d in documents))
    return frozenset(naming) if own - naming else frozenset()


def joined_to_names(text: str) -> frozenset[str]:
    """Return the stems of words that a law's short name is part of: of "LVU-vården" the whole word.

    A law never calls itself so: what is asked about is "vården".
    """
    found: set[str] = set()
    for short, _ in _shorts(text):
        for match in re.finditer(rf"\b{re.escape(short)}-\w+", text):
            whole, *_ = analysis.question_fields(match.group())[analysis.STEM]
            found.add(whole)
    return frozenset(found)


def _of_age(text: str, documents: Sequence[Document]) -> set[str]:
    """Return the newest or oldest edition of each title of the sort that "nya lagen" names."""
    found: set[str] = set()
    for match in _AGED.finditer(text):
        sorts = [re.escape(sort) for sort in _sorts(match.group())]
        editions: dict[str, list[Document]] = {}
        for document in documents if sorts else ():
            names = names_of(document)
            if not names.changes and re.search(rf"(?:{'|'.join(sorts)})\b", names.edition):
                editions.setdefault(names.edition, []).append(document)
        for same in editions.values():
            ages = sorted((d.year, d.id) for d in same if d.year is not None)
            if len(ages) > 1:
                found.add(ages[-1][1] if match["new"] else ages[0][1])
    return found


def _of_year(text: str, documents: Sequence[Document]) -> set[str]:
    """Return the documents of a sort that stand with their year: "lagen från 2025"."""
    asked = years(text)
    sorts = _sorts(text) if asked else []
    return {
        document.id
        for document in documents
        if document.year in asked and not names_of(document).changes
        for sort in sorts
        if re.search(rf"{re.escape(sort)}\b", names_of(document).title)
        and re.search(
            rf"{document.year}\s+ars\s+\w*{sort}"
            rf"|{sort}\w{{0,4}},?\s+(?:(?:fran|av|for|ar|i)\s+){{0,2}}{document.year}",
            _in_full(text),
        )
    }


def _sorts(text: str) -> list[str]:
    """Return the sorts of documents in a text, plain; of "SoL" the law that it stands for."""
    return [plain(sort) for sort in _SORT.findall(_in_full(text))]


def _in_full(text: str) -> str:
    """Return a text, plain, with the full names of laws in the place of the short ones."""
    for short, full in _shorts(text):
        text = re.sub(rf"\b{re.escape(short)}\b", full, text)
    return plain(text)


def _shorts(text: str) -> Iterable[tuple[str, str]]:
    """Yield the short names in a text and what they stand for."""
    words = set(re.findall(r"\w+", text))
    for line in lines("abbreviations.tsv"):
        short, full = line.split("\t")
        if short in words:
            yield short, full


def _names_publisher(text: str, publisher: str) -> bool:
    """Tell whether the publisher is named as one who says something, or in full."""
    for name in _publishers(publisher):
        for match in re.finditer(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE):
            if " " in name or _CUE.search(text[: match.start()]) or match.start() == 0:
                return True
    return False


def _publishers(publisher: str) -> list[str]:
    return [name for name in re.split(r",\s+|\s+och\s+(?=[A-ZÅÄÖ])", publisher) if name]
