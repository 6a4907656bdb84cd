"""Twenty pictures of the largest kinds, sent at once to a running newsroom: how much more memory it takes than at rest.

The memory is that of all the server's processes, what they share counted once (PSS), read again and again. Another
newsroom can be measured by its folder: `python -m tests.bench.pictures FOLDER`.
"""

import http.cookiejar
import io
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from PIL import Image as Pillow

TOP = Path(__file__).resolve().parent.parent.parent
MANAGE = [sys.executable, "manage.py"]
UPLOADS, MOST_MEGABYTES = 20, 300
PASSWORD = "pictures-at-once"


def main(folder):
    with tempfile.TemporaryDirectory() as data:
        address, environ = _environ(data)
        subprocess.run([*MANAGE, "set_up"], cwd=folder, env=environ, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([*MANAGE, "serve"], cwd=folder, env=environ, stdout=subprocess.DEVNULL)
        try:
            _wait_for(address)
            opener, token = _signed_in(address)
            for kind, content in _pictures().items():
                _say(kind, *_measured(server.pid, address, opener, token, content))
        finally:
            server.terminate()
            server.wait(timeout=60)


def _environ(data):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = os.environ | {"NEWSROOM_DATA": data, "DATABASE_URL": "", "PORT": str(port), "DEMO": "0"}
    environ |= {"DJANGO_SUPERUSER_PASSWORD": PASSWORD, "LOG_LEVEL": "ERROR"}
    return f"http://127.0.0.1:{port}", environ


def _pictures():
    """The largest of the kinds that cost most: a photograph, one that is sent in passes, one that is see-through."""
    grain = Pillow.frombytes("L", (64, 48), os.urandom(64 * 48)).convert("RGB")
    photograph = grain.resize((8160, 6240), Pillow.Resampling.BILINEAR)
    passes = grain.resize((6240, 4000), Pillow.Resampling.BILINEAR)
    return {
        "JPEG, 50 million points": _encoded(photograph, "JPEG", quality=80),
        "progressive JPEG, 25 million": _encoded(passes, "JPEG", quality=80, progressive=True, subsampling=0),
        "PNG, see-through, 36 million": _encoded(Pillow.new("RGBA", (6080, 6080), (9, 9, 9, 9)), "PNG"),
        "WebP, 12 million": _encoded(grain.resize((4096, 3072)), "WEBP", quality=60, method=0),
    }


def _encoded(picture, kind, **how):
    target = io.BytesIO()
    picture.save(target, kind, **how)
    return target.getvalue()


def _measured(server, address, opener, token, content):
    """(megabytes at rest, at the peak, how many uploads were answered by a new page)."""
    at_rest, peak, answers = _megabytes(server), 0, []
    threads = [
        threading.Thread(target=lambda: answers.append(_sent(address, opener, token, content)))
        for _number in range(UPLOADS)
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        peak = max(peak, _megabytes(server))
        time.sleep(0.02)
    return at_rest, peak, sum(answers)


def _sent(address, opener, token, content):
    boundary = "picture-at-once"
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'.encode()]
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="uploads"; filename="a"\r\n'
    parts += [f"{head}Content-Type: image/jpeg\r\n\r\n".encode(), content, f"\r\n--{boundary}--\r\n".encode()]
    request = urllib.request.Request(f"{address}/admin/articles/image/several/", b"".join(parts))
    request.add_header("Content-Type", f"multipart/form-data; boundary={boundary}")
    try:
        with opener.open(request, timeout=600) as answer:
            # A picture that was taken leads to the list; one that was refused leaves the page as it is.
            return not answer.url.endswith("/several/")
    except OSError:
        return False


def _signed_in(address):
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = opener.open(f"{address}/admin/login/", timeout=60).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    form = {"csrfmiddlewaretoken": token, "username": "admin", "password": PASSWORD, "next": "/admin/"}
    opener.open(f"{address}/admin/login/", urllib.parse.urlencode(form).encode(), timeout=60)
    return opener, next(cookie.value for cookie in jar if cookie.name == "csrftoken")


def _wait_for(address):
    for _try in range(600):
        try:
            return urllib.request.urlopen(f"{address}/healthz", timeout=5)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("The newsroom did not start.")


def _megabytes(server):
    """What a process and all below it hold, memory that they share counted once."""
    return sum(_held(number) for number in _family(server)) / 1024


def _family(number):
    found = [number]
    for task in Path(f"/proc/{number}/task").glob("*/children"):
        try:
            found += [one for child in task.read_text().split() for one in _family(int(child))]
        except OSError:
            continue
    return found


def _held(number):
    try:
        rollup = Path(f"/proc/{number}/smaps_rollup").read_text()
    except OSError:
        # It ended meanwhile.
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) if found else 0


def _say(kind, at_rest, peak, taken):
    more = peak - at_rest
    verdict = "" if more <= MOST_MEGABYTES and taken == UPLOADS else "   OVER ITS LIMIT"
    print(
        f"{UPLOADS} at once: {kind:<30} at rest {at_rest:>5.0f} MB, peak {more:>5.0f} MB above it "
        f"(limit {MOST_MEGABYTES}), taken {taken}{verdict}",
        flush=True,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TOP)
