"""What is weighed in a phrase that a statement may be about: its place, its words, its bounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.language.defining import lists
from qa.model import EvidenceStatus
from qa.register import signs, surroundings, tables
from qa.register.candidates import Candidate
from qa.register.sentence_words import EDGES, Words
from qa.register.surroundings import lemma, word
from qa.register.word_forms import Tag, known

_SIDES = {
    EvidenceStatus.RECOMMENDED: "råd",
    EvidenceStatus.NOT_RECOMMENDED: "råd",
    EvidenceStatus.GAP: "brist",
    EvidenceStatus.INSUFFICIENT: "brist",
}
_CLASSES = (
    "metod", "metodstark", "utfall", "forskning", "vårdtagare", "myndighet", "riktlinje",
)  # fmt: skip
_ARTICLES = frozenset({"en", "ett", "den", "det", "de", "att"})
_DEFINITE = ("en", "et", "erna", "arna", "orna", "na", "eln")
_FAR = 6
_LONG = 8
_MANY = 4
_LATE = 5


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence, and where in it the words stand that say what evidence there is."""

    words: Words
    status: EvidenceStatus
    way: str  # where the frame's table says to look
    first: int  # the first word of the clause, of the frame's words, and the word after each
    last: int
    start: int
    end: int
    pointed: tuple[tuple[str, str], ...]  # by what rule, and the phrase that it points out

    @property
    def side(self) -> str:
        """What kind of statement it is: of advice, of lack or of effect."""
        return _SIDES.get(self.status, "verkan")

    def where(self, one: Candidate) -> str:
        """Return whether a candidate stands before, in or after the frame's words."""
        if one.end <= self.first:
            return "annan sats före"
        if one.start >= self.last:
            return "annan sats efter"
        if one.end <= self.start:
            return "före"
        return "efter" if one.start >= self.end else "i"


def of(scene: Scene, one: Candidate, order: int) -> Iterator[str]:
    """Yield what is told of a candidate; ``order`` is how many phrases begin before it."""
    first = one.start
    while scene.words.is_(first - 1, Tag.DETERMINER):
        first -= 1
    for told in _place(scene, one, first, order):
        yield told
        yield f"{scene.side} {told}"
    yield from _beside_frame(scene, one, first)
    yield from _words(scene, one, first)
    yield from _form(scene.words, one)
    for rule, phrase in scene.pointed:
        told = f"{rule}:{_against(scene.words, one, phrase)}"
        yield told
        yield f"{scene.side} {told}"


def of_above(scene: Scene, found: Sequence[Candidate]) -> Iterator[str]:
    """Yield what is told of what stands above the sentence, beside the phrases ``found`` in it."""
    words = scene.words
    named = any("metod" in _classes(words.bare[one.head]) for one in found)
    points = any(one.points(words) for one in found)
    for told in ("", f"metod:{named}", f"pekar:{points}", f"metod:{named} pekar:{points}",
                 f"börjar:{word(words, 0)}"):  # fmt: skip
        yield f"ovan {told}"
        yield f"ovan {scene.side} {told}"
    yield f"ovan {scene.way}"


def _place(scene: Scene, one: Candidate, first: int, order: int) -> Iterator[str]:
    words = scene.words
    before, after = word(words, first - 1), word(words, one.end)
    yield f"läge:{scene.where(one)}"
    yield f"ordning:{min(order, _LATE)}"
    yield f"före:{before}"
    yield f"före:{word(words, first - 2)} {before}"
    yield f"efter:{after}"
    yield f"efter:{after} {word(words, one.end + 1)}"
    yield f"sats:{surroundings.opener(words, first)}"
    yield f"artikel:{words.bare[first] if first < one.start else 'ingen'}"
    yield f"under:{surroundings.hung_on(words, first)}"
    yield f"roll:{surroundings.role(words, first, one.end)}"
    if one.parts:
        yield f"sist:{one.parts[-1]}"


def _beside_frame(scene: Scene, one: Candidate, first: int) -> Iterator[str]:
    words, side, where = scene.words, scene.side, scene.where(one)
    before = word(words, first - 1)
    verb = surroundings.verb_before(words, first)
    for name in (verb, *_verb_classes(verb)):
        yield f"{side} styrs:{name}"
        yield f"{side} styrs:{name} {before}"
    verb = surroundings.verb_after(words, one.end)
    yield from (f"{side} verb:{name}" for name in (verb, *_verb_classes(verb)))
    yield f"{scene.way} {where}"
    yield f"{scene.way} {where} {before}"
    gap = scene.start - one.end if one.end <= scene.start else one.start - scene.end
    yield f"avstånd:{where} {max(-1, min(gap, _FAR))}"


def _words(scene: Scene, one: Candidate, first: int) -> Iterator[str]:
    words, side = scene.words, scene.side
    role = surroundings.role(words, first, one.end)
    for name in _classes(words.bare[one.head]):
        yield f"huvud:{name}"
        yield from (f"{place} huvud:{name}" for place in (side, scene.where(one), role))
    yield f"{side} huvudord:{lemma(words.bare[one.head])}"
    others = (at for at in range(one.start, one.end) if at != one.head)
    yield from (f"ord:{name}" for at in others for name in _classes(words.bare[at]))
    if one.parts:
        yield f"under:{surroundings.hung_on(words, first)} sist:{one.parts[-1]}"


def _form(words: Words, one: Candidate) -> Iterator[str]:
    length = one.end - one.start
    generic = "allmän" in _classes(words.bare[one.head])
    yield f"namn:{tables.names().fullmatch(one.text(words)) is not None}"
    yield f"längd:{min(length, _LONG)}"
    yield f"handling:{one.action}"
    yield f"delar:{min(len(one.parts) - one.action, _MANY)}"
    yield from (f"del:{part}" for part in one.parts)
    yield f"allmän:{generic} delar:{bool(one.parts)}"
    if one.parts:
        yield f"allmän:{generic} sist:{one.parts[-1]}"
        for name in _classes(words.bare[one.end - 1]):
            yield f"sist {one.parts[-1]} {name}"
    yield f"slut:{surroundings.close(words, one.end)}"
    yield f"versal:{words.written[one.start][:1].isupper()}"
    if length == 1:
        yield f"ensam:{'allmän' if generic else 'ej'}"
        yield f"ensam bestämd:{_is_definite(words.bare[one.head])}"


def _against(words: Words, one: Candidate, phrase: str) -> str:
    """Return how a candidate stands to a phrase that a rule points out."""
    other = [part.strip(EDGES).lower() for part in phrase.split()]
    while other and other[0] in _ARTICLES:
        other = other[1:]
    if not other:
        return "tom"
    own = list(words.bare[one.start : one.end])
    if own == other:
        return "lika"
    if own[0] == other[0]:
        return "kortare" if len(own) < len(other) else "längre"
    if words.bare[one.head] in other:
        return "huvud"
    return "del" if set(own) & set(other) else "annan"


def _verb_classes(verb: str) -> Iterator[str]:
    return (f"<{name}>" for name in signs.classes_of(verb))


@lru_cache(maxsize=1 << 12)
def _classes(small: str) -> frozenset[str]:
    """Return the classes that the register's tables put a word in small letters in."""
    found = {f"<{name}>" for name in signs.classes_of(small)}
    marked = tables.marked(small)
    found |= {name for name in _CLASSES if tables.holds(marked, name)}
    if small in lists.words("about_generic.txt", "qa.register"):
        found.add("allmän")
    if small in lists.words("about_not_methods.txt", "qa.register"):
        found.add("ej metod")
    if small in known("utfall") or _is_definite(small):
        found.add("bestämd")
    return frozenset(found)


def _is_definite(small: str) -> bool:
    return small.endswith(_DEFINITE) and lemma(small) != small
