"""Asking: the form, the answer behind its permalink, and the questions that follow on it."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from qa.answer.interpret import Reading
from qa.errors import NotFound, QuestionRefused
from qa.model import Answer, Kind, State
from qa.services.answer_json import to_json
from qa.store.answers import KeptAnswer
from qa.web.services import Services

UNSAFE_FORM = (
    "Sidan hade legat öppen länge eller kom från en annan webbplats. Din text finns kvar. "
    "Skicka den igen."
)
CONVERSATION_GONE = (
    "Det tidigare samtalet finns inte kvar. Skriv frågan så att den går att förstå för sig själv."
)


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the question box: the text, the answer it follows on, and what is wrong.

    ``reading`` is how the question is to be understood, when its reader has said so.
    """

    text: str = ""
    after: str = ""
    error: str = ""
    reading: Reading | None = None


def blueprint(services: Services) -> Blueprint:
    """Return the pages for asking."""
    pages = Blueprint("ask", __name__)

    def show_form(form: Form, status: int = 200) -> ResponseReturnValue:
        """Show the form where it was sent from: below its conversation, or on the start page."""
        earlier = _conversation(services, form.after)
        if earlier:
            return render_template("answer.html", conversation=earlier, form=form), status
        build = services.documents.build()
        return render_template("start.html", build=build, form=form), status

    @pages.get("/")
    def start() -> ResponseReturnValue:
        changed = request.args.get("andra", "")
        text = services.answers.find(changed).question if changed else ""
        return show_form(Form(text=text))

    @pages.post("/fraga")
    def ask() -> ResponseReturnValue:
        form = Form(
            request.form.get("fraga", ""), request.form.get("efter", ""), reading=_reading()
        )
        earlier = _conversation(services, form.after)
        try:
            answer = _answer(services, form, earlier)
        except QuestionRefused as refused:
            return show_form(Form(form.text, form.after, refused.public_message), refused.status)
        if answer.state is State.BLOCKED:  # never stored, so it has no address
            return render_template("blocked.html", form=form)
        answer_id = services.answers.keep(
            answer.question.text, dict(to_json(answer)), context_id=form.after or None
        )
        return redirect(url_for("ask.show", answer_id=answer_id, _anchor="svaret"), 303)

    @pages.get("/svar/<answer_id>")
    def show(answer_id: str) -> ResponseReturnValue:
        conversation = services.answers.conversation(answer_id)
        return render_template("answer.html", conversation=conversation, form=Form(after=answer_id))

    @pages.app_errorhandler(CSRFError)
    def unsafe_form(_error: CSRFError) -> ResponseReturnValue:
        text = request.form.get("fraga", "")
        return show_form(Form(text, request.form.get("efter", ""), UNSAFE_FORM), 400)

    return pages


def _answer(services: Services, form: Form, earlier: tuple[KeptAnswer, ...]) -> Answer:
    if form.after and not earlier:
        raise QuestionRefused(CONVERSATION_GONE)
    return services.ask.ask(form.text, [kept.question for kept in earlier], form.reading)


def _reading() -> Reading | None:
    """Return how the form says that the question is to be read; what it holds wrong is left out."""
    kind = request.form.get("slag", "")
    if kind not in set(Kind):
        return None
    return Reading(Kind(kind), request.form.get("amne", "").strip(), request.form.get("omrade", ""))


def _conversation(services: Services, answer_id: str) -> tuple[KeptAnswer, ...]:
    """Return the answers that a question follows on, or none when they are gone."""
    if not answer_id:
        return ()
    try:
        return services.answers.conversation(answer_id)
    except NotFound:
        return ()
