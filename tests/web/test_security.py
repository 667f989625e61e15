"""Who may ask, from which page, and what a browser may do with the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from quoth.errors import SettingsError
from quoth.settings import Settings
from quoth.web.options import WebOptions
from quoth.web.security import Keys, next_page
from quoth.web.serving import is_loopback, options_for
from tests.web.conftest import REPORT, send

TOKEN = "a-long-enough-token"
Make = Callable[..., TestClient]


def test_every_answer_has_the_headers(browser: TestClient) -> None:
    for path in ("/", "/nope", "/static/quoth.css", "/api/health", "/api/nope"):
        headers = browser.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers


def test_no_page_holds_script_or_style_of_its_own(browser: TestClient) -> None:
    for path in ("/", "/check", "/search", "/audit", "/person", "/api"):
        page = browser.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert "<script>" not in page
        assert " onclick" not in page
        assert "//cdn" not in page


@pytest.mark.parametrize("host", ["evil.test", "evil.test:8765", "127.0.0.1.evil.test", "192.168.1.5:8765", "[", ""])
def test_another_name_for_this_server_is_refused(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:9", "[::1]:80", "LOCALHOST"])
def test_loopback_by_any_of_its_names_is_served(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["https://evil.test", "null", "http://localhost:9999", "http://127.0.0.1", "http://["]
)
def test_a_form_of_another_site_is_refused(browser: TestClient, origin: str) -> None:
    answer = send(browser, "/read", {"text": REPORT}, headers={"origin": origin})
    assert answer.status_code == 403


def test_a_form_without_its_value_is_refused(browser: TestClient) -> None:
    browser.get("/")
    assert browser.post("/read", data={"text": REPORT}).status_code == 403
    assert browser.post("/read", data={"text": REPORT, "form_token": "0" * 48}).status_code == 403


def test_a_value_of_half_characters_is_refused(browser: TestClient) -> None:
    browser.get("/")
    body = b'--x\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n+2AA-\r\n--x--\r\n'
    kind = {"content-type": "multipart/form-data; boundary=x; charset=utf-7"}
    assert browser.post("/read", content=body, headers=kind).status_code == 403


def test_the_value_of_another_browser_is_refused(make: Make) -> None:
    first, second = make(), make()
    import re

    token = re.search(r'name="form_token" value="([^"]+)"', first.get("/").text)
    second.get("/")
    assert token
    assert second.post("/read", data={"text": REPORT, "form_token": token[1]}).status_code == 403


def test_a_cross_site_request_without_origin_is_refused(browser: TestClient) -> None:
    answer = browser.post("/api/read", json={"text": REPORT}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_the_api_takes_json_only(browser: TestClient) -> None:
    answer = browser.post("/api/read", content='{"text": "x"}', headers={"content-type": "text/plain"})
    assert answer.status_code == 422


def test_with_a_token_nobody_enters_without(make: Make) -> None:
    browser = make(token=TOKEN)
    page = browser.get("/search?q=bridge")
    assert page.url.path == "/login"
    assert "next=%2Fsearch%3Fq%3Dbridge" in str(page.url)
    refused = browser.get("/api/search")
    assert refused.status_code == 401
    assert refused.json()["error"]["code"] == "token"
    assert browser.get("/api/health").status_code == 200
    assert browser.get("/static/quoth.css").status_code == 200


def test_who_is_logged_out_while_at_work_is_told_so(make: Make) -> None:
    page = make(token=TOKEN).post("/judge?article=a1", data={"quote": "q1", "what": "none"})
    assert page.status_code == 401
    assert "You are logged out, and nothing was changed" in page.text
    assert "Bearer" not in page.text


def test_the_token_lets_programs_in(make: Make) -> None:
    browser = make(token=TOKEN)
    assert browser.get("/api/search", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert browser.get("/api/search", headers={"authorization": f"Bearer {TOKEN}x"}).status_code == 401
    assert browser.get("/api/search", headers={"authorization": "Bearer "}).status_code == 401


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_token_may_have_any_letters(make: Make, encoding: str) -> None:
    browser = make(token="schöner-schlüssel")
    given = {b"authorization": "Bearer schöner-schlüssel".encode(encoding)}
    assert browser.get("/api/search", headers=given).status_code == 200


def test_the_login_lets_browsers_in_and_out(make: Make) -> None:
    browser = make("https://127.0.0.1:8765", token=TOKEN, secure=True)
    assert send(browser, "/login", {"token": "wrong"}, "/login").status_code == 401
    entered = send(browser, "/login", {"token": TOKEN, "next": "/audit"}, "/login", follow_redirects=False)
    cookie = entered.headers["set-cookie"]
    assert cookie.startswith("__Host-quoth-session=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= {part.strip() for part in cookie.split(";")}
    assert browser.get("/audit").status_code == 200
    assert send(browser, "/logout", {}, "/audit").url.path == "/login"
    assert browser.get("/audit").url.path == "/login"


def test_guessing_the_token_is_slowed(make: Make) -> None:
    browser = make(token=TOKEN)
    codes = [send(browser, "/login", {"token": "wrong"}, "/login").status_code for _ in range(12)]
    assert codes[-1] == 429


def test_guessing_the_token_as_a_program_is_slowed(make: Make) -> None:
    browser = make(token=TOKEN)
    wrong = [{"authorization": f"Bearer {TOKEN}{n}"} for n in range(12)]
    assert [browser.get("/api/version", headers=given).status_code for given in wrong] == [401] * 10 + [429] * 2
    assert browser.get("/api/version", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 429


def test_the_right_token_is_never_counted(make: Make) -> None:
    browser = make(token=TOKEN)
    given = {"authorization": f"Bearer {TOKEN}"}
    assert {browser.get("/api/version", headers=given).status_code for _ in range(30)} == {200}


def test_a_login_is_signed_and_ages(monkeypatch: Any) -> None:
    keys = Keys(WebOptions(token=TOKEN))
    session = keys.session()
    assert keys.is_session(session)
    assert not keys.is_session(session[:-1] + ("0" if session[-1] != "0" else "1"))
    assert not keys.is_session("")
    assert not Keys(WebOptions(token=TOKEN + "x")).is_session(session)
    monkeypatch.setattr("quoth.web.security.time.time", lambda: int(session.partition(".")[0]) + 13 * 3600)
    assert not keys.is_session(session)


@pytest.mark.parametrize("given", ["//evil.test", "https://evil.test", "/\\evil.test", "evil", "", "/a\nb"])
def test_the_login_leads_nowhere_else(given: str) -> None:
    assert next_page(given) == "/"


def test_beyond_this_machine_a_token_is_demanded() -> None:
    with pytest.raises(SettingsError, match="--token"):
        options_for(Settings("x.db"), "0.0.0.0")
    with pytest.raises(SettingsError, match="too short"):
        options_for(Settings("x.db", token="short"), "0.0.0.0")
    options = options_for(Settings("x.db", token=TOKEN), "0.0.0.0", hosts=["Quotes.example.org"])
    assert options.secure
    assert options.any_ip
    assert "quotes.example.org" in options.hosts
    assert "0.0.0.0" not in options.hosts


def test_on_this_machine_nobody_logs_in() -> None:
    options = options_for(Settings("x.db"), "127.0.0.1")
    assert options.token is None
    assert not options.any_ip
    assert is_loopback("127.0.0.2")
    assert is_loopback("::1")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("example.org")
