"""Activities of the partnership and the formats they repeat."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField

from core.blocks import ProseStreamBlock, SourceBlock
from core.dates import validate_range
from core.fields import PartialDateField, date_basis_field
from core.meta import Crumb
from core.models import BasePage
from core.stream import ProjectStreamField
from partners_exchange.blocks import (
    DecisionBlock,
    MaterialBlock,
    ProgrammeRowBlock,
)
from partners_exchange.enums import ActivityMode
from partners_exchange.ical import calendar_response, event_of_page
from partners_exchange.models.partners import RICH_TEXT, Partner
from partners_exchange.models.routing import RoutedPage
from partners_exchange.panels import page_tabs, period_panel
from partners_exchange.presentation.activities import (
    activity_list_context,
    series_page_context,
)
from partners_exchange.presentation.activity_page import activity_page_context
from partners_exchange.presentation.structured_data import event_data
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key


class ActivityIndexPage(BasePage):
    """Lists the activities: what is coming, then what was, by year."""

    kind = "section"
    heads = "activities"

    intro = RichTextField(_("introduction"), blank=True, features=RICH_TEXT)

    prose_fields = ("intro",)
    template = "partners_exchange/activity_index_page.html"
    subpage_types: ClassVar = [
        "partners_exchange.ActivitySeriesPage",
        "partners_exchange.ActivityPage",
    ]
    max_count_per_parent = 1
    edit_handler = page_tabs(content=[FieldPanel("intro")])

    class Meta:
        verbose_name = _("list of activities")
        verbose_name_plural = _("lists of activities")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the activities that the filters leave."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **activity_list_context(request.GET, self.language)}


class ActivitySeriesPage(BasePage):
    """A format that repeats: its rhythm in words, and its editions."""

    kind = "activity-series"
    kind_label = _("Recurring activity")

    activity_kind = concept_foreign_key(Scheme.ACTIVITY_KIND, _("kind of activity"))
    frequency = models.CharField(
        _("how often"),
        max_length=255,
        blank=True,
        help_text=_("In words; empty: not recorded."),
    )
    body = ProjectStreamField(ProseStreamBlock(), verbose_name=_("text"), blank=True)
    sources = ProjectStreamField(
        [("source", SourceBlock())], verbose_name=_("sources"), blank=True
    )

    prose_fields = ("frequency", "body")
    template = "partners_exchange/activity_series_page.html"
    parent_page_types: ClassVar = ["partners_exchange.ActivityIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    edit_handler = page_tabs(
        content=[FieldPanel("frequency"), FieldPanel("body")],
        facts=[FieldPanel("activity_kind"), FieldPanel("sources")],
    )

    class Meta:
        verbose_name = _("recurring activity")
        verbose_name_plural = _("recurring activities")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the editions."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **series_page_context(self)}


class ActivityPage(RoutedPage):
    """Something the partnership did, or announced."""

    kind = "activity"
    kind_label = _("Activity")

    activity_kind = concept_foreign_key(Scheme.ACTIVITY_KIND, _("kind of activity"))
    start = PartialDateField(_("start"))
    start_basis = date_basis_field()
    end = PartialDateField(_("end"))
    end_basis = date_basis_field()
    state = concept_foreign_key(Scheme.EVENT_STATE, _("state"))
    mode = models.CharField(
        _("how people take part"),
        max_length=16,
        choices=ActivityMode.choices,
        blank=True,
        help_text=_("Empty: not recorded."),
    )
    county = concept_foreign_key(Scheme.COUNTY, _("county"))
    series = models.ForeignKey(
        ActivitySeriesPage,
        verbose_name=_("recurring activity"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="editions",
    )
    edition = models.PositiveSmallIntegerField(
        _("edition"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    organisers = ParentalManyToManyField(
        Partner,
        verbose_name=_("organisers"),
        blank=True,
        related_name="organised_activities",
    )
    partners = ParentalManyToManyField(
        Partner,
        verbose_name=_("partners"),
        blank=True,
        related_name="joined_activities",
    )
    topics = ParentalManyToManyField(
        "vocabularies.Concept",
        verbose_name=_("topics"),
        blank=True,
        limit_choices_to={"scheme": Scheme.TOPIC.value},
        related_name="+",
    )
    materials = ProjectStreamField(
        [("material", MaterialBlock())], verbose_name=_("materials"), blank=True
    )
    sources = ProjectStreamField(
        [("source", SourceBlock())], verbose_name=_("sources"), blank=True
    )

    place = models.CharField(
        _("place"),
        max_length=255,
        blank=True,
        help_text=_("Building or room, in words; empty: not recorded."),
    )
    city = models.CharField(_("city"), max_length=120, blank=True)
    body = ProjectStreamField(ProseStreamBlock(), verbose_name=_("text"), blank=True)
    programme = ProjectStreamField(
        [("row", ProgrammeRowBlock())], verbose_name=_("programme"), blank=True
    )
    decisions = ProjectStreamField(
        [("decision", DecisionBlock())], verbose_name=_("decisions"), blank=True
    )

    prose_fields = ("place", "city", "body", "programme", "decisions")
    template = "partners_exchange/activity_page.html"
    parent_page_types: ClassVar = ["partners_exchange.ActivityIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    edit_handler = page_tabs(
        content=[
            FieldRowPanel([FieldPanel("place"), FieldPanel("city")]),
            FieldPanel("body"),
            FieldPanel("programme"),
            FieldPanel("decisions"),
        ],
        facts=[
            period_panel("start", "end", _("When")),
            FieldPanel("activity_kind"),
            FieldPanel("state"),
            FieldRowPanel([FieldPanel("mode"), FieldPanel("county")]),
            MultiFieldPanel(
                [FieldPanel("series"), FieldPanel("edition")],
                heading=_("Recurring activity"),
            ),
            FieldPanel("organisers"),
            FieldPanel("partners"),
            FieldPanel("topics"),
            FieldPanel("materials"),
            FieldPanel("sources"),
        ],
    )

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def clean(self) -> None:
        """Keep the end after the start, and facts pointing at source pages."""
        super().clean()
        validate_range(self.start, self.end)
        if self.series:
            self.series = self.series.facts

    @cached_property
    def series_here(self) -> BasePage | None:
        """The public page of its series in this page's language."""
        series = self.facts.series
        return series.live_translations.get(self.language) if series else None

    @cached_property
    def breadcrumbs(self) -> list[Crumb]:
        """The ancestors, then the series this is an edition of."""
        items = super().breadcrumbs
        if self.series_here is None:
            return items
        page = self.series_here
        return [*items, Crumb(title=page.title, path=page.url or "")]

    def structured_data(self) -> list[dict[str, Any]]:
        """Describe the event; without a date it is none."""
        return [event_data(self)] if self.facts.start else []

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add what stands beside the text."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **activity_page_context(self)}

    @path("calendar/", name="calendar")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        """Download the date; there is none unless the day is known."""
        event = event_of_page(self)
        if event is None:
            raise Http404
        return calendar_response([event], filename=f"{self.slug}.ics")
