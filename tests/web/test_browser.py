# ruff: noqa: E402 - what may be absent is asked for first
"""A real browser walks through the reader, on a phone and at a desk, with script and without.

Screenshots are written to the folder ``.work/screenshots`` (ignored by Git), to be looked at.
"""

from __future__ import annotations

import importlib.util
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the web extra is not installed")
playwright_api = pytest.importorskip(
    "playwright.sync_api", reason="Playwright is not installed: pip install playwright"
)

import uvicorn
from playwright.sync_api import sync_playwright

from quoth.store import open_store
from quoth.web import create_app
from quoth.web.options import Rate, WebOptions
from tests.web.conftest import REPORT, fill, table_reader

CHROMIUM = Path("/usr/bin/chromium")
WORK = Path(__file__).parents[2] / ".work"
SCREENSHOTS = WORK / "screenshots"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
VIEWPORTS = {"phone": {"width": 375, "height": 740}, "desk": {"width": 1360, "height": 850}}
PAGES = (
    "/ /check /search /search?q=bridge /person /person?name=Jane+Roe /family?quote=a1%23q1 /audit /audit?count=month "
    "/api /nope /check?claim=build+the+bridge+before+summer&by=Ann+Lee"
).split()
OPTIONS = WebOptions(reading=Rate(500, 500), writing=Rate(500, 500))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no /usr/bin/chromium (Debian: apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running server over a small store."""
    store = open_store(tmp_path_factory.mktemp("store") / "quoth.db")
    fill(store)
    app = create_app(store, options=OPTIONS, read=table_reader)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 60
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    store.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(
    params=[(v, s) for v in VIEWPORTS for s in (True, False)], ids=lambda p: f"{p[0]}-{'script' if p[1] else 'plain'}"
)
def page(request: pytest.FixtureRequest, chromium: Any, address: str) -> Iterator[Any]:
    """A page at one size, with script or without; a complaint of the browser fails the test."""
    size, script = request.param
    context = chromium.new_context(
        viewport=VIEWPORTS[size], java_script_enabled=script, base_url=address, has_touch=size == "phone"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith(address) else None)
    page.label = f"{size}-{'script' if script else 'plain'}"
    page.script = script
    page.set_default_timeout(20_000)
    yield page
    assert complaints == []
    context.close()


def axe_core() -> Path:
    """The script of axe-core (MPL-2.0), as a package of the dev extra brings it."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core is not installed: pip install axe-playwright-python")
    return Path(found.origin).with_name("axe.min.js")


def shot(page: Any, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SCREENSHOTS / f"{name}-{page.label}.png"), full_page=True, caret="initial")


def fits(page: Any) -> None:
    """Nothing sticks out to the side."""
    if page.script:
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} is {wide} px too wide"


def read(page: Any) -> None:
    page.goto("/")
    page.fill("#text", REPORT)
    page.click("text=Read it")
    page.wait_for_selector("article.text")


def test_reading_and_correcting(page: Any) -> None:
    page.goto("/")
    shot(page, "1-read")
    fits(page)
    read(page)
    assert page.locator("mark[data-quote]").count() == 3
    shot(page, "2-report")
    fits(page)
    page.click("a.ref >> nth=0")
    assert "#margin-q1" in page.url
    entry = page.locator("#margin-q2")
    entry.locator("summary").click()
    entry.locator("input[name=speaker]").fill("Bob Fox")
    shot(page, "3-correcting")
    fits(page)
    entry.locator("text=That is who").click()
    page.wait_for_selector("text=A reader said who it is")
    assert page.locator("#margin-q2 strong").first.inner_text() == "Bob Fox"
    entry = page.locator("#margin-q2")
    entry.locator("summary").click()
    assert entry.locator("button:has-text('Jane Roe')").is_visible()
    entry.locator("text=As it was read").click()
    page.wait_for_selector("#margin-q2 strong:has-text('not settled')")


def test_who_corrects_a_quote_stays_where_they_are(page: Any) -> None:
    name = f"Kim {page.label.title().replace('-', '')}"
    page.goto("/")
    page.fill("#text", "\n\n".join(f"{name} said: “The bridge has {n} bolts.”" for n in range(40)))
    page.click("text=Read it")
    entry = page.locator("#margin-q38")
    entry.locator("summary").click()
    before = page.evaluate("[document.querySelector('.margin').scrollTop, scrollY]")
    entry.locator("input[name=speaker]").fill("Bob Fox")
    entry.locator(f"label:has-text('All 40 quotes of {name}')").click()
    page.keyboard.press("Tab")
    entry.locator("text=That is who").click()
    page.wait_for_selector("#margin-q38 >> text=A reader said who it is")
    assert page.locator("text=A reader said who it is").count() == 40
    if page.script:
        assert page.evaluate("document.activeElement === document.querySelector('#margin-q38 summary')")
        assert "Bob Fox" in page.locator("#told").inner_text()
        assert sum(before) > 0
        top = page.locator("#margin-q38").bounding_box()["y"]
        assert 0 <= top < page.viewport_size["height"]


def test_what_could_not_be_done_is_said_where_it_was_asked_for(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport=VIEWPORTS["desk"], base_url=address)
    page = context.new_page()
    page.label = "desk-refused"
    page.set_default_timeout(20_000)
    read(page)
    entry = page.locator("#margin-q1")
    entry.locator("summary").click()
    entry.locator("input[name=speaker]").fill("")
    entry.locator("text=That is who").click()
    assert "say who it is" in entry.locator("[role=alert]").inner_text().lower()
    shot(page, "3-refused")
    page.route("**/judge?**", lambda route: route.abort())
    entry.locator("input[name=speaker]").fill("Bob Fox")
    entry.locator("text=That is who").click()
    page.wait_for_selector("text=The server does not answer")
    assert entry.locator("[role=alert]").count() == 1
    page.goto("/search")
    page.fill("#since", "soon")
    page.click("button:has-text('Search')")
    assert "is no day" in page.locator("#found [role=alert]").inner_text()
    page.fill("#since", "")
    page.fill("#q", "zebra")
    page.wait_for_selector("text=Nothing found: zebra")
    assert page.url.endswith("/search?q=zebra")
    assert page.locator("#told").inner_text() == "Nothing found: zebra"
    context.close()


def test_pointing_at_a_quote_shows_who_says_it(page: Any) -> None:
    read(page)
    if page.viewport_size["width"] > 600:
        page.hover("a.ref >> nth=0")
    else:
        page.focus("a.ref >> nth=0")
    card = page.locator("#card-q1")
    assert card.is_visible()
    assert "Jane Roe" in card.inner_text()
    shot(page, "4-card")
    if page.script:
        page.keyboard.press("Escape")
        assert not card.is_visible()


def test_who_follows_a_number_by_touch_sees_the_margin_and_no_card(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport=VIEWPORTS["phone"], base_url=address, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    read(page)
    page.locator("a.ref").first.tap()
    page.wait_for_url("**#margin-q1")
    assert not page.locator("#card-q1").is_visible()
    page.locator("mark[data-quote=q1]").first.tap()
    assert page.locator("#card-q1").is_visible()
    context.close()


def test_the_keyboard_reaches_everything(page: Any) -> None:
    read(page)
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        handle = page.locator(":focus")
        if handle.count():
            reached.add((handle.first.get_attribute("class") or "", handle.first.get_attribute("href") or ""))
    assert ("skip", "#main") in reached
    assert any(kind.startswith("ref") for kind, _ in reached)
    assert ("jump", "#q2") in reached


def test_a_correction_moves_search_and_people(page: Any) -> None:
    name = f"Tom {page.label.title().replace('-', '')}"
    page.goto("/")
    page.fill("#text", f"{name} said: “The quay will stand for another century.”")
    page.click("text=Read it")
    page.click("text=Keep it in the store")
    page.wait_for_url("**article=pasted-**")
    entry = page.locator("#margin-q1")
    entry.locator("summary").click()
    entry.locator("input[name=speaker]").fill(f"Una {name}")
    entry.locator("text=That is who").click()
    page.wait_for_selector("text=A reader said who it is")
    page.goto(f"/search?q=quay&by=una+{name.split()[1]}")
    assert page.locator(".hits > li").count() == 1
    page.click(f".hits a.who:has-text('Una {name}')")
    page.wait_for_selector("h2:has-text('Statements')")
    assert page.locator(".hits > li").count() == 1
    page.goto(f"/audit?by=una+{name.split()[1]}")
    assert page.locator("tbody th").first.inner_text().strip() == f"Una {name}"
    shot(page, "14-audit-corrected")
    fits(page)


def test_no_label_of_the_audit_chart_is_cut_off(chromium: Any) -> None:
    from quoth.audit import audit_chart
    from quoth.store.base import AuditRow

    names = [
        "Gwendolyn Featherstonehaugh-Cholmondeley of Mummerset",
        "W" * 60,
        "MAYOR OF THE WESTERN HARBOURS",
        "漢" * 40,
    ]
    page = chromium.new_page(viewport=VIEWPORTS["desk"])
    page.set_content(audit_chart([AuditRow(name, 5, 1, 5, 0, 0, 1, None, None) for name in names], "speaker"))
    lefts = page.eval_on_selector_all("svg text", "all => all.map(each => each.getBBox().x)")
    assert len(lefts) > len(names)
    assert min(lefts) >= 0
    page.close()


def test_checking(page: Any) -> None:
    page.goto("/check")
    shot(page, "5-check")
    fits(page)
    page.fill("#draft", "Jane Roe said: “We will build the bridge before the summer, whatever it costs the city.”")
    page.check("#use_store")
    page.click("text=Check the quotes")
    page.wait_for_selector(".checks")
    assert page.locator(".verdict.altered").count() == 1
    if page.viewport_size["width"] > 600:  # on one line
        chip, why = (page.locator(f".verdict {part}").first.bounding_box() for part in (".badge", ".why"))
        assert why["x"] - chip["x"] - chip["width"] >= 4
    page.locator("summary:has-text('Evidence')").click()
    shot(page, "6-checked")
    fits(page)
    if page.script:
        assert page.locator("button.copy").is_visible()
    with page.expect_download() as download:
        page.click("text=Markdown")
    assert "altered" in Path(download.value.path()).read_text(encoding="utf-8")


def test_searching(page: Any) -> None:
    page.goto("/search")
    page.fill("#q", "bridge before")
    if page.script:
        page.wait_for_url("**/search?q=bridge**")
    else:
        page.keyboard.press("Enter")
    page.wait_for_selector("mark.hit")
    assert page.locator(".hits > li").count() == 2
    shot(page, "7-search")
    fits(page)
    page.click(".hits a:has-text('all versions') >> nth=0")
    page.wait_for_selector(".versions")
    shot(page, "8-family")
    fits(page)
    page.click(".fullest a:has-text('Jane Roe')")
    page.wait_for_selector("h1:has-text('Jane Roe')")
    shot(page, "9-person")
    fits(page)


def test_filters_make_room_on_a_phone(page: Any) -> None:
    page.goto("/search?q=bridge")
    narrow = page.script and page.viewport_size["width"] < 500
    assert page.locator("#by").is_visible() is not narrow
    if narrow:
        page.click("button:has-text('Filters')")
        page.fill("#by", "roe")
        page.click("button.main")
        page.wait_for_url("**by=roe")
        page.reload()
        assert page.locator("#by").is_visible()


def test_the_audit(page: Any) -> None:
    page.goto("/audit")
    page.select_option("#count", "outlet")
    page.click("button:has-text('Count')")
    page.wait_for_selector("caption:has-text('outlet')")
    assert page.locator("figure svg[role=img]").count() == 1
    shot(page, "10-audit")
    fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(chromium: Any, address: str, scheme: str) -> None:
    axe = axe_core()
    context = chromium.new_context(viewport=VIEWPORTS["desk"], base_url=address, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.label = f"desk-{scheme}"

    def check(name: str) -> None:
        page.add_script_tag(path=str(axe))
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)["violations"]
        told = [(name, v["id"], [node["html"][:160] for node in v["nodes"][:3]]) for v in found]
        assert not told, told

    for path in PAGES:
        page.goto(path)
        check(path)
    read(page)
    shot(page, "11-report-scheme")
    check("/report")
    page.goto("/check")
    page.fill("#draft", "Jane Roe said: “We will build the bridge before the summer, whatever it costs the city.”")
    page.check("#use_store")
    page.click("text=Check the quotes")
    page.wait_for_selector(".checks")
    shot(page, "12-checked-scheme")
    check("/checks")
    context.close()


def test_a_report_prints_well(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 800, "height": 1100}, base_url=address)
    page = context.new_page()
    page.label = "print"
    read(page)
    page.emulate_media(media="print")
    assert not page.locator(".top").is_visible()
    assert page.locator("mark[data-quote]").first.is_visible()
    shot(page, "13-print")
    context.close()


def test_the_fields_of_a_search_stand_in_one_row_on_a_small_desk(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 1300, "height": 800}, base_url=address)
    page = context.new_page()
    page.goto("/search")
    words, button = (page.locator(f".search {what}").bounding_box() for what in ("#q", "button.main"))
    assert abs(words["y"] + words["height"] - button["y"] - button["height"]) < 5
    context.close()
