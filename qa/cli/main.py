"""Reads the command line, runs one command and turns errors into a Swedish line and a status."""

import argparse
import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from typing import Protocol

from qa.cli.command_line import CommandLine
from qa.errors import QaError
from qa.settings import Settings

COMMANDS = ("index", "ask", "serve", "register", "eval", "bench", "user")


class Command(Protocol):
    """A module of ``qa.cli``."""

    def add_parser(self, subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
        """Add a parser whose default ``run`` takes the arguments and settings, gives a status."""
        ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 1 after an error that was told, 130 when interrupted.

    ``argparse`` exits with 2 when the command line cannot be understood.
    """
    argv = sys.argv[1:] if argv is None else argv
    commands = _commands(argv)
    args = _parser(commands).parse_args(argv)
    try:
        return int(args.run(args, Settings.from_env()))
    except QaError as error:
        print(error.public_message, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Avbrutet.", file=sys.stderr)
        return 130


def _commands(argv: Sequence[str]) -> dict[str, Command]:
    """Import the command that is asked for, or all of them when it is not clear which."""
    there = [name for name in COMMANDS if importlib.util.find_spec(f"qa.cli.{name}")]
    wanted = [name for name in there if argv[:1] == [name]] or there
    return {name: importlib.import_module(f"qa.cli.{name}") for name in wanted}


def _parser(commands: dict[str, Command]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = CommandLine(
        prog="python -m qa", description="Källsvar: svar som ordagranna citat ur dina dokument."
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    for command in commands.values():
        command.add_parser(subparsers)
    return parser
