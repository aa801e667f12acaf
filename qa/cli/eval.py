"""``python -m qa eval``: measure the chain that serves users on gold questions."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from qa.cli.index_folder import add_index, index_folder
from qa.cli.json_output import print_json
from qa.search.builds import Builds
from qa.search.embedders import embedder
from qa.services import evaluate_retrieval
from qa.services.ask import AskService
from qa.services.evaluate import MEASURES, evaluate, summary
from qa.settings import Settings

COLUMNS = ("rows", *MEASURES)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("eval", help="Mät svaren mot facit")
    parts = parser.add_subparsers(required=True, metavar="DEL")
    answers = parts.add_parser("answers", help="frågor med rätta svar, en JSON-rad var")
    answers.add_argument("file", type=Path, metavar="FIL.jsonl")
    add_index(answers)
    answers.add_argument("--json", action="store_true", help="skriv utfallet som JSON")
    answers.set_defaults(run=run)
    retrieval = parts.add_parser("retrieval", help="stycken och frågor i en mapp")
    retrieval.add_argument("folder", type=Path, metavar="MAPP", help="mappen med passages.jsonl")
    retrieval.add_argument(
        "--questions", type=Path, metavar="FIL", help="frågor i stället för questions.jsonl"
    )
    retrieval.add_argument("--no-vectors", action="store_true", help="sök med ord enbart")
    retrieval.add_argument(
        "--cache", type=Path, metavar="FIL", help="spara vektorerna till nästa mätning"
    )
    retrieval.add_argument("--json", action="store_true", help="skriv utfallet som JSON")
    retrieval.set_defaults(run=run_retrieval)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Ask, judge and print a table (or JSON with every row)."""
    service = AskService(Builds(index_folder(args, settings)).current, embedder(settings))
    outcomes = [outcome for outcome, _ in evaluate(service, args.file)]
    table = summary(outcomes)
    if args.json:
        rows = [{name: getattr(o, name) for name in o.__slots__} for o in outcomes]
        print_json({"summary": table, "rows": rows})
        return 0
    print(f"{'':14}" + "".join(f"{column:>9}" for column in COLUMNS))
    for kind, values in table.items():
        print(f"{kind:14}" + "".join(f"{values[column]:9.3g}" for column in COLUMNS))
    return 0


def run_retrieval(args: argparse.Namespace, settings: Settings) -> int:
    """Index the passages in a folder of its own, ask, and print the figures."""
    gold = evaluate_retrieval.read_gold(args.folder, args.questions)
    by = None if args.no_vectors else embedder(settings)
    with TemporaryDirectory() as scratch:
        build = evaluate_retrieval.index_gold(gold, Path(scratch), by, cache=args.cache)
        try:
            found = list(evaluate_retrieval.ask_all(gold, build, by))
        finally:
            build.close()
    means = evaluate_retrieval.figures(found)
    if args.json:
        rows = [{"id": one.id, "ranks": one.ranks, "nDCG@10": one.ndcg} for one in found]
        print_json({"questions": len(found), **means, "rows": rows})
        return 0
    print(f"{len(found)} frågor, {len(gold.passages)} stycken")
    for name, value in means.items():
        print(f"{name:8} {value:.4f}")
    return 0
