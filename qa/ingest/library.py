"""The folder of PDFs: which there are, what is given about them, and what is wrong with them."""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from qa.errors import QaError
from qa.ingest.faults import fault
from qa.ingest.metadata import Given, read_toml
from qa.model import ReadingFault

APPLE_DOUBLE = "._"
"""How the files begin that macOS lays beside others on foreign disks; no document is one."""
FOLDERS = frozenset({"folder", "hidden_folder"})
EMPTY = "Filen är tom: den har inget innehåll."
NO_SUCCESSOR = (
    "Värdet för superseded_by kunde inte användas: det är inte sökvägen till någon annan PDF-fil "
    "i mappen. Resten är läst."
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file has not changed: size in bytes, times in nanoseconds."""

    size: int
    modified: int
    changed: int


@dataclass(frozen=True, slots=True)
class Source:
    """A PDF to read. ``file`` is the path below the corpus folder, with forward slashes."""

    path: Path
    file: str
    stamp: Stamp
    sha256: str
    given: Given


@dataclass(frozen=True, slots=True)
class Library:
    """The PDFs of a corpus folder in order of path, each content once, and what was wrong."""

    sources: tuple[Source, ...]
    faults: tuple[ReadingFault, ...]

    @property
    def hashes(self) -> dict[str, tuple[Stamp, str]]:
        """Stamp and SHA-256 by file, for the next scan."""
        return {source.file: (source.stamp, source.sha256) for source in self.sources}


def demand(corpus: Path) -> None:
    """Raise ``QaError`` when there is no such folder."""
    if not corpus.is_dir():
        raise QaError(f"Mappen {corpus} finns inte. Skapa den och lägg PDF-filer där.")


def scan(corpus: Path, known: Mapping[str, tuple[Stamp, str]]) -> Library:
    """Find the PDFs below ``corpus``. Files with a known stamp are not hashed again.

    Links that lead out of the folder are refused, hidden files and folders are skipped. What is
    left out and might be missed is told. Raises ``QaError`` when there is no such folder.
    """
    demand(corpus)
    faults: list[ReadingFault] = []
    found: dict[str, Source] = {}
    names: set[str] = set()
    for path, code in _walk(corpus.resolve()):
        file = _name(path, corpus)
        if code:
            faults.append(fault(code, f"{file}/" if code in FOLDERS else file))
            continue
        names.add(file)
        source = _source(path, file, known, faults)
        if source is None:
            continue
        first = found.setdefault(source.sha256, source)
        if first is not source:
            kept, left = (source, first) if _told_more(source, first) else (first, source)
            found[source.sha256] = kept
            same = f"Filen har samma innehåll som {kept.file} och tas inte med två gånger."
            faults.append(replace(fault("duplicate", left.file), reason=same))
    sources = [_with_successor(source, names, faults) for source in found.values()]
    return Library(tuple(sorted(sources, key=lambda source: source.file)), tuple(faults))


def _with_successor(source: Source, names: Iterable[str], faults: list[ReadingFault]) -> Source:
    """Return the source with its successor named as in the folder, or told when it is not there.

    A name is the same however its accents are encoded.
    """
    given = source.given.superseded_by
    if given is None:
        return source
    same = (name for name in names if _composed(name) == _composed(given) and name != source.file)
    there = min(same, key=lambda name: (name != given, name), default=None)
    if there is None:
        faults.append(replace(fault("bad_metadata", _toml(source.file)), reason=NO_SUCCESSOR))
    return replace(source, given=replace(source.given, superseded_by=there))


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _told_more(source: Source, other: Source) -> bool:
    """Tell whether something is given about a source and nothing about the other."""
    return source.given != Given() and other.given == Given()


def stamp_of(path: Path) -> Stamp:
    """Return the file's stamp. Raises ``OSError``."""
    seen = path.stat()
    return Stamp(seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


def _walk(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield every PDF by path, and with a code every link, file or folder that is left out."""
    closed: list[Path] = []
    found: list[tuple[Path, str]] = []
    for folder, folders, files in os.walk(root, onerror=lambda e: closed.append(Path(e.filename))):
        here = Path(folder)
        found += [(here / name, code) for name in folders if (code := _folder_code(here / name))]
        folders[:] = [name for name in folders if not name.startswith(".")]
        linked = [here / name for name in folders if (here / name).is_symlink()]
        found += [(path, "outside") for path in linked if not _is_within(path, root)]
        found += [
            (here / name, _code(here / name, root))
            for name in files
            if _is_named_pdf(name) and not name.startswith(APPLE_DOUBLE)
        ]
    found += [(path, "permission") for path in closed]
    yield from sorted(found, key=lambda item: item[0].relative_to(root).as_posix())


def _is_named_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf")


def _folder_code(path: Path) -> str:
    """Return what is to be told of a folder, or an empty string."""
    if not path.name.startswith("."):
        return "folder" if _is_named_pdf(path.name) and not path.is_symlink() else ""
    try:
        holds = any(_is_named_pdf(below.name) for below in path.iterdir())
    except OSError:
        return ""
    return "hidden_folder" if holds else ""


def _code(path: Path, root: Path) -> str:
    """Return what is wrong with the path before its content is looked at, or an empty string."""
    if any("\ud800" <= ch <= "\udfff" for ch in str(path)):
        return "bad_name"
    if path.name.startswith("."):
        return "hidden"
    if not _is_within(path, root):
        return "outside"
    try:
        mode = path.stat().st_mode
    except OSError:
        return "vanished"
    return "" if stat.S_ISREG(mode) else "not_pdf"


def _is_within(path: Path, root: Path) -> bool:
    """Tell whether a path that was met below ``root`` leads to a place below it."""
    if not path.is_symlink():  # folders that are links are not walked into
        return True
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # links that lead in a circle
        return False


def _name(path: Path, corpus: Path) -> str:
    name = path.relative_to(corpus.resolve()).as_posix()
    return name.encode(errors="replace").decode()


def _source(
    path: Path,
    file: str,
    known: Mapping[str, tuple[Stamp, str]],
    faults: list[ReadingFault],
) -> Source | None:
    try:
        stamp = stamp_of(path)
        if stamp.size == 0:
            faults.append(replace(fault("blank", file), reason=EMPTY))
            return None
        before, sha256 = known.get(file, (None, ""))
        if before != stamp:
            with path.open("rb") as content:
                sha256 = hashlib.file_digest(content, "sha256").hexdigest()
            if stamp_of(path) != stamp:
                faults.append(fault("changed", file))
                return None
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        faults.append(fault("vanished" if missing else "permission", file))
        return None
    return Source(path, file, stamp, sha256, _given(path, file, faults))


def _toml(file: str) -> str:
    return f"{file[: file.rfind('.')]}.toml"


def _given(path: Path, file: str, faults: list[ReadingFault]) -> Given:
    beside = path.with_suffix(".toml")
    name = _toml(file)
    try:
        given, wrong = read_toml(beside)
    except FileNotFoundError:
        return Given()
    except (OSError, ValueError):
        faults.append(fault("bad_metadata", name))
        return Given()
    if wrong:
        first, last = ", ".join(wrong[:-1]), wrong[-1]
        values = f"Värdena för {first} och {last}" if first else f"Värdet för {last}"
        reason = f"{values} kunde inte användas. Resten är läst."
        faults.append(replace(fault("bad_metadata", name), reason=reason))
    return given
