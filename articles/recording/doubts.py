"""Why a row should be looked at, as a sentence for an editor, and as it is kept with the row."""

from django.utils.translation import gettext as _

from articles.rosters.rows import Doubt

# Parts an editor's own remark from the reasons of a doubt; both are for the desk only.
WHY = "[？] "


def with_reasons(remarks, reasons, most):
    """The remarks as they are kept, with the reasons after them: of these, what has no room is left out."""
    if not reasons:
        return remarks
    return f"{remarks} {WHY}{' '.join(reasons)}".strip()[: max(most, len(remarks))]


def own_remarks(remarks):
    """(what an editor wrote, the reasons of a doubt) of remarks as they are kept."""
    own, mark, why = remarks.partition(WHY)
    return (own.strip(), (why.strip(),)) if mark else (remarks, ())


def sentence(reason):
    """The Reason as a sentence in the language that is active."""
    with_detail, bare = _sentences()[reason.doubt]
    return with_detail % {"detail": reason.detail} if reason.detail else bare


def _sentences():
    """{Doubt: (the sentence that quotes its detail, the one without)}; looked up at each call, for the language."""
    bare_name = _("A name without a title.")
    not_understood = _("Not understood. Say whether it is a person, a group, or leave it out.")
    return {
        Doubt.CARRIED: (
            _("The text names no organisation; “%(detail)s” comes from the row above."),
            _("The text names no organisation."),
        ),
        Doubt.BARE_NAME: (bare_name, bare_name),
        Doubt.TWO_CUTS: (
            _("The words can be cut in two ways; the other is “%(detail)s”."),
            _("The words can be cut in two ways; the first was taken."),
        ),
        Doubt.SHARED_TITLE: (
            _("Several people share the title “%(detail)s”; check this one."),
            _("Several people share the title; check this one."),
        ),
        Doubt.ODD_NAME: (
            _("“%(detail)s” may not be a name."),
            _("An unusual name; check where it begins and ends."),
        ),
        Doubt.LOOSE_BODY: (
            _("“%(detail)s” is not known as an organisation. Check where it begins and ends."),
            _("Not known as an organisation. Check where it begins and ends."),
        ),
        Doubt.REPEATED: (
            _("The name “%(detail)s” stands in another row too."),
            _("The name stands in another row too."),
        ),
        Doubt.SIMILAR: (
            _("The name differs by one character from “%(detail)s”."),
            _("The name differs by one character from another."),
        ),
        Doubt.NOT_UNDERSTOOD: (not_understood, not_understood),
    }
