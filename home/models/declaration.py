"""The accessibility declaration, rules 2.0, as structured fields."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from core.models import BasePage
from home.declaration import declaration_view, opening_problem
from home.enums import ComplianceStatus
from home.selectors import site_facts
from partners_exchange.panels import page_tabs

FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]


def rich_text(label: Any, help_text: Any = "") -> RichTextField:
    """Return a rich text field of the declaration."""
    return RichTextField(label, features=FEATURES, blank=True, help_text=help_text)


class AccessibilityDeclarationPage(BasePage):
    """A declaration whose headings and identifiers are prescribed.

    What the law wants from the host (dates, contact) comes from the site
    facts; while one is empty the page says so.
    """

    kind = "page"
    QUERY_BUDGET: ClassVar[int] = 24

    status = models.CharField(
        _("compliance"),
        max_length=8,
        choices=ComplianceStatus.choices,
        default=ComplianceStatus.PARTIAL,
    )
    opening = models.TextField(
        _("opening statement"),
        help_text=_("With {subject}, {scope} and {site} where the names stand."),
    )
    subject_name = models.CharField(_("name of the public body"), max_length=160)
    scope_name = models.CharField(_("kind of solution"), max_length=80)
    site_name = models.CharField(_("name of the site"), max_length=160)
    status_text = models.TextField(_("statement of compliance"))
    status_note = rich_text(_("remark on compliance"))
    non_accessible = rich_text(
        _("non-compliance with the annex"),
        _("Shown while the site is not fully compliant."),
    )
    excluded = rich_text(_("content not covered by the law"))
    excessive_costs = rich_text(_("excessive costs"))
    costs_assessment_url = models.URLField(
        _("address of the assessment of excessive costs"), blank=True
    )
    last_updated = models.DateField(
        _("last significant update of the site"), null=True, blank=True
    )
    last_reviewed = models.DateField(
        _("last review of the declaration"), null=True, blank=True
    )
    preparation = rich_text(_("how the declaration was drawn up"))
    features_text = rich_text(_("features and limitations"))
    has_shortcuts = models.BooleanField(
        _("the site has keyboard shortcuts of its own"), default=False
    )
    shortcuts = rich_text(_("keyboard shortcuts"))
    feedback = rich_text(_("feedback"))
    procedure = rich_text(_("requests and complaints"))
    mobile_apps = rich_text(_("mobile applications"))
    architectural = rich_text(
        _("architectural accessibility"),
        _("Shown while the site facts say nothing about the building."),
    )
    architectural_url = models.URLField(
        _("address of a description of the building"), blank=True
    )
    communication = rich_text(
        _("information and communication"),
        _("Shown while the site facts say nothing about sign language."),
    )

    prose_fields: ClassVar[tuple[str, ...]] = (
        "opening",
        "subject_name",
        "scope_name",
        "site_name",
        "status_text",
        "status_note",
        "non_accessible",
        "excluded",
        "excessive_costs",
        "preparation",
        "features_text",
        "shortcuts",
        "feedback",
        "procedure",
        "mobile_apps",
        "architectural",
        "communication",
    )
    subpage_types: ClassVar[list[str]] = []
    edit_handler = page_tabs(
        content=[
            MultiFieldPanel(
                [
                    FieldPanel("opening"),
                    FieldPanel("subject_name"),
                    FieldPanel("scope_name"),
                    FieldPanel("site_name"),
                ],
                heading=_("Opening statement"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("status_text"),
                    FieldPanel("status_note"),
                    FieldPanel("non_accessible"),
                    FieldPanel("excluded"),
                    FieldPanel("excessive_costs"),
                ],
                heading=_("Compliance"),
            ),
            FieldPanel("preparation"),
            MultiFieldPanel(
                [
                    FieldPanel("features_text"),
                    FieldPanel("shortcuts"),
                    FieldPanel("feedback"),
                    FieldPanel("procedure"),
                ],
                heading=_("Features, feedback and complaints"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("mobile_apps"),
                    FieldPanel("architectural"),
                    FieldPanel("communication"),
                ],
                heading=_("Other information"),
            ),
        ],
        facts=[
            FieldPanel("status"),
            FieldPanel("last_updated"),
            FieldPanel("last_reviewed"),
            FieldPanel("has_shortcuts"),
            FieldPanel("costs_assessment_url"),
            FieldPanel("architectural_url"),
        ],
    )
    template = "home/accessibility_declaration_page.html"

    class Meta:
        verbose_name = _("accessibility declaration")
        verbose_name_plural = _("accessibility declarations")

    @property
    def opening_text(self) -> str:
        """The opening statement with its names, without markup."""
        return str(self.opening).format(
            subject=self.subject_name, scope=self.scope_name, site=self.site_name
        )

    def clean(self) -> None:
        """Refuse an opening that leaves out a prescribed part."""
        super().clean()
        if problem := opening_problem(self.opening):
            raise ValidationError({"opening": problem})

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the declaration's parts with what the host has given."""
        context = super().get_context(request, *args, **kwargs)
        context["declaration"] = declaration_view(self, site_facts(request))
        return context
