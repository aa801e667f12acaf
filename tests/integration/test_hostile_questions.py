"""A thousand hostile questions: none gives an error page, and none takes long."""

import json
import random
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hostile import BODIES, HOSTILE, QUESTION, WORDS

from qa.app import create_app
from qa.services.ask import LONGEST_QUESTION
from qa.services.build import build_index
from qa.settings import Settings

COUNT = 1_000
SECONDS = 3.0
"""CPU time that no question may reach; the slowest is far below on any machine."""
SAMPLES = ("metodguiden", "begreppen-2026")
ASK = "/api/v1/ask"


def hostile_questions(count: int) -> Iterator[tuple[str, list[str]]]:
    """Yield questions with the earlier ones they follow on: all above, then mixtures of them."""
    every = [text for texts in HOSTILE.values() for text in texts]
    chance = random.Random(1)
    for number in range(count):
        text = every[number] if number < len(every) else mixture(chance, every)
        earlier = chance.sample(every, chance.randint(1, 10)) if number % 5 == 4 else []
        yield text, earlier


def mixture(chance: random.Random, every: list[str]) -> str:
    parts = [chance.choice(every)[: chance.choice([20, 200, 900])] for _ in range(3)]
    parts += chance.choices(WORDS, k=3)
    parts.append(
        "".join(chr(chance.randrange(0x20, 0x11_0000)) for _ in range(chance.randrange(20)))
    )
    chance.shuffle(parts)
    return chance.choice([" ", "", "-", "\n"]).join(parts)[: LONGEST_QUESTION + 5]


@pytest.fixture(scope="module")
def app(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The whole application, on an index of two of the sample documents."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "corpus").mkdir()
    for name in SAMPLES:
        shutil.copy(root / "corpus" / "exempel" / f"{name}.pdf", folder / "corpus")
    settings = Settings(corpus=folder / "corpus", index=folder / "index", data=folder / "var")
    build_index(settings)
    return create_app(settings)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_a_thousand_hostile_questions_get_an_answer_or_a_refusal(client: FlaskClient):
    client.post(ASK, json={"question": QUESTION})  # loads the dictionaries
    spent: list[tuple[float, str]] = []
    states = set()
    for text, earlier in hostile_questions(COUNT):
        body = json.dumps({"question": text, "context": earlier})
        before = time.process_time()
        answer = client.post(ASK, data=body, content_type="application/json")
        spent.append((time.process_time() - before, text[:60]))
        assert answer.status_code in {200, 400, 413}, (answer.status_code, text)
        said = json.loads(answer.data)
        assert "Traceback" not in answer.text
        if answer.status_code == 200:
            states.add(said["state"])
        else:
            assert len(said["detail"]) > len("Frågan")
    slowest = max(spent)
    print(
        f"slowest {slowest[0]:.3f} s, mean {sum(s for s, _ in spent) / COUNT:.4f} s: {slowest[1]!r}"
    )
    assert slowest[0] < SECONDS, slowest[1]
    assert {"answered", "no_support"} <= states


def test_the_pages_take_them_too(client: FlaskClient):
    """Every kind once by the form, to the page that shows the answer."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/").text)
    assert token
    for kind, texts in HOSTILE.items():
        for text in texts[::2]:
            sent = text.encode("utf-8", "surrogatepass")
            form = {"fraga": sent, "csrf_token": token[1]}
            answer = client.post("/fraga", data=form, follow_redirects=True)
            assert answer.status_code in {200, 400}, (kind, answer.status_code, text)
            assert "<script>alert" not in answer.text
            assert "<img src=x" not in answer.text
            assert "Traceback" not in answer.text


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/json; charset=x"])
def test_bodies_of_any_shape_are_taken_or_refused(client: FlaskClient, kind: str):
    for body in BODIES:
        before = time.process_time()
        answer = client.post(ASK, data=body, content_type=kind)
        assert answer.status_code in {200, 400, 413, 415}, (answer.status_code, body[:60])
        assert time.process_time() - before < SECONDS, body[:60]
        assert json.loads(answer.data)
