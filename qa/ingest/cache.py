"""What was read before, kept by content: the same file is never read twice by the same code."""

import json
import os
import zlib
from collections.abc import Collection, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import BinaryIO

from qa import records
from qa.checked_json import Json, list_of, number_of, object_of, text_of
from qa.ingest.library import Stamp
from qa.model import Document, Reading, ReadingFault

BOUND = frozenset({"time", "memory"})
"""Faults that other limits may mend."""
PASSING = frozenset({"too_large", "vanished", "changed", "permission"})
"""Faults of the moment, or that cost nothing to find again."""
_HASHES = "files.json"


@dataclass(frozen=True, slots=True)
class Summary:
    """A kept reading without its pages: what the PDF says of itself, and how much there is."""

    document: Document
    passages: int
    faults: tuple[ReadingFault, ...]


class Cache:
    """Readings and faults in ``folder``, by SHA-256 and the version of the code that reads.

    An entry is a line of JSON that sums it up, and the pages and passages, deflated. ``limits``
    sums up what reading may cost; a fault they brought about holds for them alone. A damaged entry
    is as good as none. Written by one process at a time.
    """

    def __init__(self, folder: Path, version: str, limits: str) -> None:
        self._folder = folder
        self._version = version
        self._limits = limits
        folder.mkdir(parents=True, exist_ok=True)

    def peek(self, sha256: str) -> Summary | ReadingFault | None:
        """Return what became of the file with this content, or None when it is not known."""
        try:
            with self._path(sha256).open("rb") as file:
                head = object_of(json.loads(file.readline()))
                whole = number_of(head["size"]) == _rest(file)
            if "fault" in head:
                fault = records.fault_from(head["fault"])
                other = fault.code in BOUND and head["limits"] != self._limits
                return None if other else fault
            document = records.document_from(head["document"])
            faults = list_of(head["faults"], records.fault_from)
            return Summary(document, number_of(head["passages"]), faults) if whole else None
        except (OSError, ValueError, KeyError):
            return None

    def get(self, sha256: str) -> Reading | None:
        """Return the whole reading, or None when there is none."""
        try:
            with self._path(sha256).open("rb") as file:
                file.readline()
                return records.reading_from(json.loads(zlib.decompress(file.read())))
        except (OSError, ValueError, zlib.error):
            return None

    def put(self, sha256: str, result: Reading | ReadingFault) -> None:
        """Keep what became of the file with this content, unless it may pass by itself."""
        body = b""
        if isinstance(result, Reading):
            body = zlib.compress(json.dumps(records.reading_to(result)).encode("ascii"), 1)
            head: dict[str, Json] = {
                "document": records.document_to(result.document),
                "passages": len(result.passages),
                "faults": [records.fault_to(fault) for fault in result.faults],
            }
        elif result.code in PASSING:
            return
        else:
            head = {"fault": records.fault_to(result), "limits": self._limits}
        head["size"] = len(body)
        self._write(self._path(sha256), json.dumps(head).encode("ascii") + b"\n" + body)

    def prune(self, used: Collection[str]) -> None:
        """Remove entries of contents that are not ``used``, and of other versions."""
        kept = {self._path(sha256).name for sha256 in used} | {_HASHES}
        for path in self._folder.iterdir():
            if path.name not in kept:
                path.unlink()

    def hashes(self) -> dict[str, tuple[Stamp, str]]:
        """Return stamps and SHA-256 by file, as of the last run."""
        try:
            rows = object_of(json.loads((self._folder / _HASHES).read_bytes()))
            return {file: _stamp_from(row) for file, row in rows.items()}
        except (OSError, ValueError, TypeError):
            return {}

    def set_hashes(self, hashes: Mapping[str, tuple[Stamp, str]]) -> None:
        """Keep them for the next run."""
        rows = {file: [*astuple(stamp), sha256] for file, (stamp, sha256) in hashes.items()}
        self._write(self._folder / _HASHES, json.dumps(rows).encode("ascii"))

    def _path(self, sha256: str) -> Path:
        return self._folder / f"{sha256}-{self._version}"

    def _write(self, path: Path, content: bytes) -> None:
        fresh = path.with_name(f"{path.name}.new")
        fresh.write_bytes(content)
        fresh.rename(path)


def _rest(file: BinaryIO) -> int:
    """Return how many bytes follow."""
    here = file.tell()
    return file.seek(0, os.SEEK_END) - here


def _stamp_from(row: Json) -> tuple[Stamp, str]:
    *numbers, sha256 = list_of(row, lambda value: value)
    size, modified, changed = map(number_of, numbers)
    return Stamp(size, modified, changed), text_of(sha256)
