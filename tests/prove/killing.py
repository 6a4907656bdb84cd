"""A process that publishes in a loop is killed -9 again and again, and after each kill the store is looked through.

python -m tests.prove.killing KILLS      on the database that DATABASE_URL names, which must be new

Each publisher is a process of its own, forked before any connection is opened, and says on a pipe what it had promised:
a line before a step and a line once the door has answered. The moments of the kills walk evenly through the steps.
"""

import collections
import os
import select
import signal
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from articles.models import Agreement, Article, Book, Event, Person  # noqa: E402
from articles.models.published import Edition, Publication  # noqa: E402
from articles.publishing.canonical import digest  # noqa: E402
from articles.publishing.door import go_back, publish, withdraw  # noqa: E402
from articles.publishing.rebuild import rebuild  # noqa: E402
from articles.publishing.snapshot import decoded  # noqa: E402
from tests.factories import story  # noqa: E402
from tests.publishing.test_rebuild import rows  # noqa: E402

# A kill falls so many steps after the publisher's first, and at this share of the time that the last step took: by the
# golden section the shares walk evenly through a step, and no two are alike.
GOLDEN = 0.6180339887
STEPS = 5
MEMBERS = {Edition.Action.PUBLISHED: 5, Edition.Action.WITHDRAWN: 1, Edition.Action.RESTORED: 1}


def main(kills):
    in_a_process(_prepare)
    begun, acknowledged = set(), {}
    for number in range(kills):
        _publish_until_killed(number, begun, acknowledged)
        report = in_a_process(_look_through, begun, acknowledged)
    print(f"{kills} kills, {len(acknowledged)} acknowledged steps are all there; {report}")


def _prepare():
    call_command("migrate", verbosity=0)
    publish(story(attendees=3), note="first")


def _publish_until_killed(number, begun, acknowledged):
    """One publisher, from its start to its death; what it began and what it acknowledged is added to the two."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _publish_for_ever(number, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said, took = _read_steps(pipe, number % STEPS + 1)
        # Nothing is read here: the publisher's own work goes on until the moment of the kill.
        select.select([], [], [], (number * GOLDEN % 1) * took)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        said += pipe.read()
    for line in said.decode().splitlines():
        word, note, *digests = line.split()
        begun.add(note)
        if word == "done":
            acknowledged[note] = sorted(digests)


def _read_steps(pipe, count):
    """What the publisher says until that many steps are done, and the seconds that the last of them took."""
    said = b""
    for _step in range(count):
        said += pipe.readline()
        started = time.monotonic()
        said += pipe.readline()
    return said, time.monotonic() - started


def _publish_for_ever(number, writing):
    article, event = Article.objects.get(), Event.objects.get()
    book, agreement, person = Book.objects.get(), Agreement.objects.get(), Person.objects.first()
    for turn in range(1_000_000):
        note = f"{number}.{turn}"
        os.write(writing, f"begun {note}\n".encode())
        if turn % STEPS == 3:
            editions = [go_back(article, note=note)]
        elif turn % STEPS == 4:
            editions = [withdraw(article, note=note)]
        else:
            for thing in (article, event, book, agreement):
                thing.title = note
                thing.save()
            person.biography = note
            person.save()
            editions = publish(article, note=note)
        os.write(writing, f"done {note} {' '.join(edition.sha256 for edition in editions)}\n".encode())


@transaction.atomic
def _look_through(begun, acknowledged):
    """Fails with words if anything is lost, half or out of order; says what became of the steps in flight."""
    if connection.vendor == "postgresql":
        # The server may still be at work for a process that is dead: this waits for its transaction to end.
        connection.cursor().execute("LOCK TABLE articles_edition IN EXCLUSIVE MODE")
    bundles, chains = collections.defaultdict(list), collections.defaultdict(list)
    for edition in Edition.objects.order_by("kind", "thing_id", "number"):
        bundles[edition.note].append(edition)
        chains[(edition.kind, edition.thing_id)].append(edition)
    bundles.pop("first")

    lost = {note for note in acknowledged if note not in bundles}
    assert not lost, f"acknowledged and lost: {lost}"
    unknown = set(bundles) - begun
    assert not unknown, f"nobody began {unknown}"
    for note, editions in bundles.items():
        assert len(editions) == MEMBERS[editions[0].action], f"half a bundle: {note} has {editions}"
        if editions[0].action == Edition.Action.PUBLISHED:
            said = {decoded(edition).get("title", decoded(edition).get("biography")) for edition in editions}
            assert said == {note}, f"{note} holds the words of {said}"
        if note in acknowledged:
            assert sorted(edition.sha256 for edition in editions) == acknowledged[note], f"{note} says something else"
    for key, chain in chains.items():
        assert [edition.number for edition in chain] == list(range(1, len(chain) + 1)), f"a gap in {key}"
        before = ["", *(edition.sha256 for edition in chain)]
        for edition, previous in zip(chain, before, strict=False):
            assert edition.previous_sha256 == previous, f"the chain of {key} breaks at {edition.number}"
            assert edition.sha256 == digest(edition.payload), f"{key} {edition.number} is not what its digest says"
        publication = Publication.objects.get(kind=key[0], thing_id=key[1])
        assert publication.edition_id == chain[-1].pk, f"{key} does not show its last edition"
    found = rows()
    rebuild()
    assert rows() == found, "the rebuild gives other rows"

    in_flight = begun - set(acknowledged)
    whole = len(in_flight & set(bundles))
    return f"{len(in_flight)} were in flight: {whole} came in whole, {len(in_flight) - whole} not at all"


def in_a_process(work, *arguments):
    """Runs it in a forked process, whose connections end with it; returns its text. Exits if it failed."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            os.write(writing, (work(*arguments) or "").encode())
            os._exit(0)
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        text = pipe.read().decode()
    if os.waitpid(pid, 0)[1]:
        sys.exit(1)
    return text


if __name__ == "__main__":
    main(int(sys.argv[1]))
