"""What editors call the fields of our models."""

from functools import cache

from django.apps import apps


@cache
def field_names():
    """{name in the code: what editors call it}, whichever of our models a field is of."""
    return {
        field.name: field.verbose_name
        for model in apps.get_app_config("articles").get_models()
        for field in model._meta.fields
    }
