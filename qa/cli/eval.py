"""``python -m qa eval``: measure the chain that serves users on gold questions."""

import argparse
import json
from pathlib import Path

from qa.search.builds import Builds
from qa.services.ask import AskService
from qa.services.evaluate import evaluate, summary
from qa.settings import Settings

COLUMNS = ("rows", "right", "short", "page", "refused")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("eval", help="Mät svaren mot facit")
    parts = parser.add_subparsers(required=True, metavar="DEL")
    answers = parts.add_parser("answers", help="frågor med rätta svar, en JSON-rad var")
    answers.add_argument("file", type=Path, metavar="FILE.jsonl")
    answers.add_argument("--index", type=Path, metavar="DIR", help="mappen med indexversioner")
    answers.add_argument("--json", action="store_true", help="skriv utfallet som JSON")
    answers.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Ask, judge and print a table (or JSON with every row)."""
    service = AskService(Builds(args.index or settings.index).current)
    outcomes = [outcome for outcome, _ in evaluate(service, args.file)]
    table = summary(outcomes)
    if args.json:
        rows = [{name: getattr(o, name) for name in o.__slots__} for o in outcomes]
        print(json.dumps({"summary": table, "rows": rows}, ensure_ascii=False))
        return 0
    print(f"{'':14}" + "".join(f"{column:>9}" for column in COLUMNS))
    for kind, values in table.items():
        print(f"{kind:14}" + "".join(f"{values[column]:9.3g}" for column in COLUMNS))
    return 0
