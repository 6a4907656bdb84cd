"""The door: what becomes public, and what stops being so. Each function is one transaction."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.published import Edition, Publication, key_filter
from articles.models.trail import TrailEntry
from articles.publishing.bundle import bundle
from articles.publishing.filing import moment_text
from articles.publishing.kinds import FILES, MODELS, kind_of
from articles.publishing.problem import Problem, Refused
from articles.publishing.snapshot import OF_THE_EDITION, decoded, said, sealed_fields
from articles.publishing.store import file_editions, raise_generation, take_turns


@transaction.atomic
def publish(thing, *, by=None, note="", correction="", leave_out=(), without_kinds=()):
    """Publishes a thing and its bundle; returns the new Editions, its own last. Raises Refused with all problems.

    `correction` is the note (更正) that readers see with this edition of the thing itself; what comes along keeps the
    note that it has. `leave_out` are (kind, id) keys of the bundle that stay as they are; of `without_kinds` nothing
    comes along. The number of statements does not grow with the number of people.
    """
    own = (kind_of(thing), thing.pk)
    take_turns()
    members = [
        member
        for member in bundle(thing)
        if member.key == own or (member.key not in leave_out and member.kind not in without_kinds)
    ]
    return publish_members(members, by=by, note=note, correction={own: correction})


def publish_members(members, *, by=None, note="", correction=None):
    """Publishes these Members in one transaction; `correction` maps keys to notes. Raises Refused for any problem.

    `publish` gathers them in its turn; who calls this alone calls `take_turns` first.
    """
    refusals = [(member.thing, problem) for member in members for problem in member.blocking]
    if refusals:
        raise Refused(refusals)
    now = timezone.now()
    correction = correction or {}
    with transaction.atomic():
        _refuse_what_moved(members)
        last = _last_editions([member.key for member in members])
        # The last member is what was asked for; nothing that comes with it is to be seen before it.
        opens_at = _opens_at(members[-1], now) if members else now
        editions = []
        for member in members:
            payload = dict(member.payload)
            if "correction" in payload:
                payload["correction"] = correction.get(member.key, member.standing_correction)
            payload |= _moments(member, now, opens_at)
            editions.append(
                _edition(
                    member.key,
                    payload,
                    last.get(member.key),
                    now,
                    by,
                    note,
                    source_updated_at=member.thing.updated_at,
                )
            )
        return _append(editions, members[-1].thing) if members else []


@transaction.atomic
def renew(members, *, by=None, note=""):
    """New Editions of these Members, whose publications stand: when they are seen, and their corrections, stay.

    Who calls this calls `take_turns` first. Raises Refused for a thing that was saved after it was read.
    """
    _refuse_what_moved(members)
    last, now, editions = _last_editions([member.key for member in members]), timezone.now(), []
    for member in members:
        kept = {key: value for key, value in decoded(member.publication.edition).items() if key in OF_THE_EDITION}
        edition = _edition(
            member.key,
            member.payload | kept,
            last[member.key],
            now,
            by,
            note,
            source_updated_at=member.thing.updated_at,
        )
        editions.append(edition)
    return _append(editions, members[-1].thing)


@transaction.atomic
def withdraw(thing, *, by=None, note=""):
    """Takes a published thing out: readers get 410. Raises Refused if it is not published."""
    take_turns()
    publication = _publication(thing)
    if publication is None or publication.withdrawn_at is not None:
        raise Refused([(thing, Problem("", _("This is not published, so it cannot be withdrawn.")))])
    return _again(thing, publication.edition, by, note, Edition.Action.WITHDRAWN, decoded(publication.edition))


@transaction.atomic
def go_back(thing, *, by=None, note="", number=None):
    """Adds an edition that says what an earlier one said: the last that differed, or the one of this number.

    A withdrawn thing comes back as it was. The working copy stays as it is. Raises Refused if there is no such edition.
    """
    take_turns()
    publication = _publication(thing)
    earlier = Edition.objects.filter(kind=kind_of(thing), thing_id=thing.pk).exclude(action=Edition.Action.WITHDRAWN)
    if publication is not None:
        earlier = earlier.filter(number__lt=publication.edition.number)
    if number is not None:
        earlier = earlier.filter(number=number)
    is_seen = publication is not None and publication.withdrawn_at is None
    now = said(decoded(publication.edition)) if is_seen else None
    edition = next((e for e in earlier.order_by("-number").iterator(10) if said(decoded(e)) != now), None)
    if edition is None:
        raise Refused([(thing, Problem("", _("There is no earlier edition to go back to.")))])
    payload = decoded(edition)
    if publication is not None:
        # The text goes back; when the thing came in stays as it is.
        payload |= {"visible_from": moment_text(publication.visible_from)}
    return _again(thing, edition, by, note, Edition.Action.RESTORED, payload)


def editions_of(thing):
    """All editions of a thing, the newest first."""
    return Edition.objects.filter(kind=kind_of(thing), thing_id=thing.pk).order_by("-number")


def is_online(thing):
    """True if a publication of it stands, visible or scheduled: such a working copy cannot be deleted."""
    return Publication.objects.of(kind_of(thing), thing.pk).filter(withdrawn_at__isnull=True).exists()


def _publication(thing):
    return (
        Publication.objects.select_for_update(of=("self",))
        .select_related("edition")
        .of(kind_of(thing), thing.pk)
        .first()
    )


def _last_editions(keys):
    """The newest edition of each key, {key: edition}; publications are locked, so that two publishers take turns."""
    list(Publication.objects.select_for_update().filter(key_filter(keys)).order_by("pk").values_list("pk"))
    newest = {}
    rows = Edition.objects.filter(key_filter(keys)).order_by("number").only("kind", "thing_id", "number", "sha256")
    for edition in rows:
        newest[(edition.kind, edition.thing_id)] = edition
    return newest


def _refuse_what_moved(members):
    """Raises Refused if a thing was saved after it was read: an edition is of one state, never half of two."""
    keys = [member.key for member in members]
    saved = {}
    for kind in sorted({kind for kind, _thing_id in keys}):
        ids = [thing_id for other, thing_id in keys if other == kind]
        rows = MODELS[kind].objects.filter(pk__in=ids).values_list("pk", "updated_at")
        saved |= {(kind, thing_id): updated_at for thing_id, updated_at in rows}
    moved = [member for member in members if saved.get(member.key) != member.thing.updated_at]
    if moved:
        words = _("This was saved at the same moment. Look at it again, then publish.")
        raise Refused([(member.thing, Problem("", words)) for member in moved])


def _opens_at(member, now):
    """When a thing comes in: what is visible stays so, a schedule delays a first publication."""
    planned = getattr(member.thing, "publish_from", None)
    if not member.is_new and member.publication.visible_from <= now:
        return now
    return max(planned, now) if planned else now


def _moments(member, now, opens_at):
    """When it comes in and goes out, for a thing that is published with one that opens at that moment."""
    if not member.is_new and member.publication.visible_from <= now:
        visible_from = member.publication.visible_from
    elif member.is_waiting_for_another:
        visible_from = min(member.publication.visible_from, opens_at)
    else:
        visible_from = opens_at
    return {
        "visible_from": moment_text(visible_from),
        "visible_until": moment_text(getattr(member.thing, "publish_until", None)),
    }


def _edition(key, payload, last, now, by, note, *, source_updated_at, action=Edition.Action.PUBLISHED):
    kind, thing_id = key
    return Edition(
        kind=kind,
        thing_id=thing_id,
        number=last.number + 1 if last else 1,
        action=action,
        previous_sha256=last.sha256 if last else "",
        source_updated_at=source_updated_at,
        published_at=now,
        published_by=by,
        note=note,
        **sealed_fields(payload, FILES[kind].card(payload)),
    )


def _append(editions, thing):
    """Adds the editions, the last of them the thing's own; one line of the trail tells of all."""
    Edition.objects.bulk_create(editions)
    file_editions(editions)
    raise_generation()
    own, *others = reversed(editions)
    about = f"{own} “{thing}”"
    if others:
        about = _("%(thing)s, and with it: %(others)s") % {"thing": about, "others": ", ".join(map(str, others))}
    TrailEntry.objects.leave(own.action, by=own.published_by, about=about)
    return editions


def _again(thing, edition, by, note, action, payload):
    """An edition that repeats an earlier one under another action."""
    key = (kind_of(thing), thing.pk)
    last = _last_editions([key])[key]
    again = _edition(
        key,
        payload,
        last,
        timezone.now(),
        by,
        note,
        source_updated_at=edition.source_updated_at,
        action=action,
    )
    return _append([again], thing)[0]
