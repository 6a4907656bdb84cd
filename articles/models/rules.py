from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, router


class WordsAtFields(models.Model):
    """A row whose constraints speak at a field: `rule_fields` maps the name of a constraint to the field to mend."""

    rule_fields = {}

    class Meta:
        abstract = True

    def validate_constraints(self, exclude=None):
        # Django's own gathers the words of rules over several fields at the top of the form, far from the field.
        using = router.db_for_write(type(self), instance=self)
        errors = {}
        for model, constraints in self.get_constraints():
            for constraint in constraints:
                try:
                    constraint.validate(model, self, exclude=exclude, using=using)
                except ValidationError as error:
                    field = self.rule_fields.get(constraint.name, NON_FIELD_ERRORS)
                    field = NON_FIELD_ERRORS if exclude and field in exclude else field
                    errors.setdefault(field, []).extend(error.error_list)
        if errors:
            raise ValidationError(errors)
