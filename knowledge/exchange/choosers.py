"""Choosing a public practice or activity, whoever's it is.

The page chooser of the admin shows drafts and keeps people to their own
branches; what is adopted is public and somebody else's.
"""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.generic.chooser import (
    BaseChooseView,
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser

from core.admin.doors import plain_numbers
from core.models import BasePage
from knowledge.exchange.selectors import public_source_pages
from knowledge.models import PracticePage
from partners_exchange.models import ActivityPage


class PublicOnly(BaseChooseView):
    """Lists what is public, once: in the language it was written in."""

    def get_object_list(self) -> QuerySet[Any]:
        """Return the pages there are to choose from."""
        # As a list of numbers: a search can narrow by nothing else.
        numbers = public_source_pages(self.model_class).values("pk")
        pages: QuerySet[Any] = self.model_class.objects.filter(pk__in=numbers)
        return pages.select_related("locale").order_by("title", "pk")

    @property
    def columns(self) -> list[Any]:
        """Show the title, and when it was published."""
        published = DateColumn(
            "published", label=_("Published"), accessor="first_published_at"
        )
        return [*super().columns, published]


class PublicChooseView(PublicOnly, ChooseView):
    """The window."""


class PublicResultsView(PublicOnly, ChooseResultsView):
    """The list in the window."""


class PublicChosenView(ChosenView):
    """What was chosen; a draft cannot be asked for by its number."""

    def get_object(self, pk: Any) -> BasePage:
        """Return a public page."""
        page: BasePage = get_object_or_404(public_source_pages(self.model_class), pk=pk)
        return page

    def get_edit_item_url(self, instance: Any) -> str | None:
        """Offer no editing: it is mostly somebody else's."""
        return None


class PublicChosenMultipleView(ChosenMultipleView):
    """Several at once; drafts among the numbers are left out."""

    def get_objects(self, pks: Any) -> QuerySet[Any]:
        """Return the public pages among these."""
        return public_source_pages(self.model_class).filter(pk__in=plain_numbers(pks))


class PublicChooserWidget(BaseChooser):
    """Names what is public; a number that was typed in tells no draft's title."""

    def get_instance(self, value: Any) -> BasePage | None:
        """Return the public page with a number."""
        pk = value.pk if isinstance(value, BasePage) else value
        if not str(pk or "").isdecimal():
            return None
        found: BasePage | None = (
            public_source_pages(self.model_class).filter(pk=pk).first()
        )
        return found


class PublicChooserViewSet(ChooserViewSet):
    """A chooser that is used where it is named, not for every foreign key."""

    choose_view_class = PublicChooseView
    choose_results_view_class = PublicResultsView
    chosen_view_class = PublicChosenView
    chosen_multiple_view_class = PublicChosenMultipleView
    base_widget_class = PublicChooserWidget
    register_widget = False
    icon = "doc-full"


practice_chooser = PublicChooserViewSet(
    "public_practice_chooser",
    model=PracticePage,
    choose_one_text=_("Choose a good practice"),
    choose_another_text=_("Choose another good practice"),
)
activity_chooser = PublicChooserViewSet(
    "public_activity_chooser",
    model=ActivityPage,
    choose_one_text=_("Choose an activity"),
    choose_another_text=_("Choose another activity"),
)
