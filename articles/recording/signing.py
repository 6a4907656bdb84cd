"""Who signs for which party of an agreement: picked at a desk, ticked in a list, or said by a source."""

from django.db import transaction

from articles.models import AgreementParty, Appearance, Signatory
from articles.recording.entry import keep_version

MOST_TITLE = Signatory._meta.get_field("title_as_printed").max_length


@transaction.atomic
def add_signatories(signatories, *, by):
    """Enters Signatories that nobody has saved yet, each after those that its party has; nobody signs twice for one.

    The agreements count as changed by `by`, and their history has one more state. Returns how many were entered. Two
    statements to look, whatever the number.
    """
    wanted = AgreementParty.objects.filter(pk__in={row.party_id for row in signatories})
    parties = {party.pk: party for party in wanted.select_related("agreement").prefetch_related("signatories")}
    made = []
    for signatory in signatories:
        there = [*parties[signatory.party_id].signatories.all(), *made]
        standing = [row for row in there if row.party_id == signatory.party_id]
        if _who(signatory) not in {_who(row) for row in standing}:
            signatory.position = max((row.position for row in standing), default=0) + 1
            made.append(signatory)
    Signatory.objects.bulk_create(made)
    for agreement in {parties[row.party_id].agreement for row in made}:
        agreement.touch(by)
        keep_version(agreement)
    return len(made)


def sign_for(pairs, *, by):
    """Lets people of an event's lists sign: (number of a party, number of an Appearance) each, as `add_signatories`.

    Each signs with the title held in the party itself, else with the first. Nothing is asked where nobody signs.
    """
    if not pairs:
        return 0
    people = Appearance.objects.filter(pk__in=[row for _party, row in pairs]).prefetch_related("titles").in_bulk()
    bodies = dict(AgreementParty.objects.filter(pk__in=[p for p, _row in pairs]).values_list("pk", "organization"))
    signatories = [
        Signatory(
            party_id=int(party),
            person_id=people[row].person_id,
            name_as_printed=people[row].name_as_printed,
            title_as_printed=_title_to_sign_with(people[row], bodies[int(party)]),
        )
        for party, row in sorted(pairs, key=lambda pair: people[pair[1]].position)
    ]
    return add_signatories(signatories, by=by)


def _title_to_sign_with(row, body):
    titles = list(row.titles.all())
    for title in titles:
        if title.organization_id == body:
            return title.title
    return f"{titles[0].organization_as_printed}{titles[0].title}"[:MOST_TITLE] if titles else ""


def _who(row):
    """Whom a signatory means: somebody of the directory, or the name as printed alone."""
    return row.person_id or row.name_as_printed
