"""The real browser that the tests drive: where it is, and how it comes onto a machine that lacks it."""

import os
import shutil
import subprocess
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No page of ours asks another host for anything, and neither may the browser by itself.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NotAvailable(Exception):
    """There is no browser here; the text says what to do."""


def find():
    """The path of Chromium."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    raise NotAvailable("no Chromium was found; `make browser` installs one where apt is there")


def follow(link):
    """Clicks what leads to another page, and goes on when that is there."""
    with link.page.expect_navigation():
        link.click()


def install_what_is_missing():
    """Runs `make browser` if the browser, its Chinese fonts or gettext are missing and this user may install them."""
    if _is_complete() or shutil.which("apt-get") is None or not _may_install():
        return
    print("Installing a browser, Chinese fonts and gettext (`make browser`) …", flush=True)
    subprocess.run(["make", "--no-print-directory", "browser"], cwd=TOP, stdin=subprocess.DEVNULL)


def _is_complete():
    has_fonts = any(Path("/usr/share/fonts").rglob("NotoSansCJK*"))
    return has_fonts and shutil.which("xgettext") is not None and any(map(shutil.which, NAMES))


def _may_install():
    if os.geteuid() == 0:
        return True
    return (
        shutil.which("sudo") is not None and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    )
