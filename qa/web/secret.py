"""The key that signs the session cookie."""

import logging
import os
import secrets
from pathlib import Path

from qa.errors import SettingError

log = logging.getLogger(__name__)

SHORTEST = 32


def secret_key(given: str, data: Path) -> str:
    """Return the given key, or the one in ``data``, made there the first time.

    Processes that start at once agree on one key: the file appears whole or not at all, and the
    first to put it there wins. Raises ``SettingError`` for a key that is too short to be safe.
    """
    if given:
        return _checked(given, "Inställningen QA_SECRET_KEY")
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = data / "secret_key"
    if not path.exists():
        _make(path)
    return _checked(path.read_text(encoding="ascii").strip(), f"Nyckeln i {path}")


def _make(path: Path) -> None:
    draft = path.with_name(f".secret_key.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        log.debug("another process made the secret key first")
    else:
        log.info("made a secret key in %s; set QA_SECRET_KEY to choose your own", path)
    finally:
        draft.unlink()


def _checked(key: str, what: str) -> str:
    if len(key) < SHORTEST:
        raise SettingError(f"{what} är för kort. Den ska ha minst {SHORTEST} tecken.")
    return key
