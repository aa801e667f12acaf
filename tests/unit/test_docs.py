"""The documents say what the code does."""

import re
from argparse import ArgumentParser
from dataclasses import fields
from pathlib import Path

import pytest

from qa.cli.main import COMMANDS, _commands, _parser
from qa.ingest.faults import FAULTS
from qa.settings import Settings


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_stands_in_the_table_of_readme(name: str, readme: str) -> None:
    assert f"| `QA_{name.upper()}` |" in readme


def test_readme_names_no_setting_that_is_not_there(readme: str) -> None:
    known = {f"QA_{field.name.upper()}" for field in fields(Settings)}
    assert set(re.findall(r"`(QA_[A-Z_]+)`", readme)) - {"QA_"} <= known


def test_the_defaults_of_readme_are_those_of_the_code(readme: str) -> None:
    for field in fields(Settings):
        if isinstance(field.default, int) and not isinstance(field.default, bool):
            assert f"| `QA_{field.name.upper()}` | `{field.default}` |" in readme, field.name


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_exists_stands_in_readme(command: str, readme: str, root: Path) -> None:
    if (root / "qa" / "cli" / f"{command}.py").exists():
        assert f"python -m qa {command}" in readme


def test_every_option_of_every_command_stands_in_the_table_of_readme(readme: str) -> None:
    table = [line for line in readme.splitlines() if line.startswith("| `python -m qa ")]
    for words, options in commands(_parser(_commands([]))).items():
        lines = "\n".join(line for line in table if line.startswith(f"| `python -m qa {words}"))
        assert all(option in lines for option in options - {"--help", "--json"}), words
    assert "--json" in readme


def commands(parser: ArgumentParser) -> dict[str, set[str]]:
    """The long options of each command, a command's parts apart."""
    found = {}
    for action in parser._actions:
        if isinstance(action.choices, dict):
            for name, below in action.choices.items():
                inner = commands(below)
                found |= {f"{name} {part}".strip(): options for part, options in inner.items()}
    own = {name for action in parser._actions for name in action.option_strings if name[:2] == "--"}
    return found or {"": own}


def test_every_decision_stands_in_the_list_of_decisions(root: Path) -> None:
    folder = root / "docs" / "adr"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    pages = [page.name for page in folder.glob("0*.md")]
    assert pages
    assert all(f"({page})" in listed for page in pages)


def test_every_reason_for_an_unread_file_says_what_to_do() -> None:
    assert all(fault.reason.strip() and fault.advice.strip() for fault in FAULTS.values())


def test_the_links_of_readme_and_docs_lead_somewhere(root: Path) -> None:
    for page in (root / "README.md", *(root / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"
