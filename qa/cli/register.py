"""``python -m qa register``: what the documents state of evidence, and how they define terms."""

import argparse
import textwrap
from collections.abc import Iterable, Mapping

from qa.cli.index_folder import add_index, index_folder
from qa.cli.json_output import print_line
from qa.search.builds import Builds
from qa.services.stated import definition_rows, statement_rows
from qa.settings import Settings

WIDTH = 88
STATUSES = {
    "supported": "stöd finns",
    "limited": "begränsat stöd",
    "insufficient": "otillräckligt underlag",
    "gap": "forskning saknas",
    "no_effect": "ingen effekt påvisad",
    "recommended": "rekommenderas",
    "not_recommended": "avråds",
    "mixed": "blandade besked",
}
NOTE = "Raderna är ordagranna citat som har hittats automatiskt. Kontrollera källan."


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("register", help="Visa vad dokumenten säger om evidens")
    parser.add_argument(
        "part",
        choices=("statements", "definitions"),
        metavar="statements|definitions",
        help="evidensutsagor eller definitioner",
    )
    add_index(parser)
    parser.add_argument("--json", action="store_true", help="skriv ett JSON-objekt per rad")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Print the register, one object a line or as text. Returns 0."""
    builds = Builds(index_folder(args, settings))
    rows_of = statement_rows if args.part == "statements" else definition_rows
    with builds.current() as build:
        rows: Iterable[Mapping[str, object]] = rows_of(build)
        if args.json:
            for row in rows:
                print_line(row)
            return 0
        print("\n\n".join([*map(as_text, rows), NOTE]))
    return 0


def as_text(row: Mapping[str, object]) -> str:
    """Return one row for a terminal, ``WIDTH`` characters wide."""
    heading = str(row.get("about") or row.get("term"))
    if "status" in row:
        heading += f": {STATUSES[str(row['status'])]}"
        heading += f" ({row['grade']})" if row["grade"] else ""
    pages = row["pages"]
    numbers = ", ".join(map(str, pages)) if isinstance(pages, list) else ""
    quote = str(row["quote"]).replace("\t", "  ").replace("\n", " ")
    return "\n".join(
        [
            textwrap.fill(heading, WIDTH),
            textwrap.fill(f"”{quote}”", WIDTH, initial_indent="  ", subsequent_indent="  "),
            f"  {row['file']}, PDF-sida {numbers}",
        ]
    )
