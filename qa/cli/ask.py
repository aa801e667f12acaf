"""``python -m qa ask``: one question, or a file of them, to the terminal or as JSON."""

import argparse
import json
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from qa.cli.index_folder import add_index, index_folder
from qa.cli.json_output import print_json, print_line
from qa.cli.sections import marks, section_texts
from qa.errors import QaError
from qa.language import pairs, sentences, synonyms
from qa.search.builds import Builds
from qa.search.embedders import embedder
from qa.services.answer_json import AnswerJson, CitationJson, SentenceJson, to_json
from qa.services.ask import AskService
from qa.services.references import names_year
from qa.settings import Settings

WIDTH = 88
INDENT = "    "
MOST_WORDS = 60
"""Words shown of a passage that does not answer."""
STATES = {
    "answered": "",
    "partial": "Materialet svarar på en del av frågan.",
    "no_support": "Materialet svarar inte på frågan.",
    "blocked": "",
}
UNSUPPORTED = "Det här ur frågan står inte i de avsnitt som ligger närmast"
NEAREST = "Närmast i materialet. De här ställena liknar frågan men svarar inte på den."
NOTE = "Svaret är ordagranna citat som har sammanställts automatiskt. Kontrollera källan."


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("ask", help="Ställ en fråga")
    parser.add_argument("question", nargs="?", metavar="FRÅGA", help="frågan")
    add_index(parser)
    parser.add_argument("--json", action="store_true", help="skriv svaret som JSON")
    parser.add_argument(
        "--context",
        action="append",
        default=[],
        metavar="FRÅGA",
        help="tidigare fråga; kan upprepas",
    )
    parser.add_argument(
        "--batch", type=Path, metavar="FIL.jsonl", help='rader {"id","question","context":[…]}'
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Answer and print.

    Returns 0, 1 when some question of a file got no answer, or 2 when neither a question nor a file
    was given.
    """
    if (args.question is None) == (args.batch is None):
        print("Ange en fråga eller --batch FIL.jsonl.", file=sys.stderr)
        return 2
    synonyms.use(settings.corpus / pairs.OWN_FILE)
    service = AskService(Builds(index_folder(args, settings)).current, embedder(settings))
    if args.batch:
        status = 0
        for row in answer_rows(service, args.batch):
            print_line(row)
            status = 1 if "error" in row else status
        return status
    answer = to_json(service.ask(args.question, args.context))
    if args.json:
        print_json(answer)
    else:
        print(as_text(answer))
    return 0


def answer_rows(service: AskService, file: Path) -> Iterator[dict[str, object]]:
    """Yield one answer object with the row's ``id`` a line, in order; a bad row costs one error."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QaError(f"Filen {file} kan inte läsas. Ange en textfil i UTF-8.") from error
    else:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _answer_row(service, line, number)


def _answer_row(service: AskService, line: str, number: int) -> dict[str, object]:
    try:
        row = json.loads(line)
        text, context = row["question"], row.get("context") or []
    except (ValueError, KeyError, TypeError, AttributeError):
        text, context = None, []
    if not all(isinstance(words, str) for words in (text, *context)):
        print(f"Rad {number} är inte en fråga i JSON.", file=sys.stderr)
        return {"id": None, "error": f"Rad {number} är inte en fråga i JSON."}
    try:
        return {"id": row.get("id"), **to_json(service.ask(text, context))}
    except QaError as error:
        print(f"Rad {number}: {error.public_message}", file=sys.stderr)
        return {"id": row.get("id"), "error": error.public_message}


def as_text(answer: AnswerJson) -> str:
    """Return the answer for a terminal, ``WIDTH`` characters wide."""
    blocks: list[str] = []
    if answer["question"]:
        blocks.append(answer["question"])
    if told := answer["reason"] or STATES[answer["state"]]:
        blocks.append(_wrap(told))
    if answer["did_you_mean"]:
        blocks.append(_wrap(f"Menade du: {answer['did_you_mean']}"))
    blocks.extend(
        _wrap(f"{_gap(s)}”{s['text']}” {marks(s['citations'])}") for s in answer["sentences"]
    )
    blocks.extend(_wrap(text) for text in section_texts(answer))
    refused = answer["state"] == "no_support"
    if refused and answer["not_covered"]:
        blocks.append(_wrap(f"{UNSUPPORTED}: {', '.join(answer['not_covered'])}"))
    if answer["citations"]:
        blocks.append("\n".join(["Källor", *(_source(c) for c in answer["citations"])]))
    elif answer["nearest"]:
        blocks.append(NEAREST)
        blocks.extend(f"{_source(c)}\n{_excerpt(c['quote'])}" for c in answer["nearest"])
    if answer["not_covered"] and not refused:
        blocks.append(_wrap("Står inte i det som visas: " + ", ".join(answer["not_covered"])))
    if answer["not_from"]:
        blocks.append(_wrap(f"Inget citat har som källa: {', '.join(answer['not_from'])}"))
    if answer["state"] != "blocked":
        blocks.append(
            f"{NOTE}\nSökt i {answer['searched']} av {answer['documents']} dokument"
            f" · version {answer['build']}"
        )
    return "\n\n".join(blocks)


def _gap(sentence: SentenceJson) -> str:
    return "[…] " if sentence["cut"] else ""


def _source(citation: CitationJson) -> str:
    document = citation["document"]
    named = names_year(document["title"], document["year"])
    year = "" if named else str(document["year"] or "")
    parts = [document["publisher"], document["title"], year]
    pages = ", ".join(
        page["label"]
        if page["label"] == str(page["number"])
        else f"{page['label']} (PDF-sida {page['number']})"
        for page in citation["pages"]
    )
    line = ", ".join(part for part in parts if part)
    return _wrap(f"[{citation['n']}] {line}, s. {pages} – {document['file']}")


def _excerpt(quote: str) -> str:
    """Return the quote indented: a long one as far as its whole sentences go, if it has some."""
    ends = [word.end() for word in re.finditer(r"\S+", quote)]
    shown = f"”{quote}”"
    if len(ends) > MOST_WORDS:
        most = ends[MOST_WORDS - 1]
        whole = [end for _, end in sentences.split(quote) if end <= most]
        shown = f"”{quote[: whole[-1] if whole else most]}” […]"
    return textwrap.indent(_wrap(shown, WIDTH - len(INDENT)), INDENT)


def _wrap(text: str, width: int = WIDTH) -> str:
    lines = text.replace("\t", "  ").split("\n")
    return "\n".join(textwrap.fill(line, width) for line in lines)
