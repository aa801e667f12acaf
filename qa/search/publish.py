"""Publishing a build like a release: made beside, flushed, checked, renamed, switched to.

``index/<build id>/`` is a finished build, ``index/.building-<id>/`` one in the making, and the
small text file ``index/CURRENT`` names the build that answers. A crash at any moment leaves
``CURRENT`` pointing at a whole build.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from qa.errors import BuildDamaged, IndexBusy, NoBuild, QaError
from qa.model import Build
from qa.search import manifest as manifests
from qa.search.builds import CURRENT, build_ids, current_folder, open_folder, open_manifest
from qa.search.kept_builds import (
    LEAST_KEPT,
    Cleaned,
    is_held,
    newer_than,
    remove,
    too_old,
)
from qa.search.manifest import BUILDING, FileMark, Manifest

NEVER_REWRITTEN = frozenset({".seg", ".copy", ".volume"})
"""Endings of the files that are written once: a Whoosh segment, its copy, and a volume of texts."""
_STAMP = "%Y%m%d-%H%M%S"


@contextmanager
def locked(index: Path) -> Iterator[None]:
    """Hold the lock of writers; raises ``IndexBusy`` at once when another process holds it.

    The kernel lets go of the lock when the process ends, however it ends.
    """
    try:
        index.mkdir(parents=True, exist_ok=True)
        lock = (index / ".lock").open("w")
    except OSError as error:
        raise QaError(f"Det går inte att skriva i mappen {index}. Ändra rättigheterna.") from error
    with lock as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusy from error
        yield


def new_id(index: Path, digest: str) -> str:
    """Return an id that sorts after every build there is: UTC time and the start of a hash."""
    now = datetime.now(UTC)
    stamps = [re.match(r"\d{8}-\d{6}", name) for name in build_ids(index)]
    latest = max((stamp[0] for stamp in stamps if stamp), default="")
    if now.strftime(_STAMP) <= latest:
        now = datetime.strptime(latest, _STAMP).replace(tzinfo=UTC) + timedelta(seconds=1)
    return f"{now.strftime(_STAMP)}-{digest[:6]}"


def start(index: Path, build_id: str) -> Path:
    """Return the empty folder to make the build in. Call with the lock held."""
    sweep(index)
    folder = index / f"{BUILDING}{build_id}"
    folder.mkdir()
    return folder


def start_from(source: Path, before: Manifest, folder: Path) -> dict[str, FileMark] | None:
    """Put the files of the build before into ``folder``; None, and an empty folder, if damaged.

    A day's first build reads every byte of the one it starts from: a linked file that is damaged
    damages all builds that hold it.
    """
    days = [name.removeprefix(BUILDING)[:8] for name in (source.name, folder.name)]
    try:
        return inherit(source, before.files, folder, thorough=days[0] != days[1])
    except BuildDamaged:
        shutil.rmtree(folder)
        folder.mkdir()
        return None


def inherit(
    source: Path, files: Mapping[str, FileMark], folder: Path, *, thorough: bool
) -> dict[str, FileMark]:
    """Put the files of a build into the folder of the next; return the marks of those linked.

    Files that are never rewritten are linked, where the file system has links; others are copied.
    What is copied is read and compared with its mark, what is linked only when ``thorough``: its
    mark stays, so damage goes on being found. Raises ``BuildDamaged``.
    """
    linked: dict[str, FileMark] = {}
    for name, mark in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if Path(name).suffix in NEVER_REWRITTEN and _link(source / name, folder / name):
            linked[name] = mark
        else:
            shutil.copyfile(source / name, folder / name)
        manifests.check_file(folder / name, mark, thorough=thorough or name not in linked)
    return linked


def _link(source: Path, target: Path) -> bool:
    try:
        target.hardlink_to(source)
    except OSError:  # no links here, or none to files of another user
        return False
    return True


def sweep(index: Path) -> None:
    """Remove what a run that was killed left behind. Call with the lock held."""
    for left in index.glob(f"{BUILDING}*"):
        shutil.rmtree(left)
    (index / f"{CURRENT}.new").unlink(missing_ok=True)


def finish(index: Path, folder: Path, manifest: Manifest, *, keep: int) -> Build:
    """Flush, check and rename the build made in ``folder``, switch to it, drop the oldest builds.

    ``manifest.files`` holds the marks of files that are linked from another build; the others are
    marked here. Raises ``BuildDamaged`` when the build does not hold what ``manifest.build`` says;
    then nothing is switched. Call with the lock held.
    """
    _flush_tree(folder)
    manifest = replace(manifest, files=manifests.mark_files(folder, manifest.files))
    manifests.write(folder, manifest)
    _flush(folder / manifests.NAME)
    _flush(folder)
    build = manifest.build
    now = current_folder(index)
    remove(index, newer_than(index, "" if now is None else now.name))
    open_folder(folder, counted=True).close()
    folder.rename(index / build.id)
    _flush(index)
    switch(index, build.id)
    remove(index, too_old(index, build.id, keep))
    return build


def switch(index: Path, build_id: str) -> None:
    """Make ``CURRENT`` name the build, in one step that a crash cannot halve."""
    fresh = index / f"{CURRENT}.new"
    fresh.write_text(f"{build_id}\n", encoding="ascii")
    _flush(fresh)
    fresh.rename(index / CURRENT)
    _flush(index)


def rollback(index: Path) -> Build:
    """Go back to the whole build before the current one. Raises ``NoBuild`` when there is none."""
    with locked(index):
        now = current_folder(index)
        for name in reversed(build_ids(index)):
            if now is not None and name < now.name and open_manifest(index / name) is not None:
                switch(index, name)
                return manifests.read(index / name).build
    raise NoBuild("Det finns ingen tidigare indexversion att gå tillbaka till.")


def clean(index: Path) -> Cleaned:
    """Remove all builds but the current one and the one before it, newer ones too.

    What is newer was rolled back from, or never switched to. A build that another process is
    completing is left. What a run that was cut off left behind goes too. Where no build is whole,
    none is removed.
    """
    with locked(index):
        sweep(index)
        now = current_folder(index)
        names = []
        if now is not None:
            names = [*too_old(index, now.name, LEAST_KEPT), *newer_than(index, now.name)]
        busy = tuple(name for name in names if is_held(index / name))
        removed = tuple(name for name in names if name not in busy)
        try:
            remove(index, removed)
        except OSError as error:
            raise QaError(
                f"Alla versioner kunde inte tas bort: {error.strerror}. Ändra rättigheterna."
            ) from error
        return Cleaned(removed, tuple(build_ids(index)), busy)


def _flush_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        _flush(path)
    _flush(folder)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
