"""What sets a question's matter apart: its topic without the words that every such question holds.

"Vilka insatser saknar evidens för äldre?" is on the matter "äldre"; "Vilka insatser saknar en
evidensbaserad metod?" on none, and then on all that there is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from qa.answer.asked import Asked
from qa.answer.said_words import WORD, SaidWords, says
from qa.answer.tables import lines, patterns
from qa.answer.topics import areas, groups, missing_groups, target_groups
from qa.language import analysis, synonyms

ENOUGH = 0.6
"""The least share of the matter, by idf, that a text holds that is on it."""
SAME = 0.9
"""The weight of a pair of names from which they name the same."""
_SIDE_BY_SIDE = re.compile(r"\b(?:och|eller|samt|respektive)\b|[/,]", re.IGNORECASE)
_GROUP = re.compile(r"\b\w{3,}grupp(?:en|er|erna)?s?\b(?<!målgrupp)", re.IGNORECASE)
CAPITALISED = re.compile(r"(?<=[\wåäö,] )[A-ZÅÄÖ][a-zåäöé]+(?![\w-])")
"""A word with a capital within a question: a name."""
_SERVICES = "omsorg vård område verksamhet tjänst"
"""What the name of an area ends in, beside those it is for."""
ABBREVIATED = re.compile(r"(?<![\w-])(?:[A-ZÅÄÖ]{2,}[\w/:-]*|[A-ZÅÄÖ]\w*-[A-ZÅÄÖ]+\w*)")
"""What is written as the short name of a method is: "FFT", "A-CRA"."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The idf of the stems that the matter is told by, the question's names and target groups.

    ``wide`` are those of the stems that name an area of social services, ``proper`` those of words
    with a capital within the question, with the word as written: "Trappan" is not told by
    "boendetrappa", nor "Komet" by "kommer", of which its stem is.
    """

    asked: Asked
    stems: dict[str, float]
    wide: frozenset[str]
    proper: dict[str, str]
    names: tuple[str, ...]
    groups: tuple[str, ...]

    @classmethod
    def of(cls, asked: Asked) -> "Matter":
        """Read the topic of a question, word by word."""
        stems: dict[str, float] = {}
        wide: set[str] = set()
        for word in WORD.findall(asked.question.topic):
            if is_general(word):
                continue
            for token in analysis.question_fields(word)[analysis.STEM]:
                if token in asked.idf:
                    stems[token] = asked.idf[token]
                    if _names_area(word.casefold()):
                        wide.add(token)
        found = dict.fromkeys(ABBREVIATED.findall(asked.question.text))
        names = tuple(name for name in found if not is_no_method(name))
        proper = {
            token: match[0].casefold().rstrip("s")
            for match in CAPITALISED.finditer(asked.question.text)
            for token in analysis.question_fields(match[0])[analysis.STEM]
        }
        return cls(asked, stems, frozenset(wide), proper, names, asked.question.target_groups)

    @property
    def is_all(self) -> bool:
        """Tell whether nothing sets the question apart: it is about all that there is."""
        return not self.stems and not self.groups and not self.names

    def share(self, text: str, around: str = "") -> float:
        """Return how much of the matter the text holds, itself, in parts or in other words.

        What names an area may stand ``around`` the text instead: a table of outpatient care need
        not say so in every row.
        """
        mass = sum(self.stems.values())
        if not mass:
            return 1.0
        near, far = SaidWords.of(text), SaidWords.of(around)
        return (
            sum(
                idf * max(self._credit(t, near), self._around(t, near, far))
                for t, idf in self.stems.items()
            )
            / mass
        )

    def holds_names(self, text: str) -> bool:
        """Tell whether the text holds each name in the question, or what it is short for."""
        return all(spelled(name).search(text) for name in self.names)

    def holds_proper(self, text: str) -> bool:
        """Tell whether the text holds every word with a capital that is part of the topic."""
        names = [self.proper[token] for token in self.stems if token in self.proper]
        return not names or all(says(name, text.casefold()) for name in names)

    def speaks_of_group(self, *texts: str) -> bool:
        """Tell whether what is said is for a group asked for; ``texts``, the nearest first.

        The first text that names any group decides: a row for parents under the heading "Barn" is
        for parents. Where nothing names a group, nothing is known to be for those asked for.
        """
        if not self.groups:
            return True
        for text in texts:
            if self._names_group(text):
                return True
            if target_groups(text):
                missing = missing_groups(self.groups, text)
                return missing < 1 if self.any_group else not missing
        return False

    def is_for_others(self, text: str) -> bool:
        """Tell whether the text names groups, and none of those asked for."""
        return bool(self.groups and target_groups(text) and missing_groups(self.groups, text) == 1)

    def _names_group(self, text: str) -> bool:
        """Tell whether the text names a group as the question does: riskgrupper, whoever they are.

        What is said of them is said of those asked for ("familjer i riskgrupp").
        """
        found = (stem for w in _GROUP.findall(text) for stem in analysis.fields(w)[analysis.STEM])
        return any(stem in self.stems for stem in found)

    @property
    def any_group(self) -> bool:
        """Tell whether groups are named side by side ("barn och unga"), not one within another."""
        return bool(_SIDE_BY_SIDE.search(self.asked.question.text))

    def lacking(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the names and groups of the question that no text holds; none without texts."""
        if not texts:
            return ()
        whole = "\n".join(texts)
        names = tuple(name for name in self.names if not spelled(name).search(whole))
        if self._names_group(whole):
            return names
        unsaid = tuple(g for g in self.groups if missing_groups((g,), whole))
        return (*names, *(unsaid if len(unsaid) == len(self.groups) or not self.any_group else ()))

    def is_on(self, text: str, around: str = "") -> bool:
        """Tell whether a text is on the matter; its target group is another question."""
        return self.holds_names(text) and self.share(text, around) >= ENOUGH

    def _around(self, token: str, near: SaidWords, far: SaidWords) -> float:
        """Return how much what stands around says of a word for an area.

        Of "äldreomsorgen" the heading says enough that says for whom: "Insatser för äldre".
        """
        if token not in self.wide:
            return 0.0
        parts: frozenset[str] = self.asked.parts.get(token, frozenset())
        whom = parts - _services()
        if whom and whom < parts and whom <= near.stems | far.stems:
            return 1.0
        return self._credit(token, far)

    def _credit(self, token: str, held: SaidWords) -> float:
        if token in self.proper:
            return float(says(self.proper[token], held.text))
        if token in held.stems:
            return 1.0
        of_token = self.asked.parts.get(token)
        if of_token and held.holds(of_token):
            return 1.0
        return self.asked.synonym_credit(token, held.stems)


def is_general(word: str) -> bool:
    """Tell whether the word sets no matter apart, or names a target group: groups count alone."""
    folded = word.casefold()
    return any(pattern.fullmatch(folded) for pattern in _general())


def is_thing(word: str) -> bool:
    """Tell whether the word is a general one for what is listed: insats, metod, område."""
    pattern = patterns("general_words.tsv")
    folded = word.casefold()
    return any(pattern[name].fullmatch(folded) is not None for name in ("measure", "field"))


def _names_area(folded: str) -> bool:
    """Tell whether a word names an area, and no one thing within it."""
    within = any(words.fullmatch(folded) for words in patterns("within_areas.tsv").values())
    return not within and any(area.fullmatch(folded) for area in areas().values())


def spelled(name: str) -> re.Pattern[str]:
    """Return what finds a name or another for the same; one in capitals is written so."""
    return _finding(spellings(name))


@lru_cache(maxsize=1 << 10)
def _finding(names: frozenset[str]) -> re.Pattern[str]:
    """Return what finds any of the names: by the names, for a municipality's own may change."""
    written = sorted(names, key=lambda text: (-len(text), text))
    forms = (re.escape(text) if text.isupper() else f"(?i:{re.escape(text)})" for text in written)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def spellings(name: str) -> frozenset[str]:
    """Return the name with those that mean the same: "MST", its words in full."""
    others = (variant.text for variant in synonyms.expand(name) if variant.weight >= SAME)
    return frozenset((name, *others))


def is_no_method(name: str) -> bool:
    """Tell whether an abbreviation is the short name of a law or a publisher."""
    return name in _abbreviations()


@cache
def _services() -> frozenset[str]:
    return frozenset(analysis.fields(_SERVICES)[analysis.STEM])


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(line.split("\t")[0] for line in lines("abbreviations.tsv"))


@cache
def _general() -> tuple[re.Pattern[str], ...]:
    return (*patterns("general_words.tsv").values(), *groups().values())
