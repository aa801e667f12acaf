"""``python -m qa serve``: gunicorn, with the settings that the rules of the service need."""

import argparse
import errno
import gc
import importlib
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from gunicorn.app.base import BaseApplication

from qa.cli.command_line import number
from qa.cli.server_log import ServerLog
from qa.errors import QaError
from qa.language import analysis, synonyms
from qa.settings import HIGHEST_PORT, Settings

ROOT = Path(__file__).resolve().parents[2]
# No address, no query string, no referrer: nothing of who asks or what is asked.
ACCESS_LOG = "%(t)s %(m)s %(U)s %(s)s %(B)s bytes %(M)s ms"
SECONDS_FOR_A_REQUEST = 60
SECONDS_TO_FINISH = 30
MOST_WORKERS = 1_000
REASONS = {
    errno.EADDRINUSE: "används redan av ett annat program",
    errno.EACCES: "får inte användas av den här användaren",
    errno.EADDRNOTAVAIL: "finns inte på den här datorn",
}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("serve", help="Starta webbtjänsten")
    parser.add_argument("--host", metavar="ADRESS", help="adress att lyssna på (QA_HOST)")
    parser.add_argument(
        "--port", type=number(HIGHEST_PORT), metavar="PORT", help="port att lyssna på (QA_PORT)"
    )
    parser.add_argument(
        "--workers", type=number(MOST_WORKERS), metavar="ANTAL", help="processer (QA_WORKERS)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Serve until told to stop. Returns 0 after an orderly end."""
    host = args.host or settings.host
    port = args.port or settings.port
    workers = args.workers or settings.workers
    options = server_options(host=host, port=port, workers=workers, threads=settings.threads)
    check_free(host, port)
    check_kept(settings)
    print("Källsvar startar …", file=sys.stderr, flush=True)
    _load()
    _Server(options | {"when_ready": _teller(address(host, port))}).run()
    return 0


def check_free(host: str, port: int) -> None:
    """Raise ``QaError`` with what to do when the address cannot be listened on."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, place = found[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
            probe.bind(place)
    except OSError as error:
        reason = REASONS.get(error.errno or 0, "går inte att använda")
        raise QaError(
            f"Adressen {address(host, port)} {reason}. "
            "Välj en annan port med QA_PORT eller --port, eller adress med QA_HOST eller --host."
        ) from error


def check_kept(settings: Settings) -> None:
    """Raise ``QaError`` with what to do when answers cannot be kept in the folder for them."""
    if settings.database_url:
        return
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.data):
            pass
    except OSError as error:
        raise QaError(
            f"Svar kan inte sparas i mappen {settings.data}. "
            "Ändra rättigheterna, eller välj en annan mapp med QA_DATA."
        ) from error


def _teller(where: str) -> Callable[[object], None]:
    """Return what gunicorn calls when it listens."""

    def tell(_server: object) -> None:
        print(f"Källsvar finns på {where} (avsluta med Ctrl-C)", file=sys.stderr, flush=True)

    return tell


def address(host: str, port: int) -> str:
    """Return the address for people; an IPv6 address stands in brackets."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def server_options(*, host: str, port: int, workers: int, threads: int) -> dict[str, object]:
    """Return gunicorn's settings."""
    return {
        "bind": [address(host, port).removeprefix("http://")],
        "workers": workers,
        "worker_class": "gthread",
        "threads": threads,
        # Each worker makes its own application: index and database are opened after the fork.
        "preload_app": False,
        "timeout": SECONDS_FOR_A_REQUEST,
        "graceful_timeout": SECONDS_TO_FINISH,
        "keepalive": 5,
        # Proxies are trusted in one place only: QA_BEHIND_PROXY, in the application.
        "forwarded_allow_ips": "",
        "limit_request_line": 4094,
        "limit_request_fields": 64,
        "accesslog": "-",
        "access_log_format": ACCESS_LOG,
        "logger_class": ServerLog,
        "control_socket_disable": True,
        "proc_name": "kallsvar",
    }


def _load() -> None:
    """Load modules and dictionaries once, before the workers are forked, who share their memory.

    Opens nothing and starts no thread.
    """
    importlib.import_module("qa.app")
    analysis.load()
    synonyms.load()
    gc.freeze()  # collecting would write to what is shared, and so copy it


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn around ``wsgi:app``."""

    def __init__(self, options: dict[str, object]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> object:
        """Return the application; runs in each worker."""
        if str(ROOT) not in sys.path:
            sys.path.insert(0, str(ROOT))
        return importlib.import_module("wsgi").app
