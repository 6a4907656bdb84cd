"""What the environment says, read and checked once; a wrong value is one sentence that names it."""

import ipaddress
import os
import re
import secrets
import stat
import tempfile
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

HOST_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?")
SECRET_LENGTH = 32
# What a newsroom keeps in its data folder for itself, and what others may read there. A process that is killed while it
# makes a secret or takes the body of a request may leave a file that Python named.
PRIVATE = re.compile(
    r"""
    media | incoming | secret_key | pictures\.lock | views\..* | tmp[a-z0-9_]{8} | .*\.sqlite3(-\w+)?
    """,
    re.VERBOSE,
)
OPEN = ("static", "screenshots")


class WrongValue(Exception):
    """A setting that cannot be used; its text is the one sentence that the start prints."""


def wrong(name, value, accepted):
    return WrongValue(f"{name} is {value!r}, but it must be {accepted}.")


def flag(environ, name, default):
    value = environ.get(name, "").strip().lower()
    if value == "":
        return default
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    raise wrong(name, environ[name], "1 or 0")


def preload(value, has_subdomains):
    """The lists that browsers are delivered with take a host only with all its subdomains."""
    if value and not has_subdomains:
        raise wrong("HSTS_PRELOAD", "1", "0 as long as HSTS_SUBDOMAINS is not 1")
    return value


def number(environ, name, default, lowest, highest):
    value = environ.get(name, "").strip()
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not lowest <= int(value) <= highest:
        raise wrong(name, value, f"a whole number from {lowest} to {highest}")
    return int(value)


def names(environ, name, default=()):
    value = environ.get(name, "")
    return [part.strip() for part in value.split(",") if part.strip()] if value.strip() else list(default)


def one_of(environ, name, choices, default):
    value = environ.get(name, "").strip() or default
    if value not in choices:
        raise wrong(name, value, f"one of {', '.join(choices)}")
    return value


def host(environ, name, default):
    """The address to listen on: a name or an IP address, without scheme and port."""
    value = environ.get(name, "").strip() or default
    if not HOST_NAME.fullmatch(value) and not _is_address(value):
        raise wrong(name, value, "an address to listen on, such as 127.0.0.1 or 0.0.0.0")
    return value


def hosts(environ, name, default):
    found = names(environ, name, default)
    for value in found:
        is_right = value == "*" or HOST_NAME.fullmatch(value.removeprefix("."))
        if not is_right and not (value.startswith("[") and value.endswith("]") and _is_address(value[1:-1])):
            raise wrong(name, value, "host names parted by commas, without scheme and port")
    return found


def site_url(environ, port):
    value = environ.get("SITE_URL", "").strip() or f"http://127.0.0.1:{port}"
    try:
        parts = urlsplit(value)
        is_right = parts.scheme in ("http", "https") and parts.path in ("", "/")
        is_right = is_right and bool(HOST_NAME.fullmatch(parts.hostname or "") or _is_address(parts.hostname))
        is_right = is_right and not (parts.query or parts.fragment or parts.username)
        parts.port  # noqa: B018 - raises ValueError for a port that is none
    except ValueError:
        is_right = False
    if not is_right:
        raise wrong("SITE_URL", value, "an address such as https://news.example.edu.cn, without a path")
    return value.rstrip("/")


def host_of(address):
    """The host of an address as a browser sends it, an IPv6 address in brackets."""
    found = urlsplit(address).hostname
    return f"[{found}]" if ":" in found else found


def time_zone(environ, default):
    value = environ.get("TIME_ZONE", "").strip() or default
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise wrong("TIME_ZONE", value, "a time zone's name such as Asia/Shanghai") from None
    return value


def networks(environ, name):
    found = []
    for value in names(environ, name):
        try:
            found.append(ipaddress.ip_network(value, strict=False))
        except ValueError:
            raise wrong(name, value, "addresses or networks parted by commas, such as 127.0.0.1,10.0.0.0/8") from None
    return found


def data_folder(environ, default):
    """The folder of all data: it holds the secret, the users and their drafts, and is its owner's alone.

    A folder that was there before is closed to others too; one that holds other things as well keeps its rights, and
    each of ours in it is closed by itself.
    """
    folder = Path(environ.get("NEWSROOM_DATA", "").strip() or default).expanduser().absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise wrong("NEWSROOM_DATA", str(folder), f"a folder that can be written ({error.strerror})") from None
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise wrong("NEWSROOM_DATA", str(folder), "a folder that can be read and written (Permission denied)")
    names = set(os.listdir(folder))
    ours = {name for name in names if PRIVATE.fullmatch(name)}
    for path in sorted(folder / name for name in ours):
        _close_to_others(path, "NEWSROOM_DATA", str(folder))
    if names <= ours | set(OPEN) and folder.stat().st_uid == os.geteuid():
        _close_to_others(folder, "NEWSROOM_DATA", str(folder))
    return folder


def _close_to_others(path, name, value):
    """Takes from all but its owner the rights to a file or folder; raises WrongValue if that is not ours to do."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            path.chmod(mode & 0o700)
    except FileNotFoundError:
        # SQLite's own files come and go.
        return
    except OSError as error:
        accepted = f"this user's own: others can read {path.name}, and that cannot be changed ({error.strerror})"
        raise wrong(name, value, accepted) from None


def secret_key(environ, folder):
    """The key from the environment, else the one kept in `secret_key` of the data folder, made on the first start."""
    value = environ.get("SECRET_KEY", "")
    if value:
        if len(value) < SECRET_LENGTH:
            raise wrong("SECRET_KEY", "…", f"{SECRET_LENGTH} characters or longer")
        return value
    kept = folder / "secret_key"
    if not kept.exists():
        # Written aside and linked in one step: of two processes that start together, one key wins and both read it.
        handle, aside = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(aside, kept)
        except FileExistsError:
            pass
        finally:
            os.unlink(aside)
    try:
        value = kept.read_text().strip()
    except OSError as error:
        raise WrongValue(f"The secret in {kept} cannot be read ({error.strerror}).") from None
    if len(value) < SECRET_LENGTH:
        raise WrongValue(f"The secret in {kept} is too short; delete the file, and a new one is made.")
    return value


def database(environ, folder, wait=5):
    """Django's settings of the database that DATABASE_URL names; the embedded one in the data folder without it.

    A write that waits longer than `wait` seconds for another one fails, in both alike.
    """
    value = environ.get("DATABASE_URL", "").strip()
    if not value:
        return _sqlite(str(folder / "newsroom.sqlite3"), wait)
    accepted = "sqlite:///path/to/file or postgresql://user:password@host:port/name"
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise wrong("DATABASE_URL", _without_password(value), accepted) from None
    if parts.scheme == "sqlite" and parts.netloc == "" and len(parts.path) > 1:
        return _sqlite(unquote(parts.path[1:]), wait)
    if parts.scheme in ("postgresql", "postgres") and len(parts.path) > 1:
        query = parse_qs(parts.query)
        if set(query) <= {"host", "port", "sslmode"}:
            return {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": unquote(parts.path[1:]),
                "USER": unquote(parts.username or ""),
                "PASSWORD": unquote(parts.password or ""),
                "HOST": query.get("host", [unquote(parts.hostname or "")])[0],
                "PORT": str(port or query.get("port", [""])[0]),
                # The pool keeps connections open; Django's own keeping must then be off.
                "CONN_MAX_AGE": 0,
                "OPTIONS": {
                    "pool": {"timeout": 10},
                    "options": f"-c lock_timeout={wait * 1000}",
                    **({"sslmode": query["sslmode"][0]} if "sslmode" in query else {}),
                },
            }
    raise wrong("DATABASE_URL", _without_password(value), accepted)


def kept_private(database):
    """The same settings; an SQLite file, made if it is missing, and those beside it are then their owner's alone.

    SQLite gives what it writes beside a database the rights of the database.
    """
    if "sqlite" not in database["ENGINE"] or database["NAME"].startswith((":memory:", "file:")):
        return database
    path = Path(database["NAME"])
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDONLY, 0o600))
    except OSError:
        # The first question to it ends in a sentence.
        return database
    for ending in ("", "-wal", "-shm", "-journal"):
        _close_to_others(path.with_name(path.name + ending), "DATABASE_URL", f"sqlite:///{path}")
    return database


def _is_address(text):
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _sqlite(name, wait):
    return {
        "ENGINE": "newsroom.sqlite",
        "NAME": name,
        "CONN_MAX_AGE": None,
        # Said, not left to be guessed: pytest-django knows the memory as the default of Django's own backend alone.
        "TEST": {"NAME": ":memory:"},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": wait,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;"
            ),
        },
    }


def _without_password(value):
    scheme, separator, rest = value.partition("://")
    return f"{scheme}{separator}…@{rest.rpartition('@')[2]}" if "@" in rest else value
