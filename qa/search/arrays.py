"""Named arrays in one file, written one after the other and mapped back without being read.

Layout: a magic word, the arrays at multiples of 64 bytes (before and between them bytes of other
kinds), a JSON footer that says where each one stands, the footer's length and the magic word again:
a file that was cut short or emptied is never mistaken for a whole one.
"""

import json
import mmap
import os
import struct
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from qa.errors import BuildDamaged

MAGIC = b"KALLARR1"
_ALIGNED = 64
_END = struct.Struct("<Q8s")

AnyArray = npt.NDArray[Any]
Facts = Mapping[str, str]


class ArrayWriter:
    """Writes the file ``path``; without ``finish`` it is not a whole file."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._file.write(MAGIC)
        self._places: dict[str, tuple[str, list[int], int]] = {}

    def add(self, name: str, numbers: AnyArray) -> None:
        """Write one array. Its memory is not needed afterwards."""
        self._places[name] = (numbers.dtype.str, list(numbers.shape), self.pad(_ALIGNED))
        self._file.write(np.ascontiguousarray(numbers).data)

    def add_blocks(self, name: str, blocks: Iterable[AnyArray]) -> None:
        """Write one array whose rows come a block at a time, each of one type and width."""
        kind, rows, width, start = "|i1", 0, [0], self.pad(_ALIGNED)
        for block in blocks:
            self._file.write(np.ascontiguousarray(block).data)
            kind, rows, width = block.dtype.str, rows + len(block), list(block.shape[1:])
        self._places[name] = (kind, [rows, *width], start)

    def append(self, content: bytes) -> int:
        """Write bytes that belong to no array; return where they begin in the file."""
        start = self._file.tell()
        self._file.write(content)
        return start

    def pad(self, step: int) -> int:
        """Go on at the next multiple of ``step`` and return it."""
        self._file.write(b"\0" * (-self._file.tell() % step))
        return self._file.tell()

    def finish(self, facts: Facts) -> None:
        """Write the footer with ``facts`` and close."""
        footer = json.dumps({"facts": facts, "arrays": self._places}, ensure_ascii=False).encode()
        self._file.write(footer + _END.pack(len(footer), MAGIC))
        self._file.close()

    def close(self) -> None:
        """Close the file, whole or not."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Arrays:
    """The facts and arrays of a file; the arrays are read-only views of what is mapped."""

    facts: Facts
    arrays: Mapping[str, AnyArray]


class FileBytes:
    """The bytes of a file that belong to no array: read where asked for, never mapped.

    A reader of a few kilobytes here and there has them in its memory only as long as it needs them;
    of a map it keeps sixteen pages around each. Never writes; thread-safe. Raises ``OSError``.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        weakref.finalize(self, os.close, self._file)

    def read(self, start: int, end: int) -> bytes:
        """Return those from ``start`` to ``end``. Raises ``BuildDamaged`` when there are fewer."""
        found = os.pread(self._file, end - start, start)
        if len(found) < end - start:
            raise BuildDamaged(file=self._name, wanted=end, size=start + len(found))
        return found


def open_arrays(path: Path) -> Arrays:
    """Map a file. Raises ``BuildDamaged`` when it is not whole and ``FileNotFoundError``."""
    with path.open("rb") as file:
        try:
            pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            size, magic = _END.unpack(pages[-_END.size :])
            if magic != MAGIC or pages[: len(MAGIC)] != MAGIC:
                raise BuildDamaged(file=path.name)
            footer = json.loads(pages[-_END.size - size : -_END.size])
        except (ValueError, struct.error) as error:
            raise BuildDamaged(file=path.name) from error
    return Arrays(
        footer["facts"],
        {name: _view(pages, *place) for name, place in footer["arrays"].items()},
    )


def _view(pages: mmap.mmap, kind: str, shape: list[int], at: int) -> AnyArray:
    return np.ndarray(shape, np.dtype(kind), pages, at)
