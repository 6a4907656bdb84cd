"""Who may make what, and look at what: asked wherever a thing is made, whatever desk or file it is made from.

Making a thing needs the right to add its kind. What hangs on a thing and is edited with it, such as the rows of a list
or the parties of an agreement, needs the right to change that thing. A command has no user, and may all.
"""

from django.contrib.auth import get_permission_codename
from django.utils.text import capfirst
from django.utils.translation import gettext as _


def may_add(user, model):
    return user is None or user.has_perm(f"articles.add_{model._meta.model_name}")


def may_change(user, model):
    return user is None or user.has_perm(f"articles.change_{model._meta.model_name}")


def may_view(user, model):
    """As Django's own desks have it: who may change a thing may look at it."""
    opts = model._meta
    codes = (get_permission_codename(action, opts) for action in ("view", "change"))
    return user is None or any(user.has_perm(f"{opts.app_label}.{code}") for code in codes)


def lacking(user, models):
    """Those of `models` that the user may not add."""
    return tuple(model for model in models if not may_add(user, model))


def right_to_add(*models):
    """The rights to add these, as the page that grants rights calls them."""
    return _named(models, _("may add"))


def right_to_change(*models):
    return _named(models, _("may change"))


def _named(models, action):
    return "、".join(f"{capfirst(str(model._meta.verbose_name))} | {action}" for model in models)
