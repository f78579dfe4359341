"""Write the API's description where its readers and its test find it."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.api import api
from config.environment import ROOT

PATH = ROOT / "docs" / "api" / "openapi.json"


class Command(BaseCommand):
    """`openapi [--check]`."""

    help = "Write docs/api/openapi.json, or compare it with the code."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the choice between writing and comparing."""
        parser.add_argument("--check", action="store_true", help="Only compare.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file, or fail when it is out of date."""
        text = openapi_text()
        if not options["check"]:
            PATH.parent.mkdir(parents=True, exist_ok=True)
            PATH.write_text(text, encoding="utf-8")
            self.stdout.write(f"{PATH.relative_to(ROOT)} written")
        elif not PATH.exists() or PATH.read_text(encoding="utf-8") != text:
            raise CommandError("docs/api/openapi.json is out of date; run openapi.")


def openapi_text() -> str:
    """Return the description as it is stored: sorted, so that changes show."""
    schema = api.get_openapi_schema(path_prefix="api/v1/")
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
