"""The volumes of a build: which there are, and what of them is deleted.

Volumes are linked from build to build and never rewritten; ``contents.json``, which every build has
for itself, says which documents a volume no longer stands for. A document is alive in one volume.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from qa.checked_json import list_of, object_of, text_of
from qa.errors import BuildDamaged
from qa.search.volumes import SUFFIX, PassageData, Volume

CONTENTS = "contents.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class LiveVolume:
    """A volume and the ids of the documents that are deleted in it."""

    name: str
    volume: Volume
    deleted: set[str] = field(default_factory=set)

    def live(self) -> list[str]:
        """Return the ids of the documents that are left, as they follow each other."""
        return [name for name in self.volume.numbers if name not in self.deleted]

    def doc_count_all(self) -> int:
        """Return how many passages it was written with."""
        return self.volume.count

    def deleted_count(self) -> int:
        """Return how many of them are deleted."""
        numbers = (self.volume.numbers[name] for name in self.deleted)
        return sum(len(self.volume.passage_range(number)) for number in numbers)


def open_all(folder: Path) -> list[LiveVolume]:
    """Open the volumes that the folder's contents name. Raises ``BuildDamaged``."""
    try:
        read = object_of(json.loads((folder / CONTENTS).read_text(encoding="utf-8")))
        if read["format"] != FORMAT:
            raise BuildDamaged(file=CONTENTS, format=read["format"])
        named = object_of(read["volumes"])
        return [
            LiveVolume(name, Volume(folder / name), set(list_of(gone, text_of)))
            for name, gone in named.items()
        ]
    except (OSError, ValueError, KeyError) as error:
        raise BuildDamaged(file=str(folder / CONTENTS)) from error


def write_contents(folder: Path, volumes: Iterable[LiveVolume]) -> None:
    """Say which volumes there are. Flushing is the publisher's work."""
    named = {one.name: sorted(one.deleted) for one in volumes}
    text = json.dumps({"format": FORMAT, "volumes": named}, ensure_ascii=False, indent=1)
    (folder / CONTENTS).write_text(text, encoding="utf-8")


def new_name(volumes: Iterable[LiveVolume]) -> str:
    """Return the file name of a further volume."""
    taken = [int(Path(one.name).stem) for one in volumes]
    return f"{max(taken, default=0) + 1}{SUFFIX}"


PASSAGES_KEPT = 512
"""A question reads each passage three times: to rank it, to weigh its units and to quote it."""


class Volumes:
    """The volumes of a published build, mapped for reading. Thread-safe.

    Raises ``BuildDamaged`` when they are not what was written.
    """

    def __init__(self, folder: Path) -> None:
        self._places: Mapping[str, tuple[Volume, int]] = {}
        self._places = {
            name: (one.volume, one.volume.numbers[name])
            for one in open_all(folder)
            for name in one.live()
        }
        self.passage = lru_cache(maxsize=PASSAGES_KEPT)(self._passage)
        """What is kept of a passage, by its id. Raises ``KeyError`` when there is none."""

    def page(self, document_id: str, number: int) -> bytes:
        """Return a page as it was written. Raises ``KeyError`` when there is none."""
        volume, place = self._places[document_id]
        return volume.page(place, number)

    def _passage(self, passage_id: str) -> PassageData:
        document_id, _, ordinal = passage_id.rpartition(":")
        volume, place = self._places[document_id]
        rows = volume.passage_range(place)
        if not ordinal.isdecimal() or int(ordinal) >= len(rows):
            raise KeyError(passage_id)
        return volume.passage(rows[int(ordinal)])

    def passage_ids(self) -> Iterator[str]:
        """Yield the id of every passage, document by document, in order."""
        for document_id in self._places:
            yield from self.ids_of(document_id)

    def ids_of(self, document_id: str) -> list[str]:
        """Return the ids of a document's passages, in order. Raises ``KeyError`` when unknown."""
        volume, place = self._places[document_id]
        return [f"{document_id}:{n}" for n in range(len(volume.passage_range(place)))]

    def counts(self) -> tuple[int, int, int]:
        """Return how many documents, pages and passages there are."""
        places = self._places.values()
        pages = sum(len(volume.page_range(place)) for volume, place in places)
        passages = sum(len(volume.passage_range(place)) for volume, place in places)
        return len(places), pages, passages

    def close(self) -> None:
        """Let go of the files."""
        self._places = {}
