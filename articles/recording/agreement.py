"""Agreements that are not typed at their desk, with their parties and what was agreed."""

from django.db import transaction

from articles.models import AgreementParty, CooperationItem, Organization
from articles.recording.entry import keep_version, sign
from articles.recording.organization import make_organizations, match_organizations


def find_parties(names):
    """{name: Organization} of those that the directory can tell apart: of several, the one that is part of none."""
    known = match_organizations(names)
    rest = Organization.objects.filter(name__in=[name for name in names if name not in known], parent__isnull=True)
    return {body.name: body for body in rest} | known


def make_parties(names, *, by):
    """({name: Organization} of parties as `find_parties`, the names of those that were new and made, by `by`)."""
    known = find_parties(names)
    new = [name for name in names if name not in known]
    return known | make_organizations(new, by=by), new


@transaction.atomic
def make_agreement(agreement, parties, *, by, items=()):
    """Enters an Agreement that nobody has saved yet and that has been checked; returns its AgreementParties.

    `parties` are (Organization, name as printed) and `items` texts, each in their order. Its history has its first
    state then; who signs is added to it.
    """
    sign(agreement, by=by)
    made = AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, position=place, organization=body, name_as_printed=name)
        for place, (body, name) in enumerate(parties, start=1)
    )
    CooperationItem.objects.bulk_create(
        CooperationItem(agreement=agreement, position=place, text=text) for place, text in enumerate(items, start=1)
    )
    keep_version(agreement)
    return made
