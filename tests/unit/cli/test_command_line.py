"""The command line is understood and explained in Swedish."""

import re

import pytest

from qa.cli.command_line import CommandLine
from qa.cli.main import main

ENGLISH = re.compile(
    r"\b(usage|error|options|arguments?:|positional|show|help|message|exit|required|invalid|choice"
    r"|choose|expected|unrecognized|ambiguous|allowed|ignored|default)\b"
)
COMMANDS = [
    [], ["index"], ["ask"], ["serve"], ["register"],
    ["eval"], ["eval", "answers"], ["eval", "retrieval"],
]  # fmt: skip


def complaint(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("användning: python -m qa")
    return told


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_swedish(command: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith("användning: python -m qa")
    assert "\nval:\n" in told
    assert "visa den här hjälpen" in told
    assert not ENGLISH.findall(told.replace("--help", ""))


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ("", "det saknas: KOMMANDO"),
        ("eval", "det saknas: DEL"),
        ("eval answers", "det saknas: FIL.jsonl"),
        ("register x", "statements|definitions: 'x' finns inte. Välj bland"),
        ("indexx", "KOMMANDO: 'indexx' finns inte. Välj bland"),
        ("index --chek", "okänt: --chek"),
        ("index --c", "--c kan vara --corpus, --check, --clean"),
        ("index --check --clean", "--clean och --check går inte ihop"),
        ("index --corpus", "det saknas något efter --corpus"),
        ("index --full=1", "--full tar inget värde, men fick '1'"),
        ("serve --port 99999", "--port: ska vara ett heltal från 1 till 65535"),
        ("serve --port x", "--port: ska vara ett heltal från 1 till 65535"),
        ("serve --workers 0", "--workers: ska vara ett heltal från 1 till 1000"),
    ],
)
def test_what_is_wrong_is_told_in_swedish(
    argv: str, expected: str, capsys: pytest.CaptureFixture[str]
):
    told = complaint(capsys, *argv.split())
    assert expected in told
    assert "\nHjälp: python -m qa" in told
    assert not ENGLISH.findall(told)


def test_coloured_headings_are_translated_too(monkeypatch: pytest.MonkeyPatch):
    """As Python 3.14 writes them on a terminal."""
    coloured = "\x1b[1;34moptions:\x1b[0m\n  --x  of options: many"
    monkeypatch.setattr("argparse.ArgumentParser.format_help", lambda _: coloured)
    expected = "\x1b[1;34mval:\x1b[0m\n  --x  of options: many"
    assert CommandLine().format_help() == expected
