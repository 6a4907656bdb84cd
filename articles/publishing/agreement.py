from django.utils.translation import gettext as _

from articles.keeping.attachment import document
from articles.models import Agreement
from articles.models.published import Kind, Relation
from articles.models.text import slug
from articles.payloads.agreement import AgreementCard, AgreementPayload
from articles.publishing.filing import Placing, chosen, day, day_key, day_text, link, plain_fields, reference
from articles.publishing.problem import Problem


def load(ids):
    return list(
        Agreement.objects.filter(pk__in=ids)
        .select_related("event", "document")
        .prefetch_related(
            "parties__organization",
            "parties__signatories__person",
            "parties__signatories__organization",
            "items",
        )
    )


def snapshot(agreement):
    event = agreement.event if agreement.signed_on is None else None
    return plain_fields(agreement, AgreementPayload) | {
        "slug": slug(agreement.title, fallback="agreement"),
        "signed_on": day_text(agreement.signing_day),
        "signed_on_as_printed": event.date_as_printed if event else "",
        "year_is_inferred": event.year_is_inferred if event else False,
        "event": reference(Kind.EVENT, agreement.event_id),
        "renewal_of": reference(Kind.AGREEMENT, agreement.renewal_of_id),
        "parties": [_party(party) for party in agreement.parties.all()],
        "items": [{"text": item.text, "status": item.status} for item in agreement.items.all()],
        "document": document(agreement.document),
        "correction": "",
    }


def _party(party):
    return {
        "name": party.name_as_printed or party.organization.name,
        "name_is_inferred": party.name_is_inferred,
        "is_own": party.organization.is_own,
        "label": party.label,
        "reference": reference(Kind.ORGANIZATION, party.organization_id),
        "signatories": [
            {
                "name": signatory.name_as_printed,
                "title": signatory.title_as_printed,
                "reference": reference(Kind.PERSON, signatory.person_id),
            }
            for signatory in party.signatories.all()
        ],
    }


def card(payload):
    parties = [{key: party[key] for key in ("name", "reference", "is_own")} for party in payload["parties"]]
    return chosen(payload, AgreementCard) | {"parties": parties}


def placing(payload):
    return Placing(
        slug=payload["slug"],
        sort_key=day_key(payload["signed_on"]),
        starts_on=day(payload["signed_on"]),
        ends_on=day("" if payload["auto_renew"] else payload["valid_until"]),
    )


def words(payload):
    """The words that lists of agreements are filtered by, filed as tags: how its end is known, and a termination."""
    found = [f"term-{payload['term']}"]
    if payload["terminated_on"]:
        found.append(f"terminated-{payload['terminated_on']}")
    return [{"slug": word, "name": word, "name_en": ""} for word in found]


def links(payload):
    found = []
    for party in payload["parties"]:
        found.append(link(Relation.PARTY, party["reference"], party["label"]))
        found += [
            link(Relation.SIGNATORY, signatory["reference"], signatory["title"], name=party["name"])
            for signatory in party["signatories"]
            if signatory["reference"]
        ]
    if payload["event"]:
        found.append(link(Relation.SIGNED_AT, payload["event"]))
    if payload["renewal_of"]:
        found.append(link(Relation.RENEWS, payload["renewal_of"]))
    return found


def problems(agreement):
    found = []
    if not agreement.is_public:
        found.append(Problem("is_public", _("This agreement is internal. Tick “public” to publish it.")))
    if agreement.signing_day is None:
        found.append(
            Problem("signed_on", _("Say when it was signed, or choose the event. The month or year alone will do."))
        )
    parties = list(agreement.parties.all())
    if len(parties) < 2:
        found.append(
            Problem(
                "parties",
                _("An agreement has two parties or more; this one has %(count)d. Add the missing ones.")
                % {"count": len(parties)},
            )
        )
    bodies = {party.organization_id for party in parties}
    for party in parties:
        for signatory in party.signatories.all():
            body = signatory.organization
            if body is not None and body.pk not in bodies and body.parent_id not in bodies:
                found.append(
                    Problem(
                        "signatories",
                        _("%(name)s signs for %(body)s, which is no party. Add it as a party, or correct the row.")
                        % {"name": signatory, "body": body},
                    )
                )
            if signatory.person is not None and signatory.person.merged_into_id is not None:
                found.append(
                    Problem(
                        "signatories",
                        _("%(name)s is merged into another person. Choose that one.") % {"name": signatory},
                    )
                )
    return found
