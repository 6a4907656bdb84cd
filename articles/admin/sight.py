"""What a desk may show of other desks' things: those of a kind that its user may view, and what readers read."""

from django.contrib.auth import get_permission_codename


def may_view(user, model):
    """As Django's own desks have it: who may change a thing may look at it."""
    opts = model._meta
    codes = (get_permission_codename(action, opts) for action in ("view", "change"))
    return any(user.has_perm(f"{opts.app_label}.{code}") for code in codes)


def numbered(model, key):
    """What stands for a thing that is not shown: its kind and number, which say nothing of it."""
    return f"{model._meta.verbose_name} {key}"
