"""Who signed for which party of the agreements of an event: ticked in a list, or picked at the event's desk."""

from typing import NamedTuple

import reversion
from django.utils.translation import gettext as _

from articles.admin.agreement import party_names
from articles.admin.event_form import title_to_sign_with
from articles.models import Agreement, AgreementParty, Appearance, Organization, Signatory
from articles.recording.right import may_view, right_to_change


class Party(NamedTuple):
    """A party as a list offers it: `names` are those under which a title may name it."""

    id: str
    label: str
    names: tuple[str, ...]
    body: int


def parties_of(event, user):
    """The Parties of an event's agreements, in two statements; two agreements are told apart by their titles."""
    rows = list(
        AgreementParty.objects.filter(agreement__event=event)
        .select_related("organization", "agreement")
        .order_by("agreement", "position", "pk")
    )
    names, sees_bodies = party_names(user, rows), may_view(user, Organization)
    is_one = len({row.agreement_id for row in rows}) == 1
    return [
        Party(
            str(row.pk),
            names[row.pk] if is_one else f"{names[row.pk]}（{row.agreement}）",
            tuple(dict.fromkeys(filter(None, [row.name_as_printed, row.organization.name if sees_bodies else ""]))),
            row.organization_id,
        )
        for row in rows
    ]


def suggest_parties(rows, parties, found):
    """Writes into each row the one party whose organisation is that of a title; the tick stays the editor's."""
    for row in rows:
        held = {line.meant for line in row.lines if line.meant}
        bodies = {body.pk for text in held for body in found.get(text, [])}
        fitting = [party.id for party in parties if held & set(party.names) or party.body in bodies]
        if row.kind == "person" and not row.party and len(fitting) == 1:
            row.party = fitting[0]


def check_signing(rows, parties, *, may_sign=True):
    """Whether every row that signs says for whom, and is ticked by somebody who may change agreements."""
    known = {party.id for party in parties}
    for row in rows:
        if not row.is_signing or row.is_out:
            continue
        if not may_sign:
            words = _("Who signs needs the right “%(right)s”. Save again: the row goes in without signing.")
            row.refuse("sign", words % {"right": right_to_change(Agreement)})
        elif row.kind != "person":
            row.refuse("sign", _("Only a person signs. Untick “signatory” here."))
        elif row.party not in known:
            row.refuse("sign", _("Say for which party this person signs."))
    return not any("sign" in row.errors for row in rows)


def sign(rows, by):
    """Makes a Signatory of each row that is ticked, after those that the party has; nobody signs twice for one."""
    signing = {row.appearance.pk: row.party for row in rows if row.is_signing and not row.is_out}
    if not signing:
        return 0
    parties = {
        str(party.pk): party
        for party in AgreementParty.objects.filter(pk__in=signing.values())
        .select_related("agreement", "organization")
        .prefetch_related("signatories")
    }
    people = Appearance.objects.filter(pk__in=signing).prefetch_related("titles").order_by("position")
    made = []
    for person in people:
        party = parties[signing[person.pk]]
        standing = [signatory for signatory in (*party.signatories.all(), *made) if signatory.party_id == party.pk]
        if _who(person) not in {_who(signatory) for signatory in standing}:
            made.append(
                Signatory(
                    party=party,
                    position=max((signatory.position for signatory in standing), default=0) + 1,
                    person_id=person.person_id,
                    name_as_printed=person.name_as_printed,
                    title_as_printed=title_to_sign_with(person, party),
                )
            )
    Signatory.objects.bulk_create(made)
    for agreement in {signatory.party.agreement for signatory in made}:
        agreement.touch(by)
        reversion.add_to_revision(agreement)
    return len(made)


def _who(row):
    """Whom a row or a signatory means: somebody of the directory, or the name as printed alone."""
    return row.person_id or row.name_as_printed
