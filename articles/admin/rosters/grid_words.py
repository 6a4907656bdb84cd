from django.utils.translation import gettext as _

from articles.language.former import MARK, NOT_FORMER


def words_of_the_grid(*, is_paste=False, may_add_organizations=True):
    """What the grid's script says, in the language of the desk; of pasted rows, what differs."""
    words = _of_any_list() | (_of_a_paste() if is_paste else {})
    return words if may_add_organizations else words | {"makes": _("Stay printed text ({count}):")}


def _of_a_paste():
    return {
        "out": _("Left out; the words are kept with the list"),
        "back": _("This row goes in"),
        "menuOut": _("Leave the row out"),
        "menuBack": _("Add it after all"),
        "doubts": _("{count} to look at (may be added, the marks stay)"),
        "save": _("Add these {count} rows"),
        "goBack": _("Going back drops your changes to the rows. Go back?"),
    }


def _of_any_list():
    return {
        "former": MARK,
        "notFormer": NOT_FORMER,
        "row": _("row"),
        "of": _("Row {number}: {name}"),
        "undecided": _("not decided"),
        "doubt": _("look again"),
        "group": _("group"),
        "organization": _("organisation"),
        "groupName": _("name of the group"),
        "name": _("full name"),
        "title": _("title held"),
        "inferredOrganization": _("organisation (inferred, to be confirmed)"),
        "addTitle": _("＋ title"),
        "dropTitle": _("Take this title out"),
        "same": _("is {person}"),
        "other": _("somebody else"),
        "newPerson": _("new person"),
        "printed": _("as printed text"),
        "sumPrinted": _("{count} as printed text"),
        "found": _("The directory has this name. Is it the same person?"),
        "lastSeen": _("last: {last}"),
        "noOrganization": _("No organisation above"),
        "nobodyBelow": _("Nobody without titles below"),
        "given": _("Titles given to {count} rows below, marked inferred"),
        "added": _("A row was added"),
        "out": _("This row is taken out when you save"),
        "back": _("This row stays"),
        "undone": _("Undone"),
        "nothingToUndo": _("Nothing to undo"),
        "menu": _("What can be done with row {number}"),
        "menuOrganization": _("Organisation as above"),
        "menuTitles": _("These titles for the empty rows below"),
        "menuLine": _("One more title"),
        "menuPerson": _("This is a person"),
        "menuGroup": _("This is a group without names"),
        "menuOrganizationRow": _("This is an organisation"),
        "menuOut": _("Take the row out"),
        "menuBack": _("Keep the row"),
        "menuAbove": _("New row above"),
        "sum": _("{people} people ({known} known, {made} new), {groups} groups"),
        "sumOpen": _("{people} people ({known} known, {made} new, {open} to choose), {groups} groups"),
        "doubts": _("{count} to look at (may go in, the marks stay)"),
        "stops": _("{count} to settle first"),
        "noName": _("no name yet"),
        "why": _("Marked as uncertain; it goes in all the same."),
        "settle": _("It is right"),
        "settled": _("Settled"),
        "held": _("Titles of {day} taken from the directory, marked inferred: {titles}"),
        "menuSplit": _("Split into two rows…"),
        "menuMerge": _("Merge with the row above"),
        "menuMore": _("Honorific, programme, remarks, look again…"),
        "noRowAbove": _("There is no row above"),
        "merged": _("Merged with the row above"),
        "split": _("Split into two rows"),
        "nothingToSplit": _("Nothing in this row to split"),
        "splitWhere": _("Where to split"),
        "splitBetween": _("Between “{before}” and “{after}”"),
        "splitYes": _("Split"),
        "splitNo": _("Leave it whole"),
        "splitKeys": _("← → by character, PageUp PageDown by punctuation, Enter splits, Esc does not"),
        "unknown": _("not understood"),
        "isPerson": _("Is a person"),
        "isGroup": _("Is a group"),
        "leaveOut": _("Leave out"),
        "takeBack": _("Add it after all"),
        "useFull": _("Use the full name"),
        "usedFull": _("Organisation: {name}"),
        "noParty": _("say for which party"),
        "notRead": _("The words could not be read again; the row is as it was"),
        "nothingInHalf": _("Between these two places stands no row of its own"),
        "coverage": _(
            "{all} characters: {read} in rows, {between} punctuation, connectives and ending, {unread} not understood."
        ),
        "makes": _("New organisations ({count}):"),
        "leave": _("What you changed is not saved."),
        "save": _("Save these {count} rows"),
    }
