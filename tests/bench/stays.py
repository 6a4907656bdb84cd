"""`python -m tests.bench.stays [-v]`: how often an old page changes files on its way from bytes to JSON.

A stay is a step from a function in one file of `articles/` into a function in another. What a loop does again is one
stay, and what is written inside a function is part of it: so each stay is a step that whoever follows the code goes.
Every file has a first stay; the others are returns.
"""

import os
import sys
from pathlib import Path
from typing import NamedTuple

import django

TOP = Path(__file__).resolve().parent.parent.parent
APP = TOP / "articles"
PAGES = TOP / "tests" / "importing" / "pages" / "samples"
MOST = 45


class Step(NamedTuple):
    """From a function into a function of another file, each as `(file, name)`."""

    caller: tuple[str, str]
    called: tuple[str, str]


def stays_of(journey):
    """The Steps of what `journey()` does, each once, in the order in which they were first gone."""
    steps = {}

    def note(frame, event, _argument):
        if event != "call" or not _is_ours(frame):
            return
        caller = frame.f_back
        while caller is not None and not _is_ours(caller):
            caller = caller.f_back
        if caller is not None and caller.f_code.co_filename != frame.f_code.co_filename:
            steps[Step(_place(caller), _place(frame))] = None

    sys.setprofile(note)
    try:
        journey()
    finally:
        sys.setprofile(None)
    return list(steps)


def _is_ours(frame):
    return frame.f_code.co_filename.startswith(f"{APP}{os.sep}")


def _place(frame):
    code = frame.f_code
    return str(Path(code.co_filename).relative_to(APP)), code.co_qualname.partition(".<locals>")[0]


def main(is_verbose):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    from articles.importing.pages.page import read_page

    print(f"{'page':<12} {'stays':>6} {'files':>6} {'returns':>8}   at most {MOST} stays")
    for page in sorted(PAGES.glob("*.html")):
        data = page.read_bytes()
        steps = stays_of(lambda data=data: read_page(data).as_json())
        files = {place[0] for step in steps for place in step}
        print(f"{page.name:<12} {len(steps):>6} {len(files):>6} {len(steps) - len(files):>8}")
    if is_verbose:
        for step in steps:
            print(f"    {' '.join(step.caller)} -> {' '.join(step.called)}")


if __name__ == "__main__":
    main("-v" in sys.argv)
