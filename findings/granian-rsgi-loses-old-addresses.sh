#!/usr/bin/env bash
# One would guess: whichever interface Granian serves, an application can tell which address was asked for.
# What happens: through RSGI, Granian's own interface, each octet of a path that is not UTF-8 comes as U+FFFD, and nothing
# else in the scope tells of it: two addresses are one. ASGI has raw_path beside such a path, and WSGI the octets themselves,
# as PEP 3333 asks.
# Why it matters to a newsroom: old Chinese sites have addresses in GBK (/%D0%C2%CE%C5/ is 新闻, news; /%BB%E1%D2%E9/ is
# 会议, meetings), and links to them are printed in books. They can be led on to the new pages through ASGI or WSGI, and by
# no means through RSGI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check granian==2.8.9

cat >application.py <<'PYTHON'
async def rsgi(scope, protocol):
    told = {name: getattr(scope, name) for name in dir(scope) if not name.startswith("_")}
    protocol.response_str(200, [], ascii(told | {"headers": list(scope.headers.items())}))


async def asgi(scope, receive, send):
    if scope["type"] == "http":
        told = ascii({name: scope[name] for name in ["path", "raw_path"]})
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": told.encode()})


def wsgi(environ, start):
    start("200 OK", [])
    return [ascii({"PATH_INFO": environ["PATH_INFO"].encode("latin-1")}).encode()]
PYTHON

cat >probe.py <<'PYTHON'
import ast
import contextlib
import socket
import subprocess
import sys
import time
from importlib.metadata import version

ADDRESSES = ["/%D0%C2%CE%C5/", "/%BB%E1%D2%E9/"]


@contextlib.contextmanager
def served(interface):
    """The application behind Granian, at a socket in this folder."""
    words = ["--interface", interface, "--uds", f"{interface}.sock", "--log-level", "error", "--no-ws"]
    server = subprocess.Popen([sys.executable, "-m", "granian", *words, f"application:{interface}"])
    try:
        yield f"{interface}.sock"
    finally:
        server.terminate()
        server.wait(30)


def ask(path, address):
    """What the application was told of the address."""
    until = time.monotonic() + 30
    while True:
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(path)
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
                continue
            connection.sendall(f"GET {address} HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n".encode())
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        return ast.literal_eval(answer.partition(b"\r\n\r\n")[2].decode())


print("granian", version("granian"))
for interface in ["rsgi", "asgi", "wsgi"]:
    with served(interface) as path:
        told = [ask(path, address) for address in ADDRESSES]
    print(f"{interface}: all that is told of the two is the same: {told[0] == told[1]}")
    for address, words in zip(ADDRESSES, told, strict=True):
        print("  ", address, ascii({name: words[name] for name in ["path", "raw_path", "PATH_INFO"] if name in words}))
PYTHON
venv/bin/python probe.py | tee seen

diff - seen <<'EXPECTED'
granian 2.8.9
rsgi: all that is told of the two is the same: True
   /%D0%C2%CE%C5/ {'path': '/\ufffd\ufffd\ufffd\ufffd/'}
   /%BB%E1%D2%E9/ {'path': '/\ufffd\ufffd\ufffd\ufffd/'}
asgi: all that is told of the two is the same: False
   /%D0%C2%CE%C5/ {'path': '/\ufffd\ufffd\ufffd\ufffd/', 'raw_path': b'/%D0%C2%CE%C5/'}
   /%BB%E1%D2%E9/ {'path': '/\ufffd\ufffd\ufffd\ufffd/', 'raw_path': b'/%BB%E1%D2%E9/'}
wsgi: all that is told of the two is the same: False
   /%D0%C2%CE%C5/ {'PATH_INFO': b'/\xd0\xc2\xce\xc5/'}
   /%BB%E1%D2%E9/ {'PATH_INFO': b'/\xbb\xe1\xd2\xe9/'}
EXPECTED
echo "As recorded."
