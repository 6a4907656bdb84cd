"""Every field has a name in the words of its editors, in both languages."""

import pytest
from django.apps import apps
from django.utils import translation

# What both languages write alike.
SAME_IN_BOTH = {("Book", "isbn")}


def fields():
    for model in apps.get_app_config("articles").get_models():
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            if field.name != "id" and (model.__name__, field.name) not in SAME_IN_BOTH:
                yield pytest.param(field, id=f"{model.__name__}.{field.name}")


def in_language(language, words):
    with translation.override(language):
        return str(words)


@pytest.mark.parametrize("field", list(fields()))
def test_field_is_named_in_both_languages(field):
    assert in_language("zh-hans", field.verbose_name) != in_language("en", field.verbose_name)


@pytest.mark.parametrize("model", list(apps.get_app_config("articles").get_models()), ids=lambda model: model.__name__)
def test_model_is_named_in_both_languages(model):
    for words in (model._meta.verbose_name, model._meta.verbose_name_plural):
        assert in_language("zh-hans", words) != in_language("en", words)
