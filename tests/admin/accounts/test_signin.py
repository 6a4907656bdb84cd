"""Signing in: slowed by account and network together, never so that an editor is locked out; sessions that end."""

import datetime
import threading
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from articles.admin.accounts.signin import DEVICE_COOKIE
from articles.models import StaffSettings
from articles.models.signin import SignInCount
from newsroom.session import COOKIE, stamp
from tests import factories

LOGIN, DESK = "/admin/login/", "/admin/articles/article/"
PASSWORD = "walking along the river"
NOW = datetime.datetime(2026, 11, 25, 9, tzinfo=datetime.UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_superuser("editor", password=PASSWORD)


def attempt(browser, password="guess", *, name="editor", at="198.51.100.7"):
    return browser.post(f"{LOGIN}?next={DESK}", {"username": name, "password": password}, REMOTE_ADDR=at)


def failed(times, **how):
    return [attempt(Client(), **how).status_code for _number in range(times)]


# Slowing


def test_sixth_attempt_waits_and_its_password_is_not_checked(editor):
    with time_machine.travel(NOW, tick=False):
        statuses = failed(5)
        answer = attempt(Client(), PASSWORD)

    page = answer.content.decode()
    assert (statuses, answer.status_code, answer["Retry-After"]) == ([200] * 5, 429, "2")
    assert "这个用户名尝试登录的次数太多，这次没有核对密码。请等 2 秒再试。" in page
    assert 'value="editor"' in page
    assert Session.objects.count() == 0


def test_wait_doubles_up_to_a_minute(editor):
    waits = []
    with time_machine.travel(NOW, tick=False) as clock:
        failed(5)
        for _number in range(7):
            answer = attempt(Client())
            waits.append(int(answer["Retry-After"]))
            clock.shift(waits[-1])
            failed(1)

    assert waits == [2, 4, 8, 16, 32, 60, 60]


def test_hammering_makes_nobodys_wait_longer(editor):
    with time_machine.travel(NOW, tick=False) as clock:
        failed(5)
        refused = failed(40)
        clock.shift(2)
        answer = attempt(Client(), PASSWORD)

    assert (set(refused), answer.status_code, answer.url) == ({429}, 302, DESK)


def test_another_network_and_another_name_are_not_slowed(editor, django_user_model):
    django_user_model.objects.create_superuser("chief", password=PASSWORD)
    with time_machine.travel(NOW, tick=False):
        failed(6)

        elsewhere = attempt(Client(), PASSWORD, at="203.0.113.9")
        other = attempt(Client(), PASSWORD, name="chief")

    assert (elsewhere.status_code, other.status_code) == (302, 302)


@pytest.mark.parametrize("name", ["editor", "Editor", "ＥＤＩＴＯＲ"])
def test_name_is_counted_however_it_is_written(editor, name):
    with time_machine.travel(NOW, tick=False):
        failed(5)

        assert failed(1, name=name) == [429]


@pytest.mark.parametrize("address", ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"])
def test_household_of_ipv6_is_one_network(editor, address):
    with time_machine.travel(NOW, tick=False):
        failed(5, at="2001:db8:1:2::7")

        assert failed(1, at=address) == [429]


@pytest.mark.parametrize(
    ("address", "other"),
    [("2001:db8:1:{:x}::7", "2001:db8:2::7"), ("198.51.100.{}", "198.51.101.1")],
)
def test_account_is_not_guessed_from_one_network_of_a_customer_after_another(editor, address, other):
    with time_machine.travel(NOW, tick=False):
        statuses = [failed(1, at=address.format(number))[0] for number in range(51)]

        elsewhere = attempt(Client(), PASSWORD, at=other)

    assert (statuses, elsewhere.status_code) == ([200] * 50 + [429], 302)


def test_good_sign_in_leaves_the_guesses_of_its_neighbours_counted(editor):
    with time_machine.travel(NOW, tick=False):
        for number in range(50):
            failed(1, at=f"2001:db8:1:{number:x}::7")
            if number == 25:
                attempt(Client(), PASSWORD, at="2001:db8:1:ffff::7")

        assert failed(1, at="2001:db8:1:fffe::7") == [429]


def test_network_that_tries_many_names_is_slowed_as_a_whole(editor):
    with time_machine.travel(NOW, tick=False):
        statuses = [failed(1, name=f"name{number}")[0] for number in range(51)]

    assert statuses == [200] * 50 + [429]


def test_editors_own_browser_is_not_slowed_by_others_of_its_network(editor):
    own = Client()
    with time_machine.travel(NOW, tick=False):
        attempt(own, PASSWORD)
        own.post("/admin/logout/")
        failed(60)
        for number in range(50):
            failed(1, name=f"name{number}")

        answer = attempt(own, PASSWORD)

    assert answer.status_code == 302


def test_known_browser_guesses_no_faster_than_another(editor):
    own = Client()
    with time_machine.travel(NOW, tick=False):
        attempt(own, PASSWORD)
        own.post("/admin/logout/")

        assert [attempt(own).status_code for _number in range(6)] == [200] * 5 + [429]


def test_browser_is_known_for_its_own_accounts_alone(editor, django_user_model):
    django_user_model.objects.create_superuser("chief", password=PASSWORD)
    own = Client()
    with time_machine.travel(NOW, tick=False):
        attempt(own, PASSWORD)
        own.post("/admin/logout/")
        failed(5, name="chief")

        assert attempt(own, PASSWORD, name="chief").status_code == 429


def test_forged_mark_of_a_browser_is_none(editor):
    forged = Client()
    forged.cookies[DEVICE_COOKIE] = "eyJpZCI6IngiLCJhY2NvdW50cyI6W119:1:forged"
    with time_machine.travel(NOW, tick=False):
        failed(5)

        assert attempt(forged, PASSWORD).status_code == 429


def test_good_sign_in_begins_the_count_anew(editor):
    with time_machine.travel(NOW, tick=False):
        failed(4)
        attempt(Client(), PASSWORD)

        assert failed(6) == [200] * 5 + [429]


def test_count_is_forgotten_after_an_hour_and_its_row_swept(editor):
    with time_machine.travel(NOW, tick=False) as clock:
        failed(6)
        clock.shift(3601)
        statuses = failed(1, at="203.0.113.9")

    assert (statuses, SignInCount.objects.count()) == ([200], 3)


def test_count_keeps_neither_name_nor_address(editor):
    failed(1)

    kept = [str(value) for row in SignInCount.objects.values() for value in row.values()]
    assert [value for value in kept if "editor" in value or "198.51" in value] == []


@pytest.mark.parametrize("state", ["unknown", "inactive", "no staff"])
def test_refusal_says_the_same_of_every_account(editor, django_user_model, state):
    if state != "unknown":
        rights = {"is_active": state != "inactive", "is_staff": state != "no staff"}
        django_user_model.objects.create_user("somebody", password=PASSWORD, **rights)

    known, other = attempt(Client()), attempt(Client(), PASSWORD, name="somebody")

    assert known.context["form"].non_field_errors() == other.context["form"].non_field_errors()


@pytest.mark.django_db(transaction=True)
def test_attempts_that_come_together_are_not_checked_together():
    start, counted = threading.Barrier(20), []

    def run():
        start.wait()
        counted.append(count())
        connection.close()

    def count():
        # SQLite's database in memory, which only tests have, does not wait for a lock; the newsroom's own does.
        for _try in range(10_000):
            try:
                return SignInCount.objects.count_attempt({"account": 5, "network": 50})
            except OperationalError:
                continue
        raise AssertionError("The lock was never free.")

    threads = [threading.Thread(target=run) for _number in range(20)]
    with time_machine.travel(NOW, tick=False):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert sorted(found.wait for found in counted) == [0] * 5 + [2] * 15
    assert [found.begins_to_wait for found in counted].count(True) == 1


# Sessions


@pytest.fixture
def signed_in(editor):
    """A browser that signed in at NOW; the clock stands there."""
    with time_machine.travel(NOW, tick=False) as clock:
        browser = Client()
        attempt(browser, PASSWORD)
        browser.clock = clock
        yield browser


def hours(browser, number):
    browser.clock.shift(datetime.timedelta(hours=number))


def test_session_goes_on_while_the_desk_is_used(signed_in):
    statuses = []
    for _number in range(3):
        hours(signed_in, 11)
        statuses.append(signed_in.get(DESK).status_code)

    assert statuses == [200] * 3


def test_session_ends_after_twelve_hours_without_use_and_says_so(signed_in):
    hours(signed_in, 12)

    answer = signed_in.get(f"{DESK}?q=x")
    page = signed_in.get(answer.url).content.decode()

    asked = parse_qs(urlsplit(answer.url).query)
    assert (answer.status_code, asked) == (302, {"next": [f"{DESK}?q=x"], "ended": ["zh-hans"]})
    assert "登录已过期：12 小时没有操作、登录满 14 天" in page
    assert "ended" not in signed_in.get(DESK).url


def test_session_ends_fourteen_days_after_signing_in(signed_in):
    for _number in range(14 * 24 // 8 - 1):
        hours(signed_in, 8)
        assert signed_in.get(DESK).status_code == 200
    # A save would move the end of a session that has no fixed one.
    signed_in.post("/admin/language/", {"language": "en"})
    hours(signed_in, 8)

    assert signed_in.get(DESK).url.startswith(LOGIN)


@pytest.mark.parametrize("said", ["", "forged", "of another"])
def test_last_use_that_nobody_vouches_for_is_the_sign_in(signed_in, said):
    hours(signed_in, 11)
    signed_in.get(DESK)
    signed_in.cookies[COOKIE] = stamp("another session", timezone.now().timestamp()) if said == "of another" else said
    hours(signed_in, 1)

    assert signed_in.get(DESK).url.startswith(LOGIN)


def test_session_without_its_sign_in_has_ended(signed_in):
    session = signed_in.session
    del session["signed_in_at"]
    session.save()
    del signed_in.cookies[COOKIE]

    assert signed_in.get(DESK).url.startswith(LOGIN)


def test_looking_at_the_desk_writes_no_session(signed_in, django_assert_max_num_queries):
    signed_in.get(DESK)
    hours(signed_in, 1)

    with django_assert_max_num_queries(40) as asked:
        stamped = signed_in.get(DESK)
    hours(signed_in, 12)
    with django_assert_max_num_queries(40) as ended:
        signed_in.get(DESK)

    statements = {query["sql"].split()[0] for query in [*asked.captured_queries, *ended.captured_queries]}
    assert (COOKIE in stamped.cookies, statements & {"INSERT", "UPDATE", "DELETE"}) == (True, set())


def test_stamp_is_sent_every_few_minutes_and_to_the_desk_alone(signed_in):
    at_once = signed_in.get(DESK)
    hours(signed_in, 1)
    public, media, later = signed_in.get("/"), signed_in.get("/media/none.jpg"), signed_in.get(DESK)

    assert [COOKIE in answer.cookies for answer in (at_once, public, media, later)] == [False, False, False, True]


def test_end_of_a_session_is_told_in_its_users_language(signed_in, editor):
    StaffSettings.objects.create(user=editor, language="en")
    signed_in.get(DESK)
    hours(signed_in, 12)

    page = signed_in.get(signed_in.get(DESK).url).content.decode()

    assert "Your session ended: that happens after 12 hours without use" in page


def test_what_was_sent_too_late_comes_back_after_signing_in(signed_in, typed):
    news = factories.article("原来的标题")
    address = f"{DESK}{news.pk}/change/"
    sent = typed(signed_in.get(address)) | {"title": "熬夜写的 <b>标题</b>"}
    hours(signed_in, 13)

    asked = signed_in.post(address, sent)
    refused = {field: asked.context[field] for field in ("typed", "next", "app_path")}
    form = {"username": "editor", "password": PASSWORD, "next": refused["next"], "typed": refused["typed"]}
    wrong = signed_in.post(refused["app_path"], form | {"password": "guess"})
    back = signed_in.post(refused["app_path"], form)
    again = signed_in.post(back.context["address"], {name: value for name, value in back.context["sent"]})

    assert (asked.status_code, wrong.context["typed"], back.context["address"]) == (403, refused["typed"], address)
    assert "您提交之前登录已经过期，所以什么都没有保存。" in asked.content.decode()
    news.refresh_from_db()
    assert (again.status_code, news.title) == (302, "熬夜写的 <b>标题</b>")


def test_what_was_sent_too_late_from_elsewhere_is_not_shown_again(editor):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["sessionid"] = "gone"

    answer = browser.post(f"{DESK}add/", {"title": "别人写的"})

    assert (answer.status_code, "别人写的" in answer.content.decode()) == (403, False)


def test_new_password_elsewhere_ends_the_session_and_loses_nothing(signed_in, editor):
    editor.set_password("over the old bridge")
    editor.save()

    answer = signed_in.post(f"{DESK}add/", {"title": "熬夜写的标题"})

    assert (answer.status_code, "熬夜写的标题" in answer.context["typed"]) == (403, True)


def test_passwords_are_not_carried_about(signed_in):
    hours(signed_in, 13)

    page = signed_in.post("/admin/password_change/", {"old_password": PASSWORD, "new_password1": "a long secret"})

    assert [word in page.content.decode() for word in (PASSWORD, "a long secret")] == [False, False]


def test_ended_sessions_are_swept_when_somebody_signs_in(signed_in):
    hours(signed_in, 15 * 24)

    attempt(Client(), PASSWORD)

    assert Session.objects.count() == 1


def test_session_goes_on_after_a_new_password(signed_in):
    signed_in.post(
        "/admin/password_change/",
        {"old_password": PASSWORD, "new_password1": "over the old bridge", "new_password2": "over the old bridge"},
    )
    hours(signed_in, 11)

    assert signed_in.get(DESK).status_code == 200


def test_public_page_sets_no_cookie_for_one_who_is_signed_in(signed_in):
    hours(signed_in, 13)

    assert list(signed_in.get("/").cookies) == []
