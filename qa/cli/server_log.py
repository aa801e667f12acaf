"""Gunicorn's log without anything that a visitor wrote."""

import logging
import sys
import traceback

from gunicorn.glogging import Logger

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def _printable(value: object) -> object:
    if not isinstance(value, str) or value.isprintable():
        return value
    return value.encode("unicode_escape").decode("ascii")


class ServerLog(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Leaves out what gunicorn quotes of a request: malformed lines, addresses, messages."""

    def setup(self, cfg: object) -> None:
        """Set up gunicorn's logs, and ours beside them on standard error."""
        super().setup(cfg)
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter(FORMAT))
        ours = logging.getLogger("qa")
        ours.handlers[:] = [handler]
        ours.setLevel(logging.INFO)
        ours.propagate = False

    def atoms(self, *request: object) -> dict[str, object]:
        """Return what a line of the access log holds; signs that could forge a line as codes."""
        atoms: dict[str, object] = super().atoms(*request)
        return {name: _printable(value) for name, value in atoms.items()}

    def warning(self, msg: str, *args: object, **kwargs: object) -> None:
        """Log a warning, but of a malformed request only that it came."""
        if msg.startswith("Invalid request"):
            msg, args = "refused a malformed request", ()
        super().warning(msg, *args, **kwargs)

    def exception(self, _msg: str, *_args: object, **kwargs: object) -> None:
        """Log where an error happened and its type, not its message nor the request."""
        kind, _, frames = sys.exc_info()
        where = "".join(traceback.format_tb(frames))
        name = kind.__name__ if kind else "error"
        super().error("unforeseen %s while serving\n%s", name, where, **kwargs)
