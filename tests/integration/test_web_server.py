"""The service as gunicorn runs it: workers that agree, and a log without questions."""

import http.client
import json
import re
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

import pytest
from served import FILE, QUESTION, QUOTE, UNANSWERED, Served

SECRET = "hemligfrågaomgrannen"
Answer = tuple[int, dict[str, str], str]


@pytest.fixture
def send(served: Served) -> Callable[..., Answer]:
    def send(method: str, path: str, body: str = "", **headers: str) -> Answer:
        connection = http.client.HTTPConnection(urlsplit(served.url).netloc, timeout=30)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body.encode() or None, names)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, dict(answer.getheaders()), text

    return send


def form(send: Callable[..., Answer], text: str) -> Answer:
    _, headers, html = send("GET", "/")
    found = re.search(r'name="csrf_token" value="([^"]+)"', html)
    assert found
    return send(
        "POST",
        "/fraga",
        urlencode({"fraga": text, "csrf_token": found[1]}),
        Content_Type="application/x-www-form-urlencoded",
        Cookie=headers["Set-Cookie"].split(";")[0],
    )


def test_a_question_is_answered_with_a_quote_out_of_the_document(
    send: Callable[..., Answer],
) -> None:
    status, headers, _ = form(send, QUESTION)
    assert status == 303
    status, _, html = send("GET", headers["Location"].partition("#")[0])
    assert status == 200
    assert f"”{QUOTE}”" in html
    assert "Exempelverket (2024). Begrepp i socialtjänsten, s. 1." in html


def test_what_the_document_does_not_say_is_not_answered(send: Callable[..., Answer]) -> None:
    _, _, body = send(
        "POST",
        "/api/v1/ask",
        json.dumps({"question": UNANSWERED}),
        Content_Type="application/json",
    )
    assert json.loads(body)["state"] == "no_support"


def test_two_workers_know_each_others_forms_and_answers(send: Callable[..., Answer]) -> None:
    """Sixteen forms at once: a token or answer known to one worker only would fail some."""
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: form(send, QUESTION), range(16)))
        assert [status for status, _, _ in answers] == [303] * 16
        addresses = [headers["Location"].partition("#")[0] for _, headers, _ in answers]
        shown = list(pool.map(lambda address: send("GET", address)[0], addresses))
    assert shown == [200] * 16


def test_no_question_reaches_the_log_however_it_is_sent(
    served: Served, send: Callable[..., Answer]
) -> None:
    as_json = {"Content_Type": "application/json"}
    form(send, f"Vad sa {SECRET}?")
    form(send, f"{SECRET} 19811218-9876")
    form(send, SECRET * 100)
    send("POST", "/fraga", urlencode({"fraga": SECRET}))  # without a token
    send("POST", "/api/v1/ask", json.dumps({"question": SECRET, "context": [SECRET]}), **as_json)
    send("POST", "/api/v1/ask", f'{{"question": "{SECRET}', **as_json)
    send(
        "GET", f"/?{urlencode({'fraga': SECRET})}", Referer=f"http://x/?{urlencode({'q': SECRET})}"
    )
    send("GET", f"/dokument/x/sida/1?{urlencode({'markera': SECRET})}")
    with socket.create_connection(urlsplit(served.url).netloc.split(":"), timeout=10) as raw:  # type: ignore[arg-type]
        raw.sendall(f"GET /?q={SECRET} och mer HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert b"400" in raw.recv(4096)
    log = served.log.read_text(encoding="utf-8")
    assert log.count("POST /fraga") >= 4
    assert "refused a malformed request" in log
    encoded = urlencode({"q": SECRET}).removeprefix("q=")
    for trace in (SECRET, encoded, "hemligfr", "grannen", "19811218", "127.0.0.1 -"):
        assert trace not in log, trace


def test_a_body_that_is_too_large_gets_a_swedish_page(send: Callable[..., Answer]) -> None:
    status, _, html = form(send, "a" * 2_000_000)
    assert status == 413
    assert "för stort" in html


def test_health_tells_the_build(send: Callable[..., Answer]) -> None:
    status, headers, body = send("GET", "/halsa")
    assert status == 200
    assert headers["Content-Type"] == "application/json"
    assert json.loads(body)["documents"] == 2


def test_a_server_does_not_tell_its_version(send: Callable[..., Answer]) -> None:
    _, headers, _ = send("GET", "/")
    assert headers.get("Server", "gunicorn") == "gunicorn"


def test_the_original_file_is_the_file_that_was_read(
    served: Served, send: Callable[..., Answer]
) -> None:
    _, _, page = send("GET", "/dokument")
    found = re.search(r'href="(/dokument/[0-9a-f]{12})">Begrepp i socialtjänsten', page)
    assert found
    connection = http.client.HTTPConnection(urlsplit(served.url).netloc, timeout=30)
    connection.request("GET", f"{found[1]}/fil.pdf")
    data = connection.getresponse().read()
    connection.close()
    assert data == (served.data.parent / "corpus" / FILE).read_bytes()


def test_the_address_is_told_once_the_service_listens_there(served: Served) -> None:
    lines = served.log.read_text(encoding="utf-8").splitlines()
    (told,) = [at for at, line in enumerate(lines) if f"finns på {served.url}" in line]
    assert any("Listening at" in line for line in lines[:told])
