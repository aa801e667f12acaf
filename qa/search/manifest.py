"""What a build says of itself: ``manifest.json``, and whether its files are what it says."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from qa import records
from qa.checked_json import Json, number_of, object_of, text_of
from qa.errors import BuildDamaged
from qa.model import Build

NAME = "manifest.json"
BUILDING = ".building-"
"""What the folder of a build in the making is called before its id."""
FORMAT = 1
SMALL = 1024 * 1024
"""Files up to this size have their hash checked whenever a build is opened."""


@dataclass(frozen=True, slots=True)
class FileMark:
    """What a file of the build must be: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A build, what it was made of, and the marks of its files by path below the build's folder.

    ``inputs`` sums up everything that went in: the same inputs make the same build. ``indexed``
    says, by document id, what of the document stands in the search index.
    """

    build: Build
    inputs: str
    indexed: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, FileMark] = field(default_factory=dict)


def write(folder: Path, manifest: Manifest) -> None:
    """Write ``manifest.json`` into the build's folder. Flushing is the caller's work."""
    record: dict[str, Json] = {
        "format": FORMAT,
        "build": records.build_to(manifest.build),
        "inputs": manifest.inputs,
        "indexed": dict(manifest.indexed),
        "files": {name: [mark.size, mark.sha256] for name, mark in manifest.files.items()},
    }
    text = json.dumps(record, ensure_ascii=False)
    (folder / NAME).write_text(text, encoding="utf-8")


def read(folder: Path) -> Manifest:
    """Read the manifest of a build. Raises ``BuildDamaged`` when it cannot be understood."""
    try:
        seen = (folder / NAME).stat()
    except OSError as error:
        raise BuildDamaged(build=folder.name) from error
    return _read(folder, (seen.st_ino, seen.st_mtime_ns, seen.st_size))


@lru_cache(maxsize=4)  # one of 2,500 documents takes a tenth of a second, and is asked for often
def _read(folder: Path, stamp: tuple[int, int, int]) -> Manifest:
    del stamp  # another file has another
    try:
        text = (folder / NAME).read_text(encoding="utf-8")
        row = object_of(json.loads(text))
        if row["format"] != FORMAT:
            raise BuildDamaged(build=folder.name, format=row["format"])
        indexed = object_of(row["indexed"])
        files = object_of(row["files"])
        return Manifest(
            build=records.build_from(row["build"]),
            inputs=text_of(row["inputs"]),
            indexed={name: text_of(value) for name, value in indexed.items()},
            files={name: _mark(value) for name, value in files.items()},
        )
    except (OSError, ValueError, KeyError) as error:
        raise BuildDamaged(build=folder.name) from error


def _mark(value: Json) -> FileMark:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("a mark is a size and a hash")
    return FileMark(number_of(value[0]), text_of(value[1]))


def mark_files(folder: Path, known: Mapping[str, FileMark]) -> dict[str, FileMark]:
    """Return the marks of every file of a build but the manifest.

    Files with a ``known`` mark are not read again.
    """
    return {
        name: known.get(name) or FileMark((folder / name).stat().st_size, _sha256(folder / name))
        for name in sorted(_files(folder))
    }


def check(folder: Path, manifest: Manifest, *, thorough: bool = False) -> None:
    """Raise ``BuildDamaged`` when a file is missing, or has another size or hash.

    Hashes of files above 1 MiB are looked at only when ``thorough``.
    """
    if manifest.build.id != folder.name.removeprefix(BUILDING):
        raise BuildDamaged(build=folder.name, named=manifest.build.id)
    for name, mark in manifest.files.items():
        check_file(folder / name, mark, thorough=thorough)


def check_file(path: Path, mark: FileMark, *, thorough: bool) -> None:
    """Raise ``BuildDamaged`` when the file is not what its mark says; see ``check``."""
    try:
        right = path.stat().st_size == mark.size
        if right and (thorough or mark.size <= SMALL):
            right = _sha256(path) == mark.sha256
    except OSError:
        right = False
    if not right:
        raise BuildDamaged(file=str(path))


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file() and path.name != NAME:
            yield path.relative_to(folder).as_posix()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
