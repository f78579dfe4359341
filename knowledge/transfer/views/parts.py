"""What the pages of imports share."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.models import User
from knowledge.models import ImportRun
from knowledge.transfer.permissions import kinds_for, user_can_see_import


class ImportsMixin(WagtailAdminTemplateMixin, View):
    """A page for whoever may import something."""

    header_icon = "download"
    _show_breadcrumbs = True
    request: HttpRequest

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Refuse people who may import nothing."""
        if not isinstance(request.user, User) or not kinds_for(request.user):
            raise PermissionDenied
        self.user: User = request.user
        self.kinds = kinds_for(self.user)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the list."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("imports:index"), "label": _("Imports")},
            {"url": "", "label": self.get_page_title()},
        ]


class OneImportMixin(ImportsMixin):
    """A page about one import, for whoever may see it."""

    def dispatch(
        self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any
    ) -> HttpResponseBase:
        """Find the import; somebody else's does not exist."""
        self.run = get_object_or_404(
            ImportRun.objects.select_related("user", "owner"), pk=pk
        )
        if not user_can_see_import(request.user, self.run):
            raise Http404
        return super().dispatch(request, *args, pk=pk, **kwargs)

    def get_page_title(self) -> str:
        """Name the file."""
        return str(self.run)
