"""Forms that know who types in them, so that they offer and take only what that editor may make."""

from django import forms
from django.contrib.auth.models import AnonymousUser


class RightsFormMixin(forms.Form):
    """A form whose desk tells it the editor; untold, it takes them for somebody who may make nothing."""

    user = AnonymousUser()


class RightsDesk:
    """Mixed into a desk whose form has RightsFormMixin."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"user": request.user})
