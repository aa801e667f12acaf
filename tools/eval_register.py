"""Measure the register of statements on gold rows, and draw samples to judge by hand.

python tools/eval_register.py --index DIR [--gold FILE.jsonl] [--misses] [--sample N --seed S]
"""

import argparse
import random
from pathlib import Path

from qa.search.builds import Builds
from qa.services.evaluate_register import NONE, compare, summary
from qa.services.stated import StatementRow, statement_rows


def main() -> None:
    """Print the shares, the rows that went wrong when asked, and a random sample when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with Builds(args.index).current() as build:
        rows = list(statement_rows(build))
    print(f"{len(rows)} statements")
    if args.gold:
        _measure(rows, args.gold, misses=args.misses)
    for row in random.Random(args.seed).sample(rows, min(args.sample, len(rows))):
        print(f"{row['status']} | {row['about']} | {row['file']} {row['pages']} | {row['quote']}")


def _measure(rows: list[StatementRow], gold: Path, *, misses: bool) -> None:
    findings = list(compare(rows, gold))
    print(summary(findings))
    for finding in findings if misses else ():
        wrong = bool(finding.found) if finding.status == NONE else not finding.right
        if wrong:
            print(f"{finding.status} {list(finding.found)} | {finding.quote}")


if __name__ == "__main__":
    main()
