"""The same answers for programs: nothing stored, no cookie."""

import json
from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import UnsupportedMediaType

from qa.errors import QuestionRefused
from qa.services.answer_json import to_json
from qa.services.ask import MOST_CONTEXT
from qa.web.security import csrf
from qa.web.services import Services

FIELDS = frozenset({"question", "context", "conversation"})
SHAPE = 'Skicka ett JSON-objekt med "question" och, om du vill, "context" eller "conversation".'
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """The body of a request."""

    question: str
    context: tuple[str, ...] = ()
    conversation: str = ""


def blueprint(services: Services) -> Blueprint:
    """Return the API."""
    api = Blueprint("api", __name__, url_prefix="/api")
    csrf.exempt(api)  # no cookie counts here, and only application/json is read

    @api.get("", strict_slashes=False)
    @api.get("/v1", strict_slashes=False)
    def start() -> ResponseReturnValue:
        return Response(render_template("api.json"), mimetype="application/json")

    @api.post("/v1/ask")
    def ask() -> ResponseReturnValue:
        asked = read(_body())
        earlier = asked.context
        if asked.conversation:
            kept = services.answers.conversation(asked.conversation)
            earlier = tuple(answer.question for answer in kept)
        return jsonify(to_json(services.ask.ask(asked.question, earlier)))

    @api.get("/v1/openapi.json")
    def description() -> ResponseReturnValue:
        return Response(render_template("openapi.json"), mimetype="application/json")

    return api


def _body() -> object:
    if not request.is_json:
        raise UnsupportedMediaType
    try:
        body: object = json.loads(request.get_data().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QuestionRefused("Det som skickades kan inte läsas: det är inte UTF-8.") from error
    except json.JSONDecodeError as error:
        place = f"rad {error.lineno}, tecken {error.colno}"
        raise QuestionRefused(
            f"Det som skickades kan inte läsas som JSON: fel på {place}."
        ) from error
    except ValueError as error:
        raise QuestionRefused("Det finns ett tal med för många siffror i JSON-objektet.") from error
    except RecursionError as error:
        raise QuestionRefused("JSON-objektet är för djupt nästlat.") from error
    return body


def _shown(name: str) -> str:
    """Return a name that can be told: on one line, and not too long."""
    plain = "".join(ch if ch.isprintable() else " " for ch in name)
    return plain if len(plain) <= LONGEST_NAME else f"{plain[:LONGEST_NAME]}…"


def read(body: object) -> Asked:
    """Read ``{"question": …}`` with ``"context": […]`` or ``"conversation": id``, or neither.

    Raises ``QuestionRefused`` for any other shape.
    """
    if not isinstance(body, dict):
        raise QuestionRefused(f"Det är inget JSON-objekt. {SHAPE}")
    unknown = next((name for name in body if name not in FIELDS), None)
    if unknown is not None:
        raise QuestionRefused(f'Fältet "{_shown(unknown)}" finns inte. {SHAPE}')
    question, context = body.get("question"), body.get("context", [])
    conversation = body.get("conversation", "")
    if not isinstance(question, str):
        raise QuestionRefused('"question" ska vara en text.')
    if not isinstance(context, list) or not all(isinstance(text, str) for text in context):
        raise QuestionRefused('"context" ska vara en lista med tidigare frågor, äldst först.')
    if len(context) > MOST_CONTEXT:
        raise QuestionRefused(f'"context" får ha högst {MOST_CONTEXT} frågor.')
    if not isinstance(conversation, str) or (conversation and context):
        raise QuestionRefused(
            '"conversation" ska vara det som står sist i ett svars adress, utan "context".'
        )
    return Asked(question, tuple(context), conversation)
