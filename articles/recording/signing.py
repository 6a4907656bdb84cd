"""Who signs for which party of an agreement: picked at a desk, ticked in a list, or said by a source."""

from typing import NamedTuple

from django.db import transaction

from articles.models import AgreementParty, Appearance, Signatory
from articles.recording.entry import keep_version

MOST_TITLE = Signatory._meta.get_field("title_as_printed").max_length


class Signer(NamedTuple):
    """Who signs for a party, by its number: somebody of the directory, or the name as printed alone."""

    party: int
    person_id: int | None
    name_as_printed: str
    title_as_printed: str = ""

    @property
    def words(self):
        return {name: value for name, value in self._asdict().items() if name != "party"}


@transaction.atomic
def add_signatories(signers, *, by):
    """Makes a Signatory of each Signer, after those that the party has; nobody signs twice for one.

    The agreements count as changed by `by`, and their history has one more state. Returns how many were made. Three
    statements to look, whatever the number.
    """
    wanted = AgreementParty.objects.filter(pk__in={signer.party for signer in signers})
    parties = {party.pk: party for party in wanted.select_related("agreement").prefetch_related("signatories")}
    made = []
    for signer in signers:
        standing = [row for row in (*parties[signer.party].signatories.all(), *made) if row.party_id == signer.party]
        if _who(signer) not in {_who(row) for row in standing}:
            last = max((row.position for row in standing), default=0)
            made.append(Signatory(party_id=signer.party, position=last + 1, **signer.words))
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
    signers = []
    for party, row in sorted(((int(party), people[row]) for party, row in pairs), key=lambda pair: pair[1].position):
        title = _title_to_sign_with(row, bodies[party])
        signers.append(Signer(party, row.person_id, row.name_as_printed, title))
    return add_signatories(signers, by=by)


def _title_to_sign_with(row, body):
    titles = list(row.titles.all())
    for title in titles:
        if title.organization_id == body:
            return title.title
    return f"{titles[0].organization_as_printed}{titles[0].title}"[:MOST_TITLE] if titles else ""


def _who(row):
    """Whom a signer or a signatory means: somebody of the directory, or the name as printed alone."""
    return row.person_id or row.name_as_printed
