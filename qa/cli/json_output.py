"""Results as JSON on standard output: the same look in every command."""

import json


def print_json(value: object) -> None:
    """Print one object over several lines, for programs and eyes alike."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_line(value: object) -> None:
    """Print one object on one line, at once: JSON Lines, for many objects."""
    print(json.dumps(value, ensure_ascii=False), flush=True)
