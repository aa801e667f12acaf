"""What every response carries, what is refused, and what is never written down."""

import logging
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from page_checks import check_page, text_of
from test_web_asking import answer_page, send, token
from web_world import World, make_world

SECRET = "hemligfrågaomgrannen"
POLICY = {
    "default-src": "'none'",
    "img-src": "'self'",
    "style-src": "'self'",
    "script-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def client(world: World) -> FlaskClient:
    return world.app().test_client()


@pytest.mark.parametrize("path", ["/", "/dokument", "/om", "/halsa", "/finns-inte", "/svar/x"])
def test_every_response_carries_the_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";")
    )
    assert policy == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" not in headers


def test_over_https_the_cookie_is_secure_and_stays_so(tmp_path: Path) -> None:
    client = make_world(tmp_path, https=True).app().test_client()
    answer = client.get("/", base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-kallsvar=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_a_form_is_taken_over_https(tmp_path: Path) -> None:
    client = make_world(tmp_path, https=True).app().test_client()
    html = client.get("/", base_url="https://localhost").get_data(as_text=True)
    found = re.search(r'name="csrf_token" value="([^"]+)"', html)
    assert found
    answer = client.post(
        "/fraga",
        data={"fraga": "Vad är evidens?", "csrf_token": found[1]},
        base_url="https://localhost",
    )
    assert answer.status_code == 303


def test_the_session_cookie_is_the_only_one(client: FlaskClient) -> None:
    cookies = client.get("/").headers.getlist("Set-Cookie")
    assert [cookie.split("=")[0] for cookie in cookies] == ["kallsvar"]
    assert "HttpOnly" in cookies[0] and "SameSite=Lax" in cookies[0]
    assert (
        client.post("/api/v1/ask", json={"question": "Vad är evidens?"}).headers.getlist(
            "Set-Cookie"
        )
        == []
    )


@pytest.mark.parametrize("csrf", ["", "made-up"])
def test_a_form_from_elsewhere_is_refused_and_its_text_kept(
    client: FlaskClient, world: World, csrf: str
) -> None:
    token(client)
    answer = client.post("/fraga", data={"fraga": "Vad är evidens?", "csrf_token": csrf})
    page = check_page(answer)
    assert answer.status_code == 400
    assert text_of(page).count("Frågan skickades inte") == 1
    assert page.findtext(".//textarea") == "Vad är evidens?"
    assert world.asked == []


def test_a_body_over_64_kilobytes_is_refused_in_swedish(client: FlaskClient) -> None:
    answer = send(client, "a" * (65 * 1024))
    assert answer.status_code == 413
    assert "för stort" in text_of(check_page(answer))


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/fraga", 405), ("POST", "/", 405), ("DELETE", "/svar/x", 405), ("GET", "/x", 404)],
)
def test_errors_are_pages_in_swedish(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    data = {"csrf_token": token(client)} if method != "GET" else None
    answer = client.open(path, method=method, data=data)
    assert answer.status_code == status
    page = check_page(answer)
    assert f"Fel {status}" in text_of(page)
    assert ("Allow" in answer.headers) == (status == 405)


def test_markup_in_a_question_is_shown_as_text(client: FlaskClient) -> None:
    html = answer_page(client, '<script>alert(1)</script> & "evidens"?').get_data(as_text=True)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_an_unforeseen_error_is_a_page_and_a_log_line_without_the_question(
    client: FlaskClient, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(text: str) -> None:
        raise RuntimeError(text)

    world.answer = fail  # type: ignore[assignment]
    with caplog.at_level(logging.DEBUG):
        answer = send(client, f"Vad sa {SECRET}?")
    assert answer.status_code == 500
    assert "Något gick fel hos oss" in text_of(check_page(answer))
    assert "unforeseen RuntimeError in ask.ask" in caplog.text
    assert SECRET not in caplog.text
    assert SECRET not in answer.get_data(as_text=True)


def test_a_broken_database_does_not_put_the_question_in_the_log(
    client: FlaskClient, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    csrf = token(client)
    with closing(sqlite3.connect(world.settings.data / "kallsvar.sqlite3")) as database:
        database.execute("DROP TABLE answers")
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/fraga", data={"fraga": SECRET, "csrf_token": csrf})
    assert answer.status_code == 500
    assert "OperationalError" in caplog.text
    assert SECRET not in caplog.text


def test_static_files_are_kept_for_a_year_under_the_address_of_their_content(
    client: FlaskClient,
) -> None:
    page = check_page(client.get("/"))
    addresses = [link.get("href") or "" for link in page.iter("link")]
    addresses += [script.get("src") or "" for script in page.iter("script")]
    assert len(addresses) == 9
    for address in addresses:
        with client.get(address) as answer:
            assert answer.status_code == 200
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
    with client.get(re.sub(r"v=\w+", "v=000000000000", addresses[0])) as stale:
        assert stale.headers["Cache-Control"] == "no-cache"


def test_nothing_is_fetched_from_elsewhere(client: FlaskClient, root: Path) -> None:
    for file in (root / "qa/web/static").rglob("*.*"):
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|//[a-z]+\.[a-z]|@import|url\(", text), file


def test_a_proxy_is_believed_only_when_there_is_one(tmp_path: Path) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "svar.example.se"}
    for behind_proxy in (False, True):
        world = make_world(tmp_path / str(behind_proxy), behind_proxy=behind_proxy)
        client = world.app().test_client()
        address = send(client, "Vad är evidens?").location
        html = client.get(address, headers=forwarded).get_data(as_text=True)
        assert ("https://svar.example.se/svar/" in html) == behind_proxy
