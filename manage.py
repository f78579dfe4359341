#!/usr/bin/env python
"""Django's command-line entry point for the MPKU Knowledge Exchange."""

import os
import sys
from pathlib import Path

# `site/` is a plain folder on the import path, never a package: `site` is the
# standard library's module.
sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))

from django.core.management import execute_from_command_line


def main() -> None:
    """Run a management command with the development settings by default."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
