"""A real newsroom, set up and served by its own commands, and a real browser that looks at it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import sync_playwright

from tests import browser as chromium
from tests.made_once import PASSWORD, USER

TOP = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 90


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory, made_once):
    """What a newcomer gets from `make run`: the demo, an administrator, the production server on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("newsroom")
    made_once.newsroom(folder, demo=True)
    environ = os.environ | {
        "NEWSROOM_DATA": str(folder),
        "PORT": str(port),
        "DATABASE_URL": "",
        # The rule's own number is proved elsewhere; here nobody waits for half a minute.
        "VIEW_REPEAT_SECONDS": "5",
        # Nor for a save that is to fail.
        "WRITE_WAIT_SECONDS": "1",
    }
    server = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=TOP, env=environ, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(server, f"{address}/healthz")
        yield SimpleNamespace(address=address, environ=environ)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(server, address):
    end = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def launch():
    """Starts Chromium: `launch(*more_arguments, **how)`."""

    def launched(*more, **how):
        arguments = [*chromium.ARGUMENTS, *more]
        if os.geteuid() == 0:
            # Chromium's own sandbox does not work for root.
            arguments.append("--no-sandbox")
        browsers.append(playwright.chromium.launch(executable_path=chromium.find(), args=arguments, **how))
        return browsers[-1]

    browsers = []
    with sync_playwright() as playwright:
        yield launched
        for browser in browsers:
            browser.close()


@pytest.fixture(scope="session")
def chrome(launch):
    return launch()


@pytest.fixture(scope="session")
def signed_in(newsroom, chrome):
    """The cookies of a signed-in editor."""
    context = chrome.new_context()
    page = context.new_page()
    page.goto(f"{newsroom.address}/admin/")
    page.fill("#id_username", USER)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url(f"{newsroom.address}/admin/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def open_page(newsroom, chrome, signed_in):
    """Opens an address: `open_page(path, width=…, scheme=…, is_editor=…)`; what the console says is on `.faults`."""
    contexts = []

    def opened(path, *, width=1280, scheme="light", is_editor=False, **more):
        context = chrome.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            storage_state=signed_in if is_editor else None,
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.faults, page.hosts = [], set()
        page.on("console", lambda said: page.faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("request", lambda request: page.hosts.add(request.url.split("/")[2]))
        page.answer = page.goto(f"{newsroom.address}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def keep_picture():
    """Keeps a screenshot under its name, where `make test` says so."""

    def kept(page, name):
        folder = os.environ.get("SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return kept
