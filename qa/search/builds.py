"""The builds in an index folder, for those who read: which one answers, and its opened form.

Nothing here ever writes.
"""

import logging
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from qa.errors import BuildDamaged, NoBuild
from qa.model import Build
from qa.search import manifest as manifests
from qa.search.forward import StoredForward
from qa.search.live_volumes import Volumes
from qa.search.manifest import Manifest
from qa.search.piece_vectors import StoredPieceVectors, open_piece_vectors
from qa.search.registered import StoredRegister
from qa.search.texts import StoredTexts
from qa.search.vectors import StoredVectors, open_vectors
from qa.search.whoosh_index import open_index

CURRENT = "CURRENT"
TEXTS = "texts"
REGISTER = "register.sqlite3"
WHOOSH = "whoosh"
RECHECK_SECONDS = 0.5
_BUILD_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]+")

T = TypeVar("T")
logger = logging.getLogger(__name__)


def build_ids(index: Path) -> list[str]:
    """Return the ids of the finished builds, oldest first; none when there is no such folder."""
    if not index.is_dir():
        return []
    return sorted(path.name for path in index.iterdir() if _BUILD_ID.fullmatch(path.name))


def current_folder(index: Path) -> Path | None:
    """Return the folder of the build that answers, or None.

    That is the build ``CURRENT`` names; when it is damaged, the nearest whole one before it, and
    when ``CURRENT`` itself cannot be read, the latest whole one.
    """
    try:
        named = (index / CURRENT).read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return None
    ids = build_ids(index)
    before = [name for name in ids if not _BUILD_ID.fullmatch(named) or name <= named]
    for name in reversed(before):
        if open_manifest(index / name) is not None:
            return index / name
    return None


def named_folder(index: Path) -> Path | None:
    """Return the folder that ``CURRENT`` names, whole or not; None when it names none."""
    try:
        named = (index / CURRENT).read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return None
    return index / named if _BUILD_ID.fullmatch(named) else None


def open_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a build that passes the quick check, or None when it is damaged."""
    try:
        manifest = manifests.read(folder)
        manifests.check(folder, manifest)
    except BuildDamaged as damage:
        logger.warning("build refused", extra={"build": folder.name, "facts": damage.facts})
        return None
    return manifest


class _Late(Generic[T]):
    """Something that comes after a build was published: looked for now and then until it is there.

    Thread-safe.
    """

    def __init__(self, look: Callable[[], T | None]) -> None:
        self._look = look
        self._found: T | None = None
        self._look_again = 0.0

    def get(self) -> T | None:
        if self._found is None and time.monotonic() >= self._look_again:
            self._look_again = time.monotonic() + RECHECK_SECONDS
            self._found = self._look()
        return self._found


class OpenedBuild:
    """A published build, opened for reading: an ``OpenBuild``. Thread-safe."""

    def __init__(self, folder: Path, build: Build) -> None:
        self.build = build
        self.index = open_index(folder / WHOOSH)
        self.volumes = Volumes(folder / TEXTS)
        self.texts = StoredTexts(self.volumes, build.documents)
        self.forward = StoredForward(self.volumes)
        self.register = StoredRegister(folder / REGISTER)
        self._vectors = _Late(partial(open_vectors, folder))
        self._piece_vectors = _Late(partial(open_piece_vectors, folder))

    @property
    def vectors(self) -> StoredVectors | None:
        """The vectors of the passages; None as long as they have not been made."""
        return self._vectors.get()

    @property
    def piece_vectors(self) -> StoredPieceVectors | None:
        """The vectors of their pieces; None as long as they have not been made."""
        return self._piece_vectors.get()

    def close(self) -> None:
        """Let go of all files; what is mapped goes with the last who uses it."""
        self.index.close()
        self.volumes.close()
        self.register.close()


def open_folder(folder: Path, *, thorough: bool = False, counted: bool = False) -> OpenedBuild:
    """Check and open one build. Raises ``BuildDamaged``.

    ``counted`` counts documents, pages and passages; ``thorough`` looks at every hash as well.
    """
    manifest = manifests.read(folder)
    manifests.check(folder, manifest, thorough=thorough)
    opened = OpenedBuild(folder, manifest.build)
    if thorough or counted:
        build = manifest.build
        counts = (len(build.documents), build.page_count, build.passage_count)
        found = (*opened.volumes.counts(), opened.index.passage_count())
        if found != (*counts, build.passage_count):
            opened.close()
            raise BuildDamaged(build=build.id, counts=counts, found=found)
    return opened


class _Shared:
    """An opened build and how many are using it."""

    def __init__(self, opened: OpenedBuild) -> None:
        self.opened = opened
        self.users = 0


class Builds:
    """The build that answers, for a server: follows ``CURRENT`` without a restart.

    Opens files only when first asked (after a fork, each process opens its own), looks at
    ``CURRENT`` at most every half second, and closes an old build when its last user lets go.
    """

    def __init__(self, index: Path, *, recheck_seconds: float = RECHECK_SECONDS) -> None:
        self._index = index
        self._recheck_seconds = recheck_seconds
        self._lock = threading.Lock()
        self._shared: _Shared | None = None
        self._process = os.getpid()
        self._stamp: tuple[int, int] | None = None
        self._look_again = 0.0

    @contextmanager
    def current(self) -> Iterator[OpenedBuild]:
        """Lend the current build for the length of a ``with`` block. Raises ``NoBuild``."""
        with self._lock:
            shared = self._up_to_date()
            shared.users += 1
        try:
            yield shared.opened
        finally:
            with self._lock:
                shared.users -= 1
                unused = shared.users == 0 and shared is not self._shared
            if unused:
                shared.opened.close()

    def close(self) -> None:
        """Let go of the build, at once or when its last user is done."""
        with self._lock:
            self._retire(None)
            self._look_again = 0.0
            self._stamp = None

    def _up_to_date(self) -> _Shared:
        if self._process != os.getpid():  # forked: the parent's files are not ours to close
            self._process, self._shared, self._look_again = os.getpid(), None, 0.0
        if self._shared is None or time.monotonic() >= self._look_again:
            self._look()
            self._look_again = time.monotonic() + self._recheck_seconds
        if self._shared is None:
            raise NoBuild
        return self._shared

    def _look(self) -> None:
        stamp = self._read_stamp()
        if self._shared is not None and stamp == self._stamp:
            return
        folder = current_folder(self._index)
        self._stamp = stamp
        if folder is None:
            self._retire(None)
        elif self._shared is None or self._shared.opened.build.id != folder.name:
            self._retire(_Shared(open_folder(folder)))

    def _retire(self, successor: _Shared | None) -> None:
        old, self._shared = self._shared, successor
        if old is not None and old.users == 0:
            old.opened.close()

    def _read_stamp(self) -> tuple[int, int] | None:
        try:
            seen = (self._index / CURRENT).stat()
        except FileNotFoundError:
            return None
        return seen.st_ino, seen.st_mtime_ns
