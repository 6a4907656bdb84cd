import contextlib
import os
import re
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from newsroom import environment
from newsroom.environment import WrongValue
from tests.surroundings import names_of_settings

TOP = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("value", "expected"), [("", True), ("1", True), ("Yes", True), ("0", False), (" off ", False), ("FALSE", False)]
)
def test_flag_is_read(value, expected):
    assert environment.flag({"DEMO": value}, "DEMO", True) is expected


def test_what_is_not_said_is_the_default(tmp_path):
    said_nothing = {}

    assert environment.flag(said_nothing, "DEBUG", False) is False
    assert environment.number(said_nothing, "PORT", 8000, 1, 65535) == 8000
    assert environment.host(said_nothing, "HOST", "127.0.0.1") == "127.0.0.1"
    assert environment.hosts(said_nothing, "ALLOWED_HOSTS", ["localhost"]) == ["localhost"]
    assert environment.site_url(said_nothing, 8123) == "http://127.0.0.1:8123"
    assert environment.time_zone(said_nothing, "Asia/Shanghai") == "Asia/Shanghai"
    assert environment.networks(said_nothing, "TRUSTED_PROXIES") == []
    assert environment.database(said_nothing, tmp_path)["NAME"] == str(tmp_path / "newsroom.sqlite3")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///news.sqlite3", {"NAME": "news.sqlite3"}),
        ("sqlite:////srv/news.sqlite3", {"NAME": "/srv/news.sqlite3"}),
        (
            "postgresql://news:a%40b@db.example.org:5433/news",
            {"NAME": "news", "USER": "news", "PASSWORD": "a@b", "HOST": "db.example.org", "PORT": "5433"},
        ),
        ("postgres://postgres@/news?host=/run/postgresql", {"NAME": "news", "HOST": "/run/postgresql", "PORT": ""}),
    ],
)
def test_database_is_what_the_address_names(url, expected, tmp_path):
    found = environment.database({"DATABASE_URL": url}, tmp_path)

    assert {name: found[name] for name in expected} == expected


def test_sqlite_waits_for_one_lock_and_writes_ahead(tmp_path):
    options = environment.database({}, tmp_path)["OPTIONS"]

    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 5)
    assert "journal_mode=WAL" in options["init_command"]


# Every setting with a value that it refuses.
WRONG = [
    ("DEBUG", "maybe"),
    ("DEMO", "2"),
    ("NEWSROOM_DATA", __file__),
    ("SECRET_KEY", "short"),
    ("DATABASE_URL", "mysql://root@localhost/news"),
    ("DATABASE_URL", "postgresql://news@localhost:99999/news"),
    ("DATABASE_URL", "postgresql://news@localhost/news?application_name=x"),
    ("DATABASE_URL", "sqlite://"),
    ("WRITE_WAIT_SECONDS", "0"),
    ("HOST", "http://127.0.0.1"),
    ("PORT", "0"),
    ("PORT", "８０００"),
    ("WORKERS", "many"),
    ("SLOW_SECONDS", "0"),
    ("SITE_URL", "news.example.org"),
    ("SITE_URL", "https://news.example.org/path"),
    ("SITE_URL", "https://a:b@news.example.org"),
    ("SITE_URL", "http://news example.org"),
    ("SITE_URL", "http://news.example.org:port"),
    ("ALLOWED_HOSTS", "https://news.example.org"),
    ("ALLOWED_HOSTS", "news.example.org:8000"),
    ("TIME_ZONE", "Mars/Olympus"),
    ("TIME_ZONE", "../../etc/passwd"),
    ("TRUSTED_PROXIES", "proxy.example.org"),
    ("SHARED_NETWORKS", "campus"),
    ("VIEW_REPEAT_SECONDS", "0"),
    ("VIEW_DAILY_CAP", "few"),
    ("VIEW_ADDRESS_CAP", "-1"),
    ("VIEW_BEACONS_A_MINUTE", "1.5"),
    ("HSTS_SUBDOMAINS", "all"),
    ("HSTS_PRELOAD", "1"),
    ("LOG_LEVEL", "loud"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_wrong_value_stops_the_start_with_one_sentence_that_names_it(name, value, tmp_path):
    # The settings are imported anew, as the start does; Django itself is not set up.
    ended = subprocess.run(
        [sys.executable, "-c", "import newsroom.settings"],
        cwd=TOP,
        env={"PATH": os.environ["PATH"], "NEWSROOM_DATA": str(tmp_path), name: value},
        capture_output=True,
        text=True,
    )

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"The newsroom cannot start: {name} is ")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, "31536000 False False"),
        ({"HSTS_SUBDOMAINS": "1"}, "31536000 True False"),
        ({"HSTS_SUBDOMAINS": "1", "HSTS_PRELOAD": "1"}, "31536000 True True"),
        ({"SITE_URL": "http://news.example.org"}, "0 False False"),
    ],
)
def test_hsts_binds_no_other_host_unasked(said, expected, tmp_path):
    told = run_settings(
        tmp_path,
        "print(settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS, settings.SECURE_HSTS_PRELOAD)",
        **{"SITE_URL": "https://news.example.org"} | said,
    )

    assert told == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://news.example.org", "__Host-sessionid __Host-csrftoken True True"),
        ("http://127.0.0.1:8000", "sessionid csrftoken False False"),
    ],
)
def test_cookie_is_bound_to_its_host_under_https(address, expected, tmp_path):
    told = run_settings(
        tmp_path,
        "print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "
        "settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE)",
        SITE_URL=address,
    )

    assert told == expected


def run_settings(folder, code, **said):
    """What a line of Python prints that knows the settings of this environment."""
    ended = subprocess.run(
        [sys.executable, "-c", f"from newsroom import settings\n{code}"],
        cwd=TOP,
        env={"PATH": os.environ["PATH"], "NEWSROOM_DATA": str(folder)} | said,
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.strip()


def test_password_of_a_wrong_database_is_not_printed(tmp_path):
    with pytest.raises(WrongValue) as refused:
        environment.database({"DATABASE_URL": "mysql://news:geheim@localhost/news"}, tmp_path)

    assert "geheim" not in str(refused.value)


def test_data_folder_is_made_for_its_owner_alone(tmp_path):
    folder = environment.data_folder({"NEWSROOM_DATA": str(tmp_path / "a" / "b")}, tmp_path)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def rights(path):
    return stat.S_IMODE(path.stat().st_mode)


def as_it_was_before(folder):
    """A data folder made by other hands and open to all: what a newsroom keeps in it, and what readers may read."""
    for name in ("media", "incoming", "static"):
        (folder / name).mkdir(mode=0o755)
    for name in ("newsroom.sqlite3", "newsroom.sqlite3-wal", "newsroom.sqlite3-shm", "secret_key", "backup.sqlite3"):
        (folder / name).write_text("x" * environment.SECRET_LENGTH)
    for path in (folder, *folder.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


CLOSED = {
    "backup.sqlite3": 0o600,
    "incoming": 0o700,
    "media": 0o700,
    "newsroom.sqlite3": 0o600,
    "newsroom.sqlite3-shm": 0o600,
    "newsroom.sqlite3-wal": 0o600,
    "secret_key": 0o600,
    "static": 0o755,
}


def test_data_folder_that_was_there_before_is_closed_to_others(tmp_path):
    folder = environment.data_folder({"NEWSROOM_DATA": str(as_it_was_before(tmp_path))}, tmp_path)

    assert rights(folder) == 0o700
    assert {path.name: rights(path) for path in folder.iterdir()} == CLOSED


def test_empty_folder_that_was_there_before_is_closed_to_others(tmp_path):
    tmp_path.chmod(0o777)

    assert rights(environment.data_folder({"NEWSROOM_DATA": str(tmp_path)}, tmp_path)) == 0o700


def test_folder_that_holds_other_things_keeps_its_rights_and_ours_in_it_are_closed(tmp_path):
    as_it_was_before(tmp_path)
    others = tmp_path / "letters"
    others.mkdir()
    others.chmod(0o755)

    environment.data_folder({"NEWSROOM_DATA": str(tmp_path)}, tmp_path)

    assert rights(tmp_path) == 0o755
    assert {path.name: rights(path) for path in tmp_path.iterdir()} == CLOSED | {"letters": 0o755}


def test_all_that_the_newsroom_writes_into_its_folder_is_its_own(tmp_path):
    named = r"(?:DATA|folder) / f?\"([^\"{]+)\""
    source = [path.read_text() for room in ("newsroom", "articles") for path in (TOP / room).rglob("*.py")]
    written = {name for text in source for name in re.findall(named, text)}
    handle, left_behind = tempfile.mkstemp(dir=tmp_path)
    os.close(handle)
    for name in written:
        (tmp_path / name).touch(mode=0o644)
    tmp_path.chmod(0o755)

    environment.data_folder({"NEWSROOM_DATA": str(tmp_path)}, tmp_path)

    assert {"pictures.lock", "views.lock", "views.socket", "incoming", "media", "secret_key"} <= written
    assert {name for name in written if not environment.PRIVATE.fullmatch(name)} == {"static"}
    assert (rights(tmp_path), rights(Path(left_behind))) == (0o700, 0o600)


def test_what_cannot_be_closed_to_others_stops_the_start_with_a_sentence(tmp_path, monkeypatch):
    def refused(path, mode):
        raise PermissionError(1, "Operation not permitted")

    as_it_was_before(tmp_path)
    monkeypatch.setattr(Path, "chmod", refused)

    with pytest.raises(WrongValue) as folder:
        environment.data_folder({"NEWSROOM_DATA": str(tmp_path)}, tmp_path)
    with pytest.raises(WrongValue) as database:
        environment.kept_private(
            environment.database({"DATABASE_URL": f"sqlite:///{tmp_path}/backup.sqlite3"}, tmp_path)
        )

    assert str(folder.value).endswith(
        "this user's own: others can read backup.sqlite3, and that cannot be changed (Operation not permitted)."
    )
    assert str(database.value).startswith(f"DATABASE_URL is 'sqlite:///{tmp_path}/backup.sqlite3', but it must be")


@pytest.mark.parametrize("was_there", [False, True])
def test_database_elsewhere_and_what_lies_beside_it_are_closed_to_others(tmp_path, was_there):
    name = tmp_path / "news.sqlite3"
    if was_there:
        sqlite3.connect(name).close()
        name.touch()
        name.chmod(0o644)
    before = os.umask(0o022)
    try:
        environment.kept_private(environment.database({"DATABASE_URL": f"sqlite:///{name}"}, tmp_path))
        with contextlib.closing(sqlite3.connect(name)) as opened:
            opened.executescript("PRAGMA journal_mode=WAL; CREATE TABLE news (title)")
            found = {path.name: rights(path) for path in tmp_path.iterdir()}
    finally:
        os.umask(before)

    assert found == {"news.sqlite3": 0o600, "news.sqlite3-shm": 0o600, "news.sqlite3-wal": 0o600}


@pytest.mark.parametrize(
    "url", ["postgresql://news@localhost/news", "sqlite:///:memory:", "sqlite:////nowhere/x.sqlite3"]
)
def test_no_file_is_made_where_there_is_none_to_keep(url, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    database = environment.database({"DATABASE_URL": url}, tmp_path)

    assert (environment.kept_private(database), list(tmp_path.iterdir())) == (database, [])


@pytest.mark.prove
def test_start_in_a_folder_that_was_there_before_leaves_nothing_for_others(tmp_path):
    tmp_path.chmod(0o755)
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=TOP,
        env={"PATH": os.environ["PATH"], "NEWSROOM_DATA": str(tmp_path)},
        umask=0o022,
        check=True,
    )

    assert {path.name: oct(rights(path)) for path in (tmp_path, *tmp_path.iterdir()) if rights(path) & 0o077} == {}
    assert (tmp_path / "newsroom.sqlite3").stat().st_size > 0


def test_secret_is_made_once_and_kept_from_others(tmp_path):
    first = environment.secret_key({}, tmp_path)

    assert environment.secret_key({}, tmp_path) == first
    assert len(first) >= environment.SECRET_LENGTH
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_secret_cut_short_is_refused(tmp_path):
    (tmp_path / "secret_key").write_text("")

    with pytest.raises(WrongValue):
        environment.secret_key({}, tmp_path)


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://news.example.org:8443", "news.example.org"), ("http://[::1]:8000", "[::1]")],
)
def test_host_of_an_address_is_as_browsers_send_it(address, expected):
    assert environment.host_of(address) == expected


def test_every_setting_is_in_the_table_and_has_a_wrong_value_above():
    """Without it, a setting would be known to nobody, or its wrong value end in a traceback."""
    read = names_of_settings()

    assert read == {name for name, _value in WRONG}
    assert read - set(re.findall(r"`([A-Z_]+)`", (TOP / "docs" / "running.md").read_text())) == set()
