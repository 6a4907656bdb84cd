"""The contract of `/api/views`: what is asked and answered, in Django and before it."""

import io
import json
import time

import pytest
import time_machine
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client, override_settings
from django.utils import timezone

from articles.counting import accept, beacon
from articles.counting.token import token_of
from articles.models.published import Publication
from articles.models.viewcount import ViewCount, ViewHit, ViewSalt, ViewSeen
from newsroom import environment
from newsroom.stack import with_beacons
from tests.factories import article, published, visible_articles

pytestmark = pytest.mark.django_db
AGENT = "Mozilla/5.0 (Linux; Android 14; PHW1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def _articles(db):
    visible_articles(*range(1, 10))


def post(token, *, body=None, client=None, **headers):
    headers = {"sec_fetch_site": "same-origin", "user_agent": AGENT} | headers
    headers = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
    text = json.dumps({"t": token}) if body is None else body
    return (client or Client()).post("/api/views", text, content_type="text/plain", headers=headers)


def dropped():
    return list(ViewHit.objects.order_by("pk").values_list("rejected_for", flat=True))


def test_beacon_counts_and_answers_with_the_figure():
    ViewCount.objects.create(article_id=7, legacy_base=243)

    response = post(token_of(7))

    assert (response.status_code, response.json()) == (200, {"views": 244})
    assert (response["Cache-Control"], response["Content-Type"], response.cookies) == (
        "no-store",
        "application/json",
        {},
    )
    assert dropped() == [""]


def test_unknown_figure_stays_unknown():
    ViewCount.objects.create(article_id=7, legacy_base=None)

    assert post(token_of(7)).json() == {"views": None}
    assert dropped() == [""]


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        (
            {"user_agent": "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)"},
            "robot",
        ),
        ({"user_agent": ""}, "robot"),
        ({"sec_purpose": "prefetch;prerender"}, "prefetch"),
        ({"purpose": "prefetch"}, "prefetch"),
        ({"x_moz": "prefetch"}, "prefetch"),
        ({"cookie": f"a=b; {settings.SESSION_COOKIE_NAME}=x"}, "staff"),
    ],
)
def test_what_counts_nothing_is_answered_like_what_counts(headers, reason):
    response = post(token_of(7), **headers)

    assert (response.status_code, response.json()) == (200, {"views": 0})
    assert dropped() == [reason]


def test_token_from_before_a_withdrawal_counts_nothing_and_tells_no_figure():
    ViewCount.objects.create(article_id=7, legacy_base=243)
    token = token_of(7)
    Publication.objects.filter(thing_id=7).update(withdrawn_at=timezone.now())

    response = post(token)

    assert (response.status_code, response.json()) == (200, {"views": None})
    assert (dropped(), Client().get("/api/views?ids=7").json()) == (["hidden"], {})


def test_repeat_is_answered_like_a_view():
    first, second = post(token_of(7)), post(token_of(7))

    assert (first.json(), second.json()) == ({"views": 1}, {"views": 1})
    assert dropped() == ["", "repeat"]


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "none"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": None, "origin": "https://evil.example"},
        {"sec_fetch_site": "same-origin", "origin": "https://evil.example"},
        {"sec_fetch_site": None, "origin": "null"},
        {"sec_fetch_site": None, "referer": "https://evil.example/testserver"},
        {"sec_fetch_site": None},
    ],
)
def test_beacon_from_elsewhere_is_refused_and_writes_nothing(headers):
    response = post(token_of(7), **headers)

    assert (response.status_code, response.json(), dropped()) == (403, {"error": "origin"}, [])


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "testserver"])
def test_origin_is_the_host_that_was_asked(host):
    for headers in ({"origin": f"http://{host}"}, {"referer": f"http://{host}/articles/7/x/"}):
        response = post(token_of(7), sec_fetch_site=None, host=host, **headers)

        assert response.status_code == 200


def test_host_of_somebody_else_is_refused():
    assert post(token_of(7), host="evil.example").status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        "", "{", "[]", "null", '"x"', "1", "{}", '{"t": 1}', '{"t": null}', '{"t": ""}', '{"t": "7.1:x"}', "\x00",
        '{"t": "7"}', "[" * 500,
    ],
)  # fmt: skip
def test_what_is_no_token_is_refused_and_writes_nothing(body):
    response = post("", body=body)

    assert (response.status_code, response.json()) == (403, {"error": "token"})
    assert (dropped(), ViewSeen.objects.count()) == ([], 0)


def test_token_of_another_article_or_key_is_forged():
    token = token_of(7)
    with override_settings(SECRET_KEY="another key that is long enough for Django"):
        foreign = token_of(9)

    for forged in ("8" + token[1:], token[:-1] + ("A" if token[-1] != "A" else "B"), foreign):
        assert post(forged).status_code == 403
    assert dropped() == []


@pytest.mark.parametrize(("hours", "status"), [(0, 200), (24, 200), (47, 200), (50, 403), (-3, 403)])
def test_token_is_good_for_two_days(hours, status):
    token = token_of(7, time.time() - hours * 3600)

    assert post(token).status_code == status


def test_token_is_the_same_for_all_readers_of_an_hour():
    assert token_of(7, 3600 * 400_000) == token_of(7, 3600 * 400_001 - 1) != token_of(7, 3600 * 400_001)


def test_length_of_thousands_of_digits_is_refused():
    environ = {"REQUEST_METHOD": "POST", "HTTP_HOST": "localhost", "HTTP_SEC_FETCH_SITE": "same-origin"}

    assert beacon.answer(environ | {"CONTENT_LENGTH": "9" * 5000}).status == 413


def test_body_of_more_than_512_bytes_is_refused():
    response = post("", body=json.dumps({"t": token_of(7), "x": "x" * 512}))

    assert (response.status_code, response.json(), dropped()) == (413, {"error": "size"}, [])


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_methods_are_named(method):
    response = getattr(Client(), method)("/api/views")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST")


@time_machine.travel("2026-11-25T04:00:00Z", tick=False)
def test_address_sends_so_many_a_minute(settings):
    settings.VIEW_BEACONS_A_MINUTE = 3

    statuses = [post(token_of(number)).status_code for number in range(1, 6)]

    assert statuses == [200, 200, 200, 429, 429]
    assert post(token_of(9))["Retry-After"] == "60"
    assert dropped() == ["", "", "", "rate", "rate", "rate"]
    with time_machine.travel("2026-11-25T04:01:00Z", tick=False):
        assert post(token_of(9)).status_code == 200


@time_machine.travel("2026-11-25T04:00:00Z", tick=False)
def test_shared_network_keeps_the_30_seconds_alone(settings):
    beacon.is_shared_network.cache_clear()
    settings.SHARED_NETWORKS = environment.networks({"SHARED_NETWORKS": "127.0.0.0/8"}, "SHARED_NETWORKS")
    settings.VIEW_BEACONS_A_MINUTE = settings.VIEW_ADDRESS_CAP = settings.VIEW_DAILY_CAP = 2

    answers = []
    for minute in range(5):
        with time_machine.travel(f"2026-11-25T04:0{minute}:00Z", tick=False):
            answers += [post(token_of(7)).json(), post(token_of(7), user_agent=AGENT + "x").json()]
            assert post(token_of(7)).status_code == 200
    beacon.is_shared_network.cache_clear()

    assert answers[-1] == {"views": 10}
    assert dropped().count("repeat") == 5


def test_cap_of_a_day(settings):
    settings.VIEW_DAILY_CAP = 2

    for minute in range(4):
        with time_machine.travel(f"2026-11-25T04:0{minute}:00Z", tick=False):
            post(token_of(7))

    assert dropped() == ["", "", "cap", "cap"]


@pytest.mark.parametrize(
    ("moment", "day", "hour"),
    [("2026-11-25T15:59:59Z", "2026-11-25", 23), ("2026-11-25T16:00:00Z", "2026-11-26", 0)],
)
def test_day_is_the_site_s(moment, day, hour):
    with time_machine.travel(moment, tick=False):
        post(token_of(7))

    hit = ViewHit.objects.get()
    assert (str(hit.day), hit.hour) == (day, hour)


def test_repeat_across_midnight_stays_a_repeat():
    for moment in ("2026-11-25T15:59:50Z", "2026-11-25T16:00:10Z"):
        with time_machine.travel(moment, tick=False):
            post(token_of(7))

    assert dropped() == ["", "repeat"]


def test_key_is_changed_at_four_and_the_old_marks_are_gone():
    with time_machine.travel("2026-11-25T19:59:50Z", tick=False):
        post(token_of(7))
        old = [bytes(salt.salt) for salt in ViewSalt.objects.all()]
    with time_machine.travel("2026-11-25T20:00:00Z", tick=False):
        post(token_of(7))

    new = [bytes(salt.salt) for salt in ViewSalt.objects.all()]
    assert (len(old), len(new), old != new) == (1, 1, True)
    # The reader's mark and the address's, of the new key alone.
    assert ViewSeen.objects.count() == 2
    assert dropped() == ["", ""]


def test_database_that_takes_no_write_is_a_clean_503(monkeypatch):
    def full(_hits):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(accept, "write", full)
    response = post(token_of(7))

    assert (response.status_code, response["Retry-After"], response.json()) == (503, "5", {"error": "busy"})


@pytest.mark.django_db(transaction=True)
def test_full_disk_is_a_clean_503_and_nothing_is_half_written():
    if connection.vendor != "sqlite":
        pytest.skip("SQLite alone can be told here how large its disk is")
    with connection.cursor() as cursor:
        # What other tests deleted would leave room.
        cursor.execute("VACUUM")
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            answers = [post(token_of(number), user_agent=f"{AGENT} {number}").status_code for number in range(1, 400)]
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")

    assert set(answers) == {200, 503}
    # A reader's mark and an address's stand beside each hit, or none of the three does.
    assert ViewHit.objects.count() == answers.count(200)
    assert ViewSeen.objects.count() == 2 * answers.count(200)
    assert post(token_of(1), user_agent="another reader's Chrome/131").status_code == 200


# The figures


def test_figures_of_visible_articles_are_told():
    Publication.objects.all().delete()
    news = [published(article(f"第{number}篇")) for number in range(3)]
    draft = article("草稿")
    ViewCount.objects.create(article_id=news[0].pk, legacy_base=243, counted=2)
    ViewCount.objects.create(article_id=news[1].pk, legacy_base=None, counted=2)
    ViewCount.objects.create(article_id=draft.pk, legacy_base=9)
    ids = ",".join(str(thing.pk) for thing in (*news, draft)) + ",999"

    response = Client().get(f"/api/views?ids={ids}")

    assert response.json() == {str(news[0].pk): 245, str(news[1].pk): None, str(news[2].pk): 0}
    assert response["Cache-Control"] == "public, max-age=60"
    head = Client().head(f"/api/views?ids={ids}")
    assert (head.status_code, head.content, dropped()) == (200, b"", [])


@pytest.mark.parametrize(
    "query",
    [
        "", "?ids=", "?ids=a", "?ids=1,,2", "?ids=-1", "?ids=1;2", "?other=1", f"?ids={'9' * 30}", "?ids=１",
        "?ids=" + ",".join(map(str, range(51))), "?ids=" + "1," * 5000 + "1",
    ],
)  # fmt: skip
def test_what_are_no_ids_is_refused(query):
    response = Client().get(f"/api/views{query}")

    assert (response.status_code, response.json()) == (400, {"error": "ids"})


# Before Django


@pytest.mark.django_db(transaction=True)
def test_stack_answers_beacons_itself_and_passes_all_else_on():
    started = []
    passed = with_beacons(lambda environ, start: [b"Django"])
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/api/views",
        "HTTP_HOST": "testserver",
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "HTTP_USER_AGENT": AGENT,
        "REMOTE_ADDR": "192.0.2.7",
        "HTTP_X_FORWARDED_FOR": "198.51.100.1",
    }
    body = json.dumps({"t": token_of(7)}).encode()
    environ |= {"CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body)}

    answer = passed(environ, lambda status, headers: started.append((status, dict(headers))))

    assert answer == [b'{"views": 1}']
    assert started[0][0] == "200 OK"
    assert started[0][1]["Content-Length"] == "12"
    assert passed({"PATH_INFO": "/"}, None) == [b"Django"]


# Privacy


def as_bytes(value):
    return bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()


def test_nothing_of_a_reader_is_in_the_database():
    address, agent = "203.0.113.77", AGENT + " Marker/4711"
    with override_settings(TRUSTED_PROXIES=[]):
        Client(REMOTE_ADDR=address).post(
            "/api/views",
            json.dumps({"t": token_of(7)}),
            content_type="text/plain",
            headers={"sec-fetch-site": "same-origin", "user-agent": agent},
        )

    tables = connection.introspection.table_names()
    told = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            told += [
                bytes(v) if isinstance(v, memoryview | bytes) else str(v).encode()
                for row in cursor.fetchall()
                for v in row
            ]
    everything = b"\n".join(told)

    assert dropped() == [""]
    assert [word for word in (address, "Marker/4711", "PHW1)") if word.encode() in everything] == []
