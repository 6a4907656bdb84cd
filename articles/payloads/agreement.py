import datetime
from typing import TypedDict

from articles.payloads.shared import AttachmentPayload, Corrected, Reference

EXPIRING_DAYS = 90
STATES = ("draft", "in_force", "expiring", "expired", "renewed", "terminated", "not_stated")


class SignatoryPayload(TypedDict):
    name: str  # as printed
    title: str  # as printed
    reference: Reference | None


class PartyPayload(TypedDict):
    name: str  # as printed
    name_is_inferred: bool
    is_own: bool
    label: str  # 甲方
    reference: Reference
    signatories: list[SignatoryPayload]


class ItemPayload(TypedDict):
    text: str
    status: str  # agreed, running, done, dropped


class AgreementPayload(Corrected):
    title: str
    title_en: str
    slug: str
    kind: str
    signed_on: str  # its own date, else that of its event, else ""
    signed_on_precision: str  # day, month, year
    signed_on_as_printed: str  # the event's words if the date is the event's
    year_is_inferred: bool
    event: Reference | None
    purpose: str
    term: str  # fixed, indefinite, not_stated
    valid_from: str
    valid_until: str
    auto_renew: bool
    renewal_of: Reference | None
    terminated_on: str
    items_are_complete: bool
    items_tail: str
    parties: list[PartyPayload]
    items: list[ItemPayload]
    document: AttachmentPayload | None


class PartyCard(TypedDict):
    name: str
    reference: Reference
    is_own: bool


class AgreementCard(TypedDict):
    """What a list shows, and what its state is computed from."""

    title: str
    title_en: str
    slug: str
    kind: str
    signed_on: str
    signed_on_precision: str
    term: str
    valid_until: str
    auto_renew: bool
    terminated_on: str
    parties: list[PartyCard]


def state_on(day, *, signed_on, term, valid_until, terminated_on, is_renewed):
    """The state (one of STATES) that these dates mean on a day; `valid_until` is None where a term has no end.

    Never stored: an agreement in force today expires tomorrow. A term that was not stated never does.
    """
    if signed_on is None or signed_on > day:
        return "draft"
    if terminated_on is not None and terminated_on <= day:
        return "terminated"
    if is_renewed:
        return "renewed"
    if term == "not_stated":
        return "not_stated"
    if valid_until is None or valid_until > day + datetime.timedelta(days=EXPIRING_DAYS):
        return "in_force"
    return "expiring" if valid_until >= day else "expired"
