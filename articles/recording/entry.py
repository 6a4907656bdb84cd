"""What all that is entered has in common: it is checked first, says who entered or changed it, and has a history."""

from contextlib import contextmanager

import reversion


def enter(thing, *, by=None):
    """Checks a working copy in full and saves it, new or changed; returns it. Raises ValidationError, by field.

    Rows that hang on it are entered after it. A command has no user: then nobody is said to have done it.
    """
    thing.full_clean()
    return sign(thing, by=by)


def sign(thing, *, by=None):
    """Saves a working copy that a form or a table has checked, as changed by `by`, and as made by `by` if it is new."""
    if thing._state.adding:
        thing.created_by = by
    thing.updated_by = by
    thing.save()
    return thing


@contextmanager
def revision(comment, *, by):
    """One transaction with a revision of what `keep_version` is asked for inside, by whom, if it was somebody."""
    with reversion.create_revision(manage_manually=True):
        if by is not None:
            reversion.set_user(by)
        reversion.set_comment(comment)
        yield


def keep_version(thing):
    """Keeps how a thing and its rows stand now in the revision that is open; without one, as in a command, nothing."""
    if reversion.is_active():
        reversion.add_to_revision(thing)


def enter_row(row):
    """Checks a row that hangs on a thing in full and saves it; returns it. Raises ValidationError.

    Whoever adds the last of them touches the thing, or signs it before: a row says nothing of who wrote it.
    """
    row.full_clean()
    row.save()
    return row


def enter_rows(model, rows, **thing):
    """Enters rows of a model in their order, numbered from 1; each a dict of fields, `thing` what they hang on."""
    return [enter_row(model(position=place, **thing, **row)) for place, row in enumerate(rows, start=1)]


def drop_rows(rows):
    """Takes rows of one model out, in one statement and those of what hangs on them."""
    if rows:
        type(rows[0]).objects.filter(pk__in=[row.pk for row in rows]).delete()


def amend_rows(rows, fields):
    """Saves some fields of rows of one model that are loaded and checked, in a statement for some hundred of them."""
    if rows:
        type(rows[0]).objects.bulk_update(rows, fields)
