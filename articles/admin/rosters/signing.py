"""For which party of an event's agreements the rows of a list sign: what is offered, and what is refused."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.admin.desk.sight import party_names
from articles.models import Agreement, AgreementParty, Organization
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
