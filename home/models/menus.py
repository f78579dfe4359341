"""The menus of the site."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.enums import Menu

PATH = RegexValidator(
    r"^(/(?!/)\S*|https?://\S+)$",
    _("Begin with a slash, or write a whole address."),
)


class MenuItem(models.Model):
    """One entry; `label` is a modeltranslation field.

    An entry that leads to a page leads each reader to the page in their own
    language, and is left out where there is none.
    """

    menu = models.CharField(
        _("menu"), max_length=8, choices=Menu.choices, default=Menu.MAIN
    )
    label = models.CharField(_("label"), max_length=60)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("In any language; readers get their own."),
    )
    path = models.CharField(
        _("address"),
        max_length=255,
        blank=True,
        validators=[PATH],
        help_text=_("Instead of a page. {language} stands for the language code."),
    )
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
        ordering: ClassVar = ["menu", "order", "pk"]

    def __str__(self) -> str:
        return str(self.label)

    def clean(self) -> None:
        """Require exactly one target."""
        super().clean()
        if bool(self.page_id) == bool(self.path):
            raise ValidationError(
                {"path": _("Choose a page or write an address, not both.")}
            )
