"""The tokens of a passage as one line of JSON and back: strings of tokens parted by spaces.

A token never holds a space. Strings are read many times faster than lists of them.
"""

import json
from collections.abc import Sequence

from qa.language.analysis import PARTS, STEM
from qa.language.passages import Fields, PassageTokens
from qa.ports import Analysed, AnalysedText, AnalysedUnit


def to_text(tokens: PassageTokens) -> str:
    """Return the headings' stems and parts, then each unit's and the stems of its sentences."""
    rows = [_strings(tokens.heading)]
    rows += [[*_strings(unit.fields), *map(" ".join, unit.sentences)] for unit in tokens.units]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Analysed:
    """Read the tokens back. Raises ``ValueError`` when the text is not what was written."""
    try:
        (above, parts_above), *units = json.loads(text)
        return Analysed(
            AnalysedText(_split(above), frozenset(_split(parts_above))), tuple(map(_unit, units))
        )
    except (TypeError, AttributeError) as error:
        raise ValueError("not the tokens of a passage") from error


def _unit(row: Sequence[str]) -> AnalysedUnit:
    stems, parts, *sentences = row
    held = _split(stems)
    of_sentences = [frozenset(_split(one)) for one in sentences] or [frozenset(held)]
    return AnalysedUnit(held, frozenset(_split(parts)), tuple(of_sentences))


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(" ")) if text else ()


def _strings(fields: Fields) -> list[str]:
    return [" ".join(fields[STEM]), " ".join(fields[PARTS])]
