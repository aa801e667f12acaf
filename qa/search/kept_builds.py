"""Which builds stay and which go."""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qa.search.builds import build_ids

LEAST_KEPT = 2


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The builds that were removed, that stay, and of those the ones being completed just now."""

    removed: tuple[str, ...]
    kept: tuple[str, ...]
    held: tuple[str, ...]


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a published build while it is being completed: ``clean`` leaves it until then.

    The kernel lets go when the process ends, however it ends.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


def is_held(folder: Path) -> bool:
    """Tell whether some process is completing the build."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def newer_than(index: Path, now: str) -> list[str]:
    """Return the builds newer than the current one: rolled back from, or never switched to."""
    return [name for name in build_ids(index) if name > now]


def too_old(index: Path, now: str, keep: int) -> list[str]:
    """Return all but the ``keep`` latest builds; two always stay, a server may still use one.

    The current one always stays, and newer ones are not counted.
    """
    until_now = [name for name in build_ids(index) if name <= now]
    return [name for name in until_now[: -max(keep, LEAST_KEPT)] if name != now]


def remove(index: Path, names: Iterable[str]) -> None:
    """Remove builds for good."""
    for name in names:
        shutil.rmtree(index / name)
