"""Why an answer came out as it did: for administrators, where the setting allows it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from qa.answer.interpret import Reading
from qa.model import Kind
from qa.store.answers import KeptAnswer
from qa.web.services import Services


def blueprint(services: Services) -> Blueprint:
    """Return the page. The question is asked anew, so that an answer need not carry its reasons."""
    pages = Blueprint("explaining", __name__)

    @pages.get("/svar/<answer_id>/varfor")
    def why(answer_id: str) -> ResponseReturnValue:
        *earlier, kept = services.answers.conversation(answer_id)
        context = [before.question for before in earlier]
        found = services.ask.explain(kept.question, context, _reading(kept))
        return render_template("explanation.html", kept=kept, why=found)

    return pages


def _reading(kept: KeptAnswer) -> Reading:
    """Return how the question was read then."""
    payload = kept.payload
    return Reading(Kind(str(payload["kind"])), str(payload["topic"]), str(payload.get("area", "")))
