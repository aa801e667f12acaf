"""What is worked out once for an environment, and mapped by every process from then on.

It lies in ``share/kallsvar`` of the environment, where its dictionaries are installed too.
"""

import logging
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

logger = logging.getLogger(__name__)
T = TypeVar("T")


def folder(name: str) -> Path:
    """Return where something is kept; ``name`` changes with what it is made of."""
    return Path(sys.prefix) / "share" / "kallsvar" / name


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """Lend a folder to write to that readers find as ``folder``, whole or not at all.

    Raises ``OSError``.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        fresh = Path(scratch) / folder.name
        fresh.mkdir()
        yield fresh
        fresh.rename(folder)


def load(
    name: str,
    make: Callable[[], T],
    save: Callable[[T, Path], None],
    open_saved: Callable[[Path], T | None],
) -> T:
    """Return what is kept under ``name``; make it, and keep it if that can be done, when it is not.

    ``open_saved`` returns None for what is not there or damaged.
    """
    here = folder(name)
    found = open_saved(here)
    if found is not None:
        return found
    made = make()
    try:
        shutil.rmtree(here, ignore_errors=True)  # damaged, if it is there at all
        save(made, here)
    except OSError:
        logger.warning("not kept", extra={"folder": str(here)})
    return open_saved(here) or made
