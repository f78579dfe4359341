"""Upload, choose columns, look at the result, and what can be done with it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton

from knowledge.models import ImportRun
from knowledge.transfer.corrections import corrections, told
from knowledge.transfer.enums import UNDER_WAY, ImportState, RowState
from knowledge.transfer.forms import MappingForm, UploadForm
from knowledge.transfer.permissions import user_can_see_import
from knowledge.transfer.services import (
    import_check,
    import_create,
    import_start,
    import_stop,
    import_undo,
)
from knowledge.transfer.views.parts import ImportsMixin, OneImportMixin

PAGE_SIZE = 50
REFRESH_SECONDS = "3"
MOST_IMPORTS = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportListView(ImportsMixin, TemplateView):
    """The imports a person may see, the newest first."""

    page_title = _("Imports")
    template_name = "knowledge/transfer/list.html"

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Offer a new one."""
        from_file = HeaderButton(
            _("Import a table"),
            url=reverse("imports:add"),
            icon_name="plus",
            priority=10,
        )
        return [from_file]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """End here."""
        return super().get_breadcrumbs_items()[:-1]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the imports."""
        runs = ImportRun.objects.select_related("user").annotate(number=Count("rows"))
        seen = [
            run
            for run in runs[:MOST_IMPORTS]
            if user_can_see_import(self.request.user, run)
        ]
        return super().get_context_data(runs=seen, **kwargs)


class UploadView(ImportsMixin, FormView):
    """Upload a table."""

    page_title = _("Import a table")
    template_name = "knowledge/transfer/form.html"
    form_class = UploadForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer what the person may import."""
        return {
            **super().get_form_kwargs(),
            "kinds": self.kinds,
            "user": self.user,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the button does."""
        return super().get_context_data(button=_("Upload"), **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Keep the rows; ask about the columns next."""
        chosen = form.cleaned_data
        if form.sheet is None:
            return self.form_invalid(form)
        run = import_create(
            kind=chosen["kind"],
            sheet=form.sheet,
            file_name=chosen["file"].name,
            user=self.user,
            language=chosen["language"],
            owner=chosen["owner"],
            publish=chosen["publish"],
        )
        return redirect("imports:columns", run.pk)


class ColumnsView(OneImportMixin, FormView):
    """Choose which column is read into which field."""

    template_name = "knowledge/transfer/form.html"
    form_class = MappingForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask about the columns of this import."""
        return {**super().get_form_kwargs(), "run": self.run}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the button does."""
        return super().get_context_data(
            button=_("Check the rows"),
            introduction=_(
                "Choose what each column holds. Nothing is written yet: every row is "
                "checked first."
            ),
            **kwargs,
        )

    def form_valid(self, form: MappingForm) -> HttpResponse:
        """Let the rows be checked."""
        try:
            import_check(run=self.run, mapping=form.mapping)
        except ValidationError as error:
            messages.validation_error(self.request, " ".join(error.messages), form)
        return redirect("imports:show", self.run.pk)


class ImportView(OneImportMixin, TemplateView):
    """How far an import is, and which rows have errors."""

    template_name = "knowledge/transfer/show.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add numbers, one page of rows with errors, and what can be done."""
        run = self.run
        counted = run.rows.order_by().values_list("state").annotate(Count("pk"))
        numbers = dict(counted)
        rows = run.rows.filter(state__in=(RowState.FAULTY, RowState.KEPT))
        page = Paginator(rows.order_by("number"), PAGE_SIZE).get_page(
            self.request.GET.get("p")
        )
        for row in page.object_list:
            row.run = run
        faults = [(row, told(row)) for row in page.object_list]
        total = sum(numbers.values())
        done = total - numbers.get(LEFT_IN.get(run.state, ""), 0)
        return super().get_context_data(
            run=run,
            page=page,
            faults=faults,
            total=total,
            done=done,
            under_way=run.state in UNDER_WAY,
            numbers=[
                (RowState(state).label, number)
                for state, number in sorted(numbers.items())
            ],
            ready=numbers.get(RowState.READY, 0),
            imported=numbers.get(RowState.IMPORTED, 0),
            faulty=numbers.get(RowState.FAULTY, 0),
            can_start=run.state in (ImportState.CHECKED, ImportState.DONE),
            can_map=run.state in (ImportState.MAPPING, ImportState.CHECKED),
            **kwargs,
        )

    def render_to_response(
        self, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        """Let the browser ask again while the worker is at it."""
        response = super().render_to_response(context, **kwargs)
        if context["under_way"]:
            response["Refresh"] = REFRESH_SECONDS
        return response


LEFT_IN = {
    ImportState.CHECKING.value: RowState.WAITING.value,
    ImportState.RUNNING.value: RowState.READY.value,
    ImportState.UNDOING.value: RowState.IMPORTED.value,
}


class CorrectionsView(OneImportMixin):
    """The file to correct."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        """Send the rows with errors."""
        return FileResponse(
            corrections(self.run),
            as_attachment=True,
            filename=f"import-{self.run.pk}.xlsx",
            content_type=XLSX,
        )


class StepView(OneImportMixin, View):
    """One step, by POST."""

    http_method_names = ["post"]
    step = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the step; a step that is not possible is told."""
        try:
            if self.step == "start":
                import_start(run=self.run, user=self.user)
            elif self.step == "undo":
                import_undo(run=self.run, user=self.user)
            else:
                import_stop(run=self.run)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("imports:show", self.run.pk)
