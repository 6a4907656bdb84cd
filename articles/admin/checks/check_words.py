"""What the desk says of a finding: what was found, and what to do about it."""

from django.utils.translation import gettext as _

from articles.models import Event, Role
from articles.prose.checks import Check


def sentence(finding):
    """A finding in the language of the desk."""
    words = {name: _shown(value) for name, value in finding.words.items()}
    words["role"] = Role(finding.words["role"]).label if finding.words.get("role") in Role.values else ""
    if finding.check == Check.PART_OF_DAY:
        words["recorded"] = Event.PartOfDay(finding.words["recorded"][0]).label
    return _template(finding) % words


def _shown(value):
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _template(finding):
    words = finding.words
    if finding.check == Check.SIGNATORIES and words["others"]:
        return _("The text has %(others)s sign, but the record does not. Add them as signatories, or mend the text.")
    if finding.check == Check.TWICE and words["points"]:
        return _(
            "%(name)s stands twice in the list “%(role)s”, in rows %(rows)s (%(points)s). If it was one turn, take one "
            "row out; if two, say so."
        )
    if finding.check == Check.NOT_IN_LISTS and words["near"]:
        return _(
            "The text names %(name)s (“…%(around)s…”), who is in no list; the lists have %(near)s. If that is who is "
            "meant, mend one of the two."
        )
    return _templates()[finding.check]


def _templates():
    return {
        Check.TWICE: _(
            "%(name)s stands twice in the list “%(role)s”, in rows %(rows)s. Take one row out, or say that they are "
            "two people."
        ),
        Check.DEPUTY_FIRST: _(
            "%(deputy)s (%(deputy_title)s) stands before %(head)s (%(head_title)s), who heads the same body. Change "
            "the order, or look whether the two bodies are really one."
        ),
        Check.OTHER_TITLE: _(
            "%(name)s is “%(now)s” here, but was “%(then)s” at “%(event)s” (%(day)s). Check which it was on the day."
        ),
        Check.SIMILAR: _("%(names)s differ in one character. If they are one person, mend the wrong one."),
        Check.NOT_IN_LISTS: _(
            "The text names %(name)s (“…%(around)s…”), who is in no list of the event. Add them to a list or to the "
            "people mentioned, or mend the name."
        ),
        Check.NOT_IN_TEXT: _("In the lists, but not in the text: %(names)s. Name them, or say why not."),
        Check.CASES: _(
            "The text says “%(quoted)s”; the record of %(things)s has %(recorded)s cases. Mend one of them."
        ),
        Check.PARTS: _(
            "The text says “%(quoted)s”; the record of %(things)s has %(recorded)s parts. Mend one of them."
        ),
        Check.PARTIES: _(
            "The text says “%(quoted)s”; the record of “%(things)s” has %(recorded)s parties. Mend one of them."
        ),
        Check.ITEMS: _(
            "The text says “%(quoted)s”; the record of “%(things)s” has %(recorded)s items. Mend one of them."
        ),
        Check.SERIES_NUMBER: _(
            "The text says “%(quoted)s”; in the record %(things)s is number %(recorded)s of its series. Mend one of "
            "them."
        ),
        Check.EVENT_DAY: _(
            "The text opens on “%(quoted)s”; the record has the event on %(recorded)s. Mend one of them."
        ),
        Check.PART_OF_DAY: _(
            "The text says “%(quoted)s”; the record has another part of the day: %(recorded)s. Mend one of them."
        ),
        Check.SIGNED_ON: _(
            "The text has “%(things)s” signed on %(quoted)s, the record on %(recorded)s. Mend one of them."
        ),
        Check.SIGNATORIES: _(
            "Of those who signed the text names %(named)s, but not %(names)s. Name them too, or mend the record."
        ),
    }
