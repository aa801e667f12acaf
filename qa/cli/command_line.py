"""A parser of the command line that speaks Swedish, where ``argparse`` speaks English."""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import NoReturn

USAGE = "användning: "
HELP = "visa den här hjälpen"
HEADINGS = {"positional arguments": "argument", "options": "val"}
COMPLAINTS = {
    r"the following arguments are required: (.+)": r"det saknas: \1",
    r"unrecognized arguments: (.+)": r"okänt: \1",
    r"argument (.+?): not allowed with argument (.+)": r"\1 och \2 går inte ihop",
    r"argument (.+?): expected one argument": r"det saknas något efter \1",
    r"argument (.+?): ignored explicit argument (.+)": r"\1 tar inget värde, men fick \2",
    r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)": (
        r"\1: \2 finns inte. Välj bland \3"
    ),
    r"ambiguous option: (.+?) could match (.+)": r"\1 kan vara \2",
    r"argument (.+?): (.+)": r"\1: \2",
}
"""What ``argparse`` of Python 3.11 to 3.13 complains of, and how that is said in Swedish."""
_HEADING = re.compile(rf"(?m)(?:^|(?<=m))(?:{'|'.join(HEADINGS)})(?=:(?:\x1b\[\d*m)*$)")
# Python 3.14 colours them on a terminal: a sign that ends in m comes before, one comes after.


class CommandLine(argparse.ArgumentParser):
    """A parser whose help and complaints are Swedish, its subparsers too."""

    def __init__(self, **options: object) -> None:
        super().__init__(**(options | {"add_help": False, "formatter_class": _Formatter}))  # type: ignore[arg-type]  # as given to argparse
        self.add_argument("-h", "--help", action="help", help=HELP)

    def format_help(self) -> str:
        """Return the help."""
        return _HEADING.sub(lambda found: HEADINGS[found[0]], super().format_help())

    def error(self, message: str) -> NoReturn:
        """Print how the command is used and what is wrong, and exit with 2."""
        self.exit(
            2, f"{self.format_usage()}{self.prog}: {in_swedish(message)}\nHjälp: {self.prog} -h\n"
        )


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, USAGE if prefix is None else prefix)


def in_swedish(message: str) -> str:
    """Return a complaint of ``argparse`` in Swedish; one that is not known stays as it is."""
    for pattern, swedish in COMPLAINTS.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return found.expand(swedish)
    return message


def number(highest: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from 1 to ``highest``, for ``type=``."""

    def read(text: str) -> int:
        if not text.isdecimal() or not 1 <= int(text) <= highest:
            raise argparse.ArgumentTypeError(f"ska vara ett heltal från 1 till {highest}")
        return int(text)

    return read
