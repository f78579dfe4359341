"""What only the host of the site can give."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from core.languages import LANGUAGE_CODES

TEXTS = (
    "contact_unit",
    "postal_address",
    "data_controller",
    "data_protection_officer",
    "data_retention",
    "accessibility_contact",
    "building_access",
    "sign_language",
    "reuse_terms",
    "action_plan_items",
    "members",
    "programme_council_members",
)
SUFFIXES = tuple(f"_{code}" for code in LANGUAGE_CODES)


def text(label: Any, help_text: Any = "") -> "models.TextField[str, str]":
    """Return a text in three languages."""
    return models.TextField(label, blank=True, help_text=help_text)


def languages(name: str) -> list[FieldPanel]:
    """Return a translated field's panels, one a language."""
    return [FieldPanel(f"{name}_{code}") for code in LANGUAGE_CODES]


def panels(*names: str) -> list[FieldPanel]:
    """Return the panels of some facts."""
    found: list[FieldPanel] = []
    for name in names:
        found += languages(name) if name in TEXTS else [FieldPanel(name)]
    return found


@register_setting(icon="form", order=1)
class SiteFacts(BaseSiteSetting):
    """One field for each fact; an empty one is "not yet provided by the host"."""

    contact_unit = text(_("contact unit"))
    contact_email = models.EmailField(
        _("contact e-mail address"),
        blank=True,
        help_text=_("Messages from the contact form are sent here."),
    )
    contact_telephone = models.CharField(
        _("contact telephone"), max_length=40, blank=True
    )
    postal_address = text(_("postal address"))
    data_controller = text(_("personal data controller"))
    data_protection_officer = text(_("data protection officer"))
    data_retention = text(_("how long form data are kept"))
    accessibility_contact = text(
        _("accessibility contact"), _("The person or unit named in the declaration.")
    )
    accessibility_email = models.EmailField(
        _("accessibility e-mail address"), blank=True
    )
    accessibility_telephone = models.CharField(
        _("accessibility telephone"), max_length=40, blank=True
    )
    building_access = text(
        _("access to the building"), _("Shown in the accessibility declaration.")
    )
    sign_language = text(
        _("service in Polish Sign Language"),
        _("How to arrange an interpreter; shown in the accessibility declaration."),
    )
    sign_language_video = models.URLField(
        _("recording in Polish Sign Language"),
        blank=True,
        help_text=_("A link appears at the top of every page."),
    )
    easy_to_read = models.URLField(
        _("easy-to-read text (ETR)"),
        blank=True,
        help_text=_("A link appears at the top of every page."),
    )
    site_publication_date = models.DateField(
        _("date the site was published"), null=True, blank=True
    )
    declaration_date = models.DateField(
        _("date the accessibility declaration was drawn up"), null=True, blank=True
    )
    site_address = models.URLField(_("address of the site"), blank=True)
    regulations_2018 = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("the partnership’s 2018 regulations"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    action_plan_items = text(_("action-plan items"), _("One in a line."))
    members = text(_("list of members"), _("One in a line."))
    programme_council_members = text(
        _("members of the Programme Council"), _("One in a line.")
    )
    reuse_terms = text(_("terms of re-use"))

    edit_handler = TabbedInterface(
        [
            ObjectList(
                panels(
                    "contact_unit",
                    "contact_email",
                    "contact_telephone",
                    "postal_address",
                ),
                heading=_("Contact"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        panels(
                            "accessibility_contact",
                            "accessibility_email",
                            "accessibility_telephone",
                        ),
                        heading=_("Contact in matters of accessibility"),
                    ),
                    *panels(
                        "building_access",
                        "sign_language",
                        "sign_language_video",
                        "easy_to_read",
                        "declaration_date",
                    ),
                ],
                heading=_("Accessibility"),
            ),
            ObjectList(
                panels(
                    "data_controller",
                    "data_protection_officer",
                    "data_retention",
                    "reuse_terms",
                ),
                heading=_("Data and re-use"),
            ),
            ObjectList(
                panels(
                    "site_address",
                    "site_publication_date",
                    "regulations_2018",
                    "action_plan_items",
                    "members",
                    "programme_council_members",
                ),
                heading=_("Site and partnership"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("site facts")

    def __str__(self) -> str:
        return str(_("Site facts"))

    @classmethod
    def fact_names(cls) -> tuple[str, ...]:
        """Return the names of all facts, in the order they are asked for."""
        own = ("id", "site")
        return tuple(
            field.name
            for field in cls._meta.concrete_fields
            if field.name not in own and field.name[-3:] not in SUFFIXES
        )

    def missing_facts(self) -> list[str]:
        """Return the names of the facts the host has not given yet."""
        return [name for name in self.fact_names() if not self._given(name)]

    def _given(self, name: str) -> bool:
        if name in TEXTS:
            return any(getattr(self, f"{name}_{code}") for code in LANGUAGE_CODES)
        return bool(getattr(self, name))
