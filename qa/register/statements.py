"""Statements of evidence: what a source says there is for a method, an insats or an åtgärd."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from qa.language.defining import noun_phrases
from qa.model import Document, EvidenceStatus, Passage, Sentence, Statement, Unit, UnitKind
from qa.register import (
    about,
    about_rules,
    grades,
    groups,
    nameless,
    naming,
    rows,
    scope,
    signs,
    tables,
    weights,
)
from qa.register.frames import Match, clauses, matches
from qa.register.places import Place, in_turn, placed

_WORST_FIRST = (
    EvidenceStatus.NO_EFFECT,
    EvidenceStatus.MIXED,
    EvidenceStatus.INSUFFICIENT,
    EvidenceStatus.GAP,
    EvidenceStatus.LIMITED,
    EvidenceStatus.NOT_RECOMMENDED,
    EvidenceStatus.RECOMMENDED,
    EvidenceStatus.SUPPORTED,
)
_LACKING = frozenset({EvidenceStatus.GAP, EvidenceStatus.INSUFFICIENT, EvidenceStatus.NO_EFFECT})
_IN_REGULATIONS = frozenset({EvidenceStatus.GAP, EvidenceStatus.INSUFFICIENT})
_SHORTEST = 3


def find(document: Document, passages: Sequence[Passage]) -> list[Statement]:
    """Return the statements of evidence in the passages of one document, in reading order.

    Pure: the same passages give the same statements. Regulations, lists of sources, questions and
    definitions hold none; see ``scope``.
    """
    law = scope.is_regulation(document, passages)
    names = naming.named_methods([passage.text for passage in passages])
    found: list[Statement] = []
    header: rows.Header | None = None
    for passage in passages:
        if scope.is_back_matter(passage) or scope.is_about_words(passage):
            continue
        for unit, place in placed(passage, names):
            if unit.kind is UnitKind.TABLE and not rows.is_list(unit):
                headers = rows.headers(unit, header)
                header = headers[-1]
                found += _in_table(unit, place, headers)
            elif unit.kind is UnitKind.SENTENCE:
                found[-1:] = _pointing_back(unit, place, found[-1:])
                found += _in_text(unit, place)
            else:
                found += _in_list(unit, place)
    named = [statement for statement in found if not nameless.is_bare(statement.about)]
    return [s for s in named if not law or s.status in _IN_REGULATIONS]


def told(passages: Sequence[Passage]) -> Iterator[tuple[Sentence, frozenset[str]]]:
    """Yield every sentence outside tables and lists of sources, with what is weighed in it.

    What ``find`` weighs and what the weights are learned from are the same.
    """
    for sentence, _, found in matched(passages):
        text = sentence.text
        yield sentence, frozenset(weights.features(text, signs.read(text), found))


def matched(passages: Sequence[Passage]) -> Iterator[tuple[Sentence, Place, list[Match]]]:
    """Yield every sentence outside tables and lists of sources, and the frames that it fits."""
    names = naming.named_methods([passage.text for passage in passages])
    for passage in passages:
        if scope.is_back_matter(passage):
            continue
        for unit, place in placed(passage, names):
            for sentence, here in in_turn(unit, place):
                if unit.kind is not UnitKind.TABLE and _may_say(sentence.text):
                    found = list(_matches(sentence.text, clauses(sentence.text), here))
                    yield sentence, here, found


def stating(text: str, found: Sequence[Match], status: EvidenceStatus) -> Match:
    """Return the clause of a sentence that states, ``status`` when no frame tells it."""
    if found:
        return _weigh(found, in_table=False)[1]
    return about_rules.match_without_frame(text, status)


def _in_text(unit: Unit, place: Place) -> Iterator[Statement]:
    for sentence, here in in_turn(unit, place):
        statement = _judge((sentence,), sentence.text, clauses(sentence.text), here)
        if statement is not None:
            yield statement


def _pointing_back(unit: Unit, place: Place, last: Sequence[Statement]) -> Sequence[Statement]:
    """Give the statement of the sentence before the method that "Det gäller X." names."""
    named = naming.pointed_at(unit.sentences[0].text)
    if not (named and last and last[0].passage_id == place.passage.id):
        return last
    before = place.passage.units[place.unit - 1].sentences if place.unit else ()
    if last[0].sentences != before[-1:]:
        return last
    told = (*last[0].sentences, unit.sentences[0])
    return [replace(last[0], about=about_rules.short(named), sentences=told)]


def _in_list(unit: Unit, place: Place) -> Iterator[Statement]:
    """Read a list: each item for itself, or completed by the lead-in that has its verb."""
    lead, *items = unit.sentences
    if lead.text.rstrip().endswith(":") and scope.bars_all(lead.text):
        return
    stem = _lead_match(lead, place) if lead.text.rstrip().endswith(":") and items else None
    if stem is None:
        yield from _in_text(unit, place)
        return
    for item in items:
        text = f"{lead.text.rstrip(' :')} {naming.bare(item.text)}"
        own = _judge((item,), item.text, clauses(item.text), place)
        whole = own or _judge((lead, item), text, [text], place)
        if whole is not None:
            named = whole.about if own else about_rules.short(naming.bare(item.text))
            yield replace(whole, about=named, sentences=(lead, item))


def _lead_match(lead: Sentence, place: Place) -> Match | None:
    text = f"{lead.text.rstrip(' :')} metoden"
    return next(_matches(text, [text], place), None)


def _in_table(
    unit: Unit, place: Place, headers: Sequence[rows.Header | None]
) -> Iterator[Statement]:
    for sentence, header in zip(unit.sentences, headers, strict=True):
        row = rows.read(sentence, header)
        if row is None:
            continue
        statement = _judge((sentence,), sentence.text, row.clauses, place, in_table=True)
        if statement is not None:
            group = row.target_group or statement.target_group
            yield replace(statement, about=row.about, target_group=group)


def _matches(text: str, parts: Iterable[str], place: Place) -> Iterator[Match]:
    found = list(matches(list(parts), _looker(text, place)))
    barred = scope.excluded(text) if found else frozenset()
    return (match for match in found if match.status not in barred)


def _looker(text: str, place: Place) -> Callable[[str], bool]:
    around = " \n ".join((text, *place.above, *place.passage.heading))
    signed: list[str] = []

    def near(name: str) -> bool:
        if not signed:
            signed.append(tables.marked(around))
        if tables.holds(signed[0], name):
            return True
        return name == "metod" and any(own in around for own in place.own_names)

    return near


def _judge(
    sentences: tuple[Sentence, ...],
    text: str,
    parts: Iterable[str],
    place: Place,
    *,
    in_table: bool = False,
) -> Statement | None:
    """Return the one statement of a sentence, or None."""
    if not _may_say(text):
        return None
    found = list(_matches(text, parts, place))
    if in_table:
        if not found:
            return None
        status, match = _weigh(found, in_table=True)
    else:
        weighed = _weighed(text, found)
        if weighed is None:
            return None
        status, match = weighed
    grade = grades.read(text, status)
    if grade is not None and not grade.is_verb and not in_table and status in _GRADED:
        status = grade.status
    named = about.about(match, text, leant_on(text, place), place.own_names)
    return Statement(
        passage_id=place.passage.id,
        unit=place.unit,
        about=named,
        status=status,
        sentences=sentences,
        target_group=groups.group(text, place.headings[:2]),
        outcome=groups.outcome(text),
        grade=grade.words if grade else "",
        level=grade.level if grade else "",
    )


def leant_on(text: str, place: Place) -> Sequence[str]:
    """Return the lines above and the headings; an item of a list leans on no item before it."""
    items = [n for n, line in enumerate(place.above) if naming.is_item(line)]
    leans = items and naming.is_item(text)
    above = place.above[items[-1] + 1 :] if leans else place.above
    return (*above, *place.headings)


def _weighed(text: str, found: Sequence[Match]) -> tuple[EvidenceStatus, Match] | None:
    """Return what a sentence says by its frames, else by its signs; None when too little speaks."""
    seen = signs.read(text)
    said = None if found else signs.status(seen)
    if not found and said is None:
        return None
    if weights.score(weights.features(text, seen, found)) < weights.least(found):
        return None
    if said is None:
        return _weigh(found, in_table=False)
    return (
        None if said in scope.barred(text) else (said, about_rules.match_without_frame(text, said))
    )


def _may_say(text: str) -> bool:
    """Tell whether a text is long enough and no half of a sentence ("bör vården erbjuda en")."""
    words = text.split()
    return len(words) >= _SHORTEST and not noun_phrases.leans(words[-1])


_GRADED = frozenset({EvidenceStatus.SUPPORTED, EvidenceStatus.LIMITED})


def _weigh(found: Sequence[Match], *, in_table: bool) -> tuple[EvidenceStatus, Match]:
    """Return what several clauses say together: the least sure, or both sides when they differ."""
    statuses = {match.status for match in found}
    worst = min(found, key=lambda match: _WORST_FIRST.index(match.status))
    against = {EvidenceStatus.NO_EFFECT} if in_table else _LACKING
    if EvidenceStatus.SUPPORTED in statuses and statuses & against:
        return EvidenceStatus.MIXED, next(m for m in found if m.status is EvidenceStatus.SUPPORTED)
    return worst.status, worst
