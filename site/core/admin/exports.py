"""Listings of the admin as files: in three formats, and harmless to open."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.encoding import force_str
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.widgets.button import Button

from core.cells import plain_cell

JSON = "json"


class HarmlessExportMixin(SpreadsheetExportMixin):
    """Adds JSON to Wagtail's formats; no cell begins like a formula."""

    FORMATS = (*SpreadsheetExportMixin.FORMATS, JSON)
    custom_value_preprocess: ClassVar = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        str: {
            SpreadsheetExportMixin.FORMAT_CSV: plain_cell,
            SpreadsheetExportMixin.FORMAT_XLSX: plain_cell,
        },
    }

    def as_spreadsheet(
        self, queryset: Any, spreadsheet_format: str
    ) -> HttpResponseBase:
        """Answer in the format that was asked for."""
        if spreadsheet_format != JSON:
            answer: HttpResponseBase = super().as_spreadsheet(
                queryset, spreadsheet_format
            )
            return answer
        return StreamingHttpResponse(
            self.json_lines(queryset),
            content_type="application/json",
            headers={
                "Content-Disposition": f'attachment; filename="{self.get_filename()}.json"'
            },
        )

    def json_lines(self, queryset: Iterable[Any]) -> Iterator[str]:
        """Yield an array of objects, a line for each row."""
        yield "["
        for number, item in enumerate(queryset):
            row = json.dumps(
                self.to_row_dict(item), ensure_ascii=False, default=force_str
            )
            yield f"{',' if number else ''}\n{row}"
        yield "\n]\n"

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer JSON beside the spreadsheets."""
        buttons: list[Button] = super().header_more_buttons
        if not self.show_export_buttons:
            return buttons
        label = _("Download JSON")
        url = self.get_export_url(JSON)
        return [*buttons, Button(label, url=url, icon_name="download", priority=110)]
