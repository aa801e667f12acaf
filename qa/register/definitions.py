"""What the documents define: terms, and the sentences that say what they mean.

Three places hold definitions: a sentence of a defining form, a list or table that a sentence or a
heading announces ("I denna lag avses med"), and a lead-in whose items together are the meaning.
Precision goes first: what is no clean noun phrase is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from qa.language.defining import forms, noun_phrases
from qa.language.defining.signs import Place
from qa.model import Definition, Document, Passage, Sentence, Unit, UnitKind
from qa.register import abbreviations, completions, cuts, definition_lists
from qa.register.mentions import Mentions

PATIENCE = 2
"""Units without a term that end what a lead-in has announced."""
LONGEST = 1500
"""Characters of a sentence; what is longer is a table that was read as text."""
MOST_FIGURES = 10
FIGURES = 0.2
"""Words with digits, and their share: what has more is a table that was read as text."""
_NOT_READ = re.compile(
    r"\W*(?:[\d.]+\s+)?(?:referens|källor|källförteckning|litteratur|innehåll|bibliografi|noter)",
    re.IGNORECASE,
)
_BULLET_CELL = re.compile(r"[•●▪■–-]\t")  # a list set as a table of bullets and texts
_FOOTNOTE = "Fotnot"
_GLYPHS = re.compile(r"(?:/\w+\.\w+){3}")  # "/percent.osf/space.tab/two.tab"


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole document tells: the other names of terms, and where terms are met."""

    names: abbreviations.Names
    mentions: Mentions


@dataclass(slots=True)
class _Reading:
    """Where in a document the reading stands."""

    heading: tuple[str, ...] = ()
    announced: bool = False
    without: int = 0

    def enter(self, passage: Passage) -> bool:
        """Note the passage's heading; tell whether a new section begins."""
        if passage.heading == self.heading:
            return False
        below = passage.heading[: len(self.heading)] == self.heading
        if not (below and self.announced and definition_lists.is_section(passage.heading)):
            self.announced = False
        self.heading, self.without = passage.heading, 0
        return True


def find(document: Document, passages: Sequence[Passage]) -> list[Definition]:
    """Return the definitions of a document in reading order, each with its verbatim sentences.

    ``passages`` are all of the document's, in order: a table may go on in the next one, and the
    short form of a term is often introduced elsewhere. Takes about a millisecond a passage.
    """
    if any(passage.document_id != document.id for passage in passages):
        raise ValueError(document.id)
    known = _Known(abbreviations.Names(passage.text for passage in passages), Mentions(passages))
    reading = _Reading()
    found: list[Definition] = []
    for passage, after in zip(passages, (*passages[1:], None), strict=False):  # may be none
        if passage.heading and _NOT_READ.match(passage.heading[-1]):
            continue
        if passage.heading and passage.heading[-1] == _FOOTNOTE:
            found += _in_running_text(passage, known, first=False)
            continue
        first = reading.enter(passage)
        beyond = after.units[:2] if after and after.heading == passage.heading else ()
        found += _in_passage(passage, beyond, reading, known, first=first)
    return _once(found)


def _in_passage(
    passage: Passage,
    beyond: Sequence[Unit],
    reading: _Reading,
    known: _Known,
    *,
    first: bool,
) -> Iterator[Definition]:
    """Yield what the passage defines; ``beyond`` is the unit that follows it, if any."""
    section = definition_lists.is_section(passage.heading)
    for ordinal, unit in enumerate(passage.units):
        after = (*passage.units[ordinal + 1 : ordinal + 3], *beyond)[:2]
        listed: list[Definition] = []
        if _may_list(unit, reading, section):
            listed = _listed(passage, ordinal, unit, after, known)
        yield from listed
        reading.without = 0 if listed else reading.without + 1
        if not listed or not (section or reading.announced):
            at_first = first and ordinal == 0
            yield from _stated(passage, ordinal, unit, after, known, first=at_first)
        if any(definition_lists.leads(sentence.text) for sentence in _leading(unit)):
            reading.announced, reading.without = True, 0
        elif reading.without > PATIENCE and not section:
            reading.announced = False


def _leading(unit: Unit) -> tuple[Sentence, ...]:
    """Return the sentences that may announce: the first of a list, the last of running text."""
    return unit.sentences[:1] if unit.kind is not UnitKind.SENTENCE else unit.sentences[-1:]


def _may_list(unit: Unit, reading: _Reading, section: bool) -> bool:
    texts = [sentence.text for sentence in unit.sentences]
    if unit.kind is UnitKind.TABLE:
        return (
            section
            or reading.announced
            or any(definition_lists.is_header(text) for text in texts)
            or definition_lists.leads(texts[0])
            or definition_lists.is_glossary(texts)
            or definition_lists.tells_meanings(unit.kind, texts)
        )
    if unit.kind is UnitKind.LIST:
        return (
            section
            or reading.announced
            or definition_lists.leads(texts[0])
            or definition_lists.tells_meanings(unit.kind, texts)
        )
    return section or reading.announced


def _listed(
    passage: Passage,
    ordinal: int,
    unit: Unit,
    after: Sequence[Unit],
    known: _Known,
) -> list[Definition]:
    found: list[Definition] = []
    for raw, sentences in definition_lists.rows(unit.kind, unit.sentences):
        term = noun_phrases.clean(raw)
        names = (*abbreviations.beside(raw), *known.names.of(term))
        last = sentences[-1] is unit.sentences[-1]
        following = completions.beside(unit, after) if last else ()
        whole = completions.completed(sentences, following)
        if not completions.is_half_row(whole, unit.kind, passage):
            found.append(_definition(passage, ordinal, term, whole, names))
    return found


def _in_running_text(passage: Passage, known: _Known, *, first: bool) -> Iterator[Definition]:
    for ordinal, unit in enumerate(passage.units):
        after = passage.units[ordinal + 1 : ordinal + 2]
        yield from _stated(passage, ordinal, unit, after, known, first=first and ordinal == 0)


def _stated(
    passage: Passage,
    ordinal: int,
    unit: Unit,
    after: Sequence[Unit],
    known: _Known,
    *,
    first: bool,
) -> Iterator[Definition]:
    heading = passage.heading[-1] if passage.heading else ""
    ruled = any("§" in part for part in passage.heading)
    yield from _pointing_back(passage, ordinal, known)
    for number, sentence in enumerate(unit.sentences):
        bullet = _BULLET_CELL.match(sentence.text)
        if len(sentence.text) > LONGEST or (unit.kind is UnitKind.TABLE and not bullet):
            continue
        begins = bullet.end() if bullet else 0
        text = sentence.text[begins:]
        met = partial(known.mentions.around, passage_id=passage.id, sentence=text)
        told = forms.in_sentence(text, Place(heading, first and number == 0, ruled, met))
        for one in told:
            names = (*abbreviations.beside(one.written), *known.names.of(one.term))
            begun, *others = _whole(unit, number, after)
            whole = (cuts.cut(begun, begins + one.begins if one.begins else 0), *others)
            if completions.is_half(whole, unit.kind) or _defines_nothing(whole[0].text):
                continue
            yield _definition(passage, ordinal, one.term, whole, names)


def _defines_nothing(text: str) -> bool:
    """Tell whether a text is a question, or a table or names of glyphs that were read as text."""
    words = text.split()
    figures = sum(any(map(str.isdigit, word)) for word in words)
    is_table = figures >= MOST_FIGURES and figures > FIGURES * len(words)
    return is_table or text.rstrip().endswith("?") or _GLYPHS.search(text) is not None


def _pointing_back(passage: Passage, ordinal: int, known: _Known) -> Iterator[Definition]:
    """Yield what a sentence defines that the one before has named ("Med det menas …")."""
    if not ordinal:
        return
    before, sentence = passage.units[ordinal - 1].sentences[-1], passage.units[ordinal].sentences[0]
    told = forms.of_sentence_before(before.text, sentence.text)
    if told is not None:
        yield _definition(
            passage, ordinal, told.term, (before, sentence), known.names.of(told.term)
        )


def _whole(unit: Unit, number: int, after: Sequence[Unit]) -> tuple[Sentence, ...]:
    """Return the sentence, with the list that completes it when it is a lead-in."""
    sentence = unit.sentences[number]
    if unit.kind is UnitKind.LIST and number == 0 and completions.goes_on(sentence.text):
        return completions.completed(unit.sentences, completions.beside(unit, after))
    last = unit.kind is UnitKind.SENTENCE and number == len(unit.sentences) - 1
    return completions.completed((sentence,), after if last else ())


def _definition(
    passage: Passage,
    ordinal: int,
    term: str,
    sentences: Sequence[Sentence],
    names: Sequence[str],
) -> Definition:
    folded = term.casefold()
    other = tuple(dict.fromkeys(name for name in names if name.casefold() != folded))
    return Definition(passage.id, ordinal, term, tuple(sentences), other)


def _once(found: Sequence[Definition]) -> list[Definition]:
    """Leave out the same term from the same sentences, and what has no term."""
    kept: dict[tuple[str, tuple[Sentence, ...]], Definition] = {}
    for definition in found:
        if definition.term:
            kept.setdefault((definition.term.casefold(), definition.sentences), definition)
    return list(kept.values())
